import type { IDataObject } from 'n8n-workflow';
import { asThrown, failureOf } from '../shared/http/failure';
import { createMemory } from '../shared/run/remember';
import type { LinkedInApi } from './connection';
import { readFacts } from './organizationFacts';
import { parseUrn } from './urn';

/** A page that the person has a role on: of an organization, or of one of its brands. */
export interface Organization {
	/** `urn:li:organization:…` or `urn:li:organizationBrand:…`. */
	urn: string;
	name: string;
	/** The last part of the page's address. */
	vanityName: string | null;
	roles: string[];
	url: string;
}

/**
 * Roles that may publish as the page.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/organization-access-control-by-role
 */
export const PUBLISHING_ROLES: readonly string[] = [
	'ADMINISTRATOR',
	'CONTENT_ADMIN',
	'CONTENT_ADMINISTRATOR',
	'DIRECT_SPONSORED_CONTENT_POSTER',
];

/**
 * The pages on which the person has a role, each once, with all of their roles.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/organization-lookup-api
 */
export async function listOrganizations(api: LinkedInApi): Promise<Organization[]> {
	const roles = await readRoles(api);
	const facts = await readFacts(api, [...roles.keys()]);
	return [...roles].map(([urn, ofPage]) => toOrganization(urn, ofPage, facts.get(urn)));
}

async function readRoles(api: LinkedInApi): Promise<Map<string, string[]>> {
	const roles = new Map<string, string[]>();
	const query = { q: 'roleAssignee', state: 'APPROVED' };
	for await (const entry of api.client.list('organizationAcls', query)) {
		const urn = String(entry.organization ?? entry.organizationalTarget ?? '');
		if (!parseUrn(urn)) continue;
		roles.set(urn, [...(roles.get(urn) ?? []), String(entry.role)]);
	}
	return roles;
}

function toOrganization(urn: string, roles: string[], facts: IDataObject = {}): Organization {
	const vanityName = facts.vanityName ? String(facts.vanityName) : null;
	return {
		urn,
		name: String(facts.localizedName ?? urn),
		vanityName,
		roles,
		url: pageUrl(urn, vanityName),
	};
}

/** Where people see the page. */
export function pageUrl(urn: string, vanityName: string | null): string {
	const { type, id } = parseUrn(urn) ?? { type: '', id: '' };
	const folder = type === 'organizationBrand' ? 'showcase' : 'company';
	return `https://www.linkedin.com/${folder}/${vanityName ?? id}/`;
}

const names = createMemory<string>(60 * 60_000);

/** The name of a page, read once an hour; its URN where the connection may not read it. */
export async function organizationName(api: LinkedInApi, urn: string): Promise<string> {
	return await names.of(`${api.budgetOwner}:${urn}`, async () => await readName(api, urn));
}

async function readName(api: LinkedInApi, urn: string): Promise<string> {
	try {
		const facts = await readFacts(api, [urn]);
		return String(facts.get(urn)?.localizedName ?? urn);
	} catch (error) {
		const kind = failureOf(error)?.kind;
		if (kind !== 'permission-missing' && kind !== 'not-found') throw asThrown(error);
		return urn;
	}
}
