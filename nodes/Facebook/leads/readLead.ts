import type { IDataObject } from 'n8n-workflow';
import { asBooleanOrNull, asObjects, asText, asTextOrNull } from '../../shared/json/read';
import type { NetworkLead } from '../../shared/leads/capability';
import type { AnswerValue } from '../../shared/leads/lead';
import { toIso } from '../../shared/time/timeParameter';

/**
 * Ad and campaign are missing from the answer without the permission ads_management, which Meta
 * does not call an error.
 * @see https://developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving
 */
export const LEAD_FIELDS =
	'id,created_time,form_id,field_data,custom_disclaimer_responses,is_organic,platform,ad_id,ad_name,adset_id,adset_name,campaign_id,campaign_name';

const SURFACES: Readonly<Record<string, string>> = { fb: 'facebook', ig: 'instagram' };
/** Meta's own tools fill a test lead with such texts. */
const TEST_ANSWER = /^<test lead: dummy data for /;

/** A lead as Graph answers it with `LEAD_FIELDS`. Pure. */
export function toNetworkLead(
	page: { id: string; name: string | null },
	raw: IDataObject,
): NetworkLead {
	const answers = answersOf(raw);
	return {
		id: asText(raw.id),
		formId: idOf(raw.form_id),
		createdAt: toIso(raw.created_time),
		answers,
		consents: asObjects(raw.custom_disclaimer_responses).map((response) => ({
			id: asText(response.checkbox_key),
			checked: isChecked(response.is_checked),
		})),
		source: {
			pageId: page.id,
			pageName: page.name,
			adId: idOf(raw.ad_id),
			adName: asTextOrNull(raw.ad_name),
			adsetId: idOf(raw.adset_id),
			adsetName: asTextOrNull(raw.adset_name),
			campaignId: idOf(raw.campaign_id),
			campaignName: asTextOrNull(raw.campaign_name),
			surface: surfaceOf(raw.platform),
			organic: asBooleanOrNull(raw.is_organic),
		},
		test: hasTestAnswer(answers),
		raw,
	};
}

/** A question asked once has one answer or several; none is an empty text. */
function answersOf(raw: IDataObject): Record<string, AnswerValue> {
	return Object.fromEntries(
		asObjects(raw.field_data).map(({ name, values }): [string, AnswerValue] => {
			const given = (Array.isArray(values) ? values : []).map(answerOf);
			return [asText(name), given.length > 1 ? given : (given[0] ?? '')];
		}),
	);
}

/** Nothing of an answer is left out, whatever it is. */
const answerOf = (value: unknown): string =>
	typeof value === 'object' ? JSON.stringify(value) : String(value);

function hasTestAnswer(answers: Readonly<Record<string, AnswerValue>>): boolean {
	return Object.values(answers).some((answer) =>
		[answer].flat().some((one) => TEST_ANSWER.test(one)),
	);
}

/** Documented as "1" and "". */
const isChecked = (value: unknown): boolean => value === true || ['1', 'true'].includes(asText(value));

function surfaceOf(platform: unknown): string | null {
	const name = asTextOrNull(platform);
	return name === null ? null : (SURFACES[name] ?? name);
}

/** Absent and 0 both mean none: Meta sends either. */
function idOf(value: unknown): string | null {
	return value === 0 || value === '0' ? null : asTextOrNull(value);
}
