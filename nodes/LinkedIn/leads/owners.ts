import type { INode } from 'n8n-workflow';
import { asText } from '../../shared/json/read';
import { inputError } from '../../shared/http/failure';
import type { LinkedInApi } from '../connection';
import { organizationName } from '../organizations';
import { parseUrn } from '../urn';
import { adAccountName, listAdAccounts } from './adAccounts';

/** Whose forms to work on. */
export type OwnerScope =
	| { kind: 'adAccount'; id: string }
	| { kind: 'allAdAccounts' }
	| { kind: 'organization'; id: string; leadTypes: readonly OrganizationLeadType[] };

/** Where the leads of an organization come from. */
export type OrganizationLeadType = 'COMPANY' | 'EVENT' | 'ORGANIZATION_PRODUCT';
export type LeadType = 'SPONSORED' | OrganizationLeadType;

/** Who owns forms: an ad account or an organization. */
export interface LeadOwner {
	/** `urn:li:sponsoredAccount:…` or `urn:li:organization:…`. */
	id: string;
	name: string;
	leadTypes: readonly LeadType[];
}

/** A URN of an owner, or undefined for what is none. A plain number is that of the wanted type. */
export function ownerUrn(
	given: string,
	type: 'sponsoredAccount' | 'organization',
): string | undefined {
	const urn = /^\d+$/.test(given) ? `urn:li:${type}:${given}` : given;
	return parseUrn(urn)?.type === type ? urn : undefined;
}

/** The key of the union that LinkedIn names an owner with. */
export const ownerKey = (urn: string): 'sponsoredAccount' | 'organization' =>
	parseUrn(urn)?.type === 'sponsoredAccount' ? 'sponsoredAccount' : 'organization';

/** The owner as a record: `{ sponsoredAccount: 'urn:li:sponsoredAccount:1' }`. */
export const ownerRecord = (urn: string): Record<string, string> => ({ [ownerKey(urn)]: urn });

/** The owner in a record that LinkedIn gives. */
export function ownerOf(record: unknown): string | undefined {
	const { sponsoredAccount, organization } = (record ?? {}) as Record<string, unknown>;
	const urn = sponsoredAccount ?? organization;
	return typeof urn === 'string' ? urn : undefined;
}

/** The owners of a scope with their names. Throws an input error where none is to be had. */
export async function ownersOf(api: LinkedInApi, scope: OwnerScope): Promise<LeadOwner[]> {
	if (scope.kind === 'organization') {
		const { id, leadTypes } = scope;
		return [{ id, name: await organizationName(api, id), leadTypes }];
	}
	if (scope.kind === 'adAccount') {
		const name = await adAccountName(api, scope.id);
		return [{ id: scope.id, name, leadTypes: ['SPONSORED'] }];
	}
	const accounts = await listAdAccounts(api);
	if (accounts.length) {
		return accounts.map(({ urn, name }) => ({ id: urn, name, leadTypes: ['SPONSORED'] }));
	}
	throw inputError(api.node, {
		field: 'Forms Of',
		happened: 'The person who has connected has no active ad account',
		fix: 'Ask for a role on the ad account in Campaign Manager, or reconnect as somebody who has one.',
	});
}

/** The scope in parameters. Throws an input error that names the field. */
export function readOwnerScope(
	node: INode,
	read: (name: string, fallback: unknown) => unknown,
): OwnerScope {
	const kind = read('accountScope', 'adAccount');
	if (kind === 'allAdAccounts') return { kind };
	if (kind === 'organization') {
		const given = textOf(read('organization', ''));
		const id = ownerUrn(given, 'organization');
		if (!id)
			throw notChosen(node, { field: 'Organization', given, example: 'organization:2414183' });
		const leadTypes = read('leadTypes', []) as OrganizationLeadType[];
		if (leadTypes.length) return { kind, id, leadTypes };
		throw inputError(node, {
			field: 'Lead Types',
			happened: 'No lead type is chosen',
			fix: "Choose at least one of the 'Lead Types'.",
		});
	}
	const given = textOf(read('adAccount', ''));
	const id = ownerUrn(given, 'sponsoredAccount');
	if (id) return { kind: 'adAccount', id };
	throw notChosen(node, { field: 'Ad Account', given, example: 'sponsoredAccount:522529623' });
}

/** An expression may give the ID as a number. */
const textOf = (value: unknown): string => asText(value).trim();

function notChosen(
	node: INode,
	{ field, given, example }: { field: string; given: string; example: string },
) {
	const isBrand = parseUrn(given)?.type === 'organizationBrand';
	const owner = isBrand ? 'A brand owns no lead forms: choose the organization behind it. ' : '';
	return inputError(node, {
		field,
		happened: given ? `'${field}' is '${given}', which is no such ID` : `'${field}' is empty`,
		fix: `${owner}Choose one from the list, or give its number or a URN such as urn:li:${example}.`,
	});
}
