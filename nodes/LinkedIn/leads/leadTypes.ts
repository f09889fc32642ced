import { asThrown, failureOf, toNodeError } from '../../shared/http/failure';
import type { LinkedInApi } from '../connection';
import type { LeadType, OrganizationLeadType } from './owners';

/** What the leads of an organization are called in the editor. */
export const LEAD_TYPES: Array<{
	name: string;
	value: OrganizationLeadType;
	description: string;
}> = [
	{ name: 'Company Page', value: 'COMPANY', description: 'Leads of the page itself' },
	{ name: 'Event', value: 'EVENT', description: 'Registrations for events. Needs r_events.' },
	{ name: 'Product', value: 'ORGANIZATION_PRODUCT', description: 'Leads of product pages' },
];

/** What LinkedIn has refused for one type of leads: a refusal says which one it is about. */
export function refusalOfType(api: LinkedInApi, type: LeadType, error: unknown): Error {
	const failure = failureOf(error);
	const option = LEAD_TYPES.find(({ value }) => value === type);
	if (failure?.kind !== 'permission-missing' || !option) return asThrown(error);
	const { happened, advice } = failure;
	const hint =
		type === 'EVENT'
			? "Leads of events need r_events: choose 'Lead Sync: Events' in the credential and connect again. "
			: '';
	return toNodeError(api.node, {
		...failure,
		happened: `'${option.name}' of 'Lead Types' is refused: ${happened}`,
		advice: `${hint}${advice} Or take '${option.name}' out of 'Lead Types'.`,
	});
}
