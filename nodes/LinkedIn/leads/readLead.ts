import type { IDataObject } from 'n8n-workflow';
import { asObject, asObjects, asText } from '../../shared/json/read';
import type { NetworkLead } from '../../shared/leads/capability';
import type { LeadForm } from '../../shared/leads/form';
import type { AnswerValue, LeadSource } from '../../shared/leads/lead';
import { parseFormVersion } from './formVersion';
import { ownerOf } from './owners';
import type { LinkedInForm, NumberedQuestion } from './toForm';
import { keyOfNumber, toForm, toIsoTime } from './toForm';

/**
 * What to ask of a lead. `form` is the version that was answered; it and the names (`…Info`) come
 * only when asked for.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/lead-sync/leadsync#lead-form-responses
 */
export const LEAD_FIELDS = [
	'id,owner,ownerInfo,associatedEntity,associatedEntityInfo,leadMetadata,leadMetadataInfo,leadType',
	'versionedLeadGenFormUrn,submittedAt,submitter,testLead,formResponse',
	'form:(hiddenFields,creationLocale,name,id,content)',
].join(',');

/**
 * A lead as LinkedIn answers it with `LEAD_FIELDS`. Answers name their questions by number alone,
 * which means something in that version of the form only: without it their keys are the numbers.
 * Pure.
 */
export function toNetworkLead(raw: IDataObject, forms: readonly LinkedInForm[]): NetworkLead {
	const answered = parseFormVersion(raw.versionedLeadGenFormUrn);
	const form = formOf(raw, answered?.version, forms);
	const response = asObject(raw.formResponse);
	return {
		id: asText(raw.id),
		formId: answered?.formId ?? form?.id ?? null,
		...(answered ? { formVersion: answered.version } : {}),
		...(form ? { form } : {}),
		createdAt: toIsoTime(raw.submittedAt),
		answers: Object.fromEntries(
			asObjects(response.answers).map((answer) => toAnswer(answer, form?.questions ?? [])),
		),
		consents: asObjects(response.consentResponses).map(({ consentId, accepted }) => ({
			id: asText(consentId),
			checked: accepted === true,
		})),
		source: sourceOf(raw, forms.find(({ id }) => id === answered?.formId)?.account),
		test: raw.testLead === true,
		raw,
	};
}

function formOf(
	raw: IDataObject,
	version: string | undefined,
	forms: readonly LinkedInForm[],
): LinkedInForm | undefined {
	const given = asObject(raw.form);
	const listed = forms.find(({ id }) => id === String(given.id ?? parsedId(raw)));
	if (given.content === undefined) return listed?.version === version ? listed : undefined;
	const owner = ownerOf(raw.owner) ?? '';
	const account = listed?.account ?? { id: owner, name: nameIn(raw.ownerInfo) ?? owner };
	return toForm(account, { ...given, id: given.id ?? parsedId(raw) }, version);
}

const parsedId = (raw: IDataObject): string | undefined =>
	parseFormVersion(raw.versionedLeadGenFormUrn)?.formId;

function toAnswer(
	raw: IDataObject,
	questions: readonly NumberedQuestion[],
): [key: string, value: AnswerValue] {
	const questionId = asText(raw.questionId);
	const question = questions.find((one) => one.questionId === questionId);
	return [question?.key ?? keyOfNumber(questionId), valueOf(raw.answerDetails, question)];
}

/** Choices come as the numbers of options; they are put out in the words of the form. */
function valueOf(details: unknown, question: NumberedQuestion | undefined): AnswerValue {
	const { textQuestionAnswer, multipleChoiceAnswer } = asObject(details);
	if (multipleChoiceAnswer) {
		const { options } = asObject(multipleChoiceAnswer);
		const chosen = (Array.isArray(options) ? options : []).map((id) => labelOf(id, question));
		return chosen.length > 1 ? chosen : (chosen[0] ?? '');
	}
	if (textQuestionAnswer) return asText(asObject(textQuestionAnswer).answer);
	return details === undefined ? '' : JSON.stringify(details);
}

function labelOf(id: unknown, question: NumberedQuestion | undefined): string {
	const key = String(id);
	return question?.options.find((option) => option.key === key)?.label ?? key;
}

function sourceOf(raw: IDataObject, account: LeadForm['account'] | undefined): LeadSource {
	const owner = ownerOf(raw.owner) ?? account?.id ?? '';
	const name = account?.name ?? nameIn(raw.ownerInfo);
	const isAd = owner.startsWith('urn:li:sponsoredAccount:');
	const entity = asObject(raw.associatedEntity);
	const campaign = asObject(asObject(raw.leadMetadata).sponsoredLeadMetadata).campaign;
	return {
		pageId: isAd ? null : idOf(owner),
		pageName: isAd ? null : name,
		adId: idOf(entity.associatedCreative ?? entity.sponsoredCreative),
		adName: nameIn(raw.associatedEntityInfo),
		adsetId: null,
		adsetName: null,
		campaignId: idOf(campaign),
		campaignName: nameIn(
			asObject(asObject(raw.leadMetadataInfo).sponsoredLeadMetadataInfo).campaign,
		),
		surface: 'linkedin',
		organic: raw.leadType === undefined ? null : raw.leadType !== 'SPONSORED',
		adAccountId: isAd ? idOf(owner) : null,
		adAccountName: isAd ? name : null,
		eventId: idOf(entity.event ?? entity.associatedEvent),
	};
}

/** The last part of a URN; null where there is none. */
function idOf(urn: unknown): string | null {
	return asText(urn).split(':').pop() || null;
}

/** The name in what LinkedIn adds to a URN, itself or within what the URN is a choice of. */
function nameIn(info: unknown): string | null {
	const { name, localizedName, ...others } = asObject(info);
	if (typeof name === 'string') return name;
	if (typeof localizedName === 'string') return localizedName;
	const [inner, ...more] = Object.values(others);
	return more.length === 0 && typeof inner === 'object' && inner !== null ? nameIn(inner) : null;
}
