import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { connectOutsideItems } from './connection';
import type { LinkedInApi } from './connection';
import { asThrown, failureOf } from '../shared/http/failure';
import type { Organization } from './organizations';
import { listOrganizations, PUBLISHING_ROLES } from './organizations';
import { parseUrn } from './urn';

/** The person who has connected, and the pages that they may publish as. */
export async function searchAuthors(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const api = await connectOutsideItems(this);
	const myself = await ownEntry(api);
	const pages = (await pagesOf(api)).filter(({ roles }) =>
		roles.some((role) => PUBLISHING_ROLES.includes(role)),
	);
	return { results: [...myself, ...pages.map(toEntry)].filter(matching(filter)) };
}

/** The pages on which the person has a role of any kind. */
export async function searchOrganizations(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const api = await connectOutsideItems(this);
	return { results: (await listOrganizations(api)).map(toEntry).filter(matching(filter)) };
}

/** Organizations alone: a brand owns no lead forms. */
export async function searchLeadOrganizations(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const pages = await listOrganizations(await connectOutsideItems(this));
	const owners = pages.filter(({ urn }) => parseUrn(urn)?.type === 'organization');
	return { results: owners.map(toEntry).filter(matching(filter)) };
}

interface Entry {
	name: string;
	value: string;
	url?: string;
}

const toEntry = ({ urn, name, url }: Organization): Entry => ({ name, value: urn, url });

const matching =
	(filter = '') =>
	({ name, value }: Entry): boolean =>
		`${name} ${value}`.toLowerCase().includes(filter.trim().toLowerCase());

/** Some apps may not read who has connected. */
async function ownEntry(api: LinkedInApi): Promise<Entry[]> {
	return await unlessForbidden(async () => {
		const { urn, name } = await api.member();
		return [{ name: `${name} (Me)`, value: urn }];
	});
}

/** An app for posting as oneself may not read pages: there is nothing to choose then. */
async function pagesOf(api: LinkedInApi): Promise<Organization[]> {
	return await unlessForbidden(async () => await listOrganizations(api));
}

async function unlessForbidden<Item>(read: () => Promise<Item[]>): Promise<Item[]> {
	try {
		return await read();
	} catch (error) {
		if (failureOf(error)?.kind !== 'permission-missing') throw asThrown(error);
		return [];
	}
}
