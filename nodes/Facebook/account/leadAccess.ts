import type { IDataObject } from 'n8n-workflow';
import type { FailureKind } from '../../shared/contract/failure';
import { asThrown, failureOf } from '../../shared/http/failure';
import type { FacebookApi } from '../connection';

/** Whether the leads of a Page can be read, and if not, why and what to do. */
export interface LeadAccess {
	/** Null where Graph could not say at the moment. */
	canRead: boolean | null;
	/** Whether the business has taken lead access into its own hands, person by person. */
	isManaged: boolean | null;
	termsAccepted: boolean | null;
	reason: string | null;
	fix: string | null;
}

/** What the connection lacks, rather than what went wrong with a call. */
const REFUSALS: readonly FailureKind[] = ['permission-missing', 'not-found', 'account-restricted'];
const TERMS_URL = 'https://www.facebook.com/ads/leadgen/tos';
const ACCESS_FIELDS = [
	'can_access_lead',
	'app_has_leads_permission',
	'user_has_leads_permission',
	'enabled_lead_access_manager',
	'is_page_admin',
	'failure_reason',
	'failure_resolution',
].join(',');

/**
 * Asks Graph about the lead access of the person and the app on a Page. What is refused is an answer
 * too.
 * @see https://developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving
 */
export async function readLeadAccess(
	api: FacebookApi,
	input: { pageId: string; userId: string },
): Promise<LeadAccess> {
	try {
		const page = await api.page(input.pageId);
		const fields = `has_lead_access.user_id(${input.userId}){${ACCESS_FIELDS}},leadgen_tos_accepted`;
		const answer = await page.graph.call({ method: 'GET', path: page.id, fields: { fields } });
		return toLeadAccess(answer);
	} catch (error) {
		const failure = failureOf(error);
		if (!failure) throw asThrown(error);
		const { kind, happened: reason, advice: fix } = failure;
		const canRead = REFUSALS.includes(kind) ? false : null;
		return { canRead, isManaged: null, termsAccepted: null, reason, fix };
	}
}

/** Graph's answer in our words. Pure. */
export function toLeadAccess(answer: IDataObject): LeadAccess {
	const access = (answer.has_lead_access ?? {}) as IDataObject;
	const canRead = access.can_access_lead === true;
	const terms = answer.leadgen_tos_accepted;
	return {
		canRead,
		isManaged: booleanOrNull(access.enabled_lead_access_manager),
		termsAccepted: booleanOrNull(terms),
		...(canRead ? termsProblem(terms) : accessProblem(access)),
	};
}

function accessProblem(access: IDataObject): Pick<LeadAccess, 'reason' | 'fix'> {
	const who = [
		...(access.user_has_leads_permission === false ? ['the person'] : []),
		...(access.app_has_leads_permission === false ? ['the app'] : []),
	].join(' and ');
	return {
		reason: textOr(access.failure_reason, `No lead access for ${who || 'this connection'}`),
		fix: textOr(
			access.failure_resolution,
			`In the business settings under Integrations > Lead access, give access to ${who || 'the person and the app'}.`,
		),
	};
}

/** Leads can be read without the terms, but no form can be made and no new lead comes in. */
function termsProblem(terms: unknown): Pick<LeadAccess, 'reason' | 'fix'> {
	if (terms !== false) return { reason: null, fix: null };
	return {
		reason: 'The terms of lead ads are not accepted for this Page',
		fix: `An administrator of the Page accepts them at ${TERMS_URL}.`,
	};
}

const booleanOrNull = (value: unknown): boolean | null =>
	typeof value === 'boolean' ? value : null;
const textOr = (value: unknown, other: string): string =>
	typeof value === 'string' && value ? value : other;
