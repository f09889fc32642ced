import type { IDataObject } from 'n8n-workflow';
import { asThrown, failureOf } from '../../shared/http/failure';
import { collect, paginate } from '../../shared/http/paginate';
import { createMemory } from '../../shared/run/remember';
import type { LinkedInApi } from '../connection';
import { nextStart } from '../paging';
import { parseUrn } from '../urn';
import { asObjects, asObject } from '../../shared/json/read';

/** An ad account on which the person has a role. */
export interface AdAccount {
	/** `urn:li:sponsoredAccount:…`. */
	urn: string;
	name: string;
}

const PAGE_SIZE = 100;

/**
 * The active ad accounts of the person. LinkedIn pages them by token, earlier versions by position.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/integrations/ads/account-structure/create-and-manage-accounts#search-for-accounts
 */
export async function listAdAccounts(api: LinkedInApi): Promise<AdAccount[]> {
	const search = { status: { values: ['ACTIVE'] }, test: false };
	const accounts = paginate(async (cursor) => {
		const place = cursor ? (JSON.parse(cursor) as Place) : {};
		const body = await api.client.call({
			method: 'GET',
			path: 'adAccounts',
			query: { q: 'search', search, pageSize: PAGE_SIZE, ...place },
			restliMethod: 'FINDER',
		});
		const items = asObjects(body.elements);
		return { items, next: nextPlace(body, place) };
	});
	return (await collect(accounts)).map(toAdAccount);
}

interface Place {
	pageToken?: string;
	start?: number;
	count?: number;
}

function nextPlace(body: IDataObject, { start = 0 }: Place): string | undefined {
	const { nextPageToken } = asObject(body.metadata);
	if (nextPageToken) return JSON.stringify({ pageToken: nextPageToken });
	const hasNext = asObjects(asObject(body.paging).links).some(({ rel }) => rel === 'next');
	const next = hasNext ? nextStart(body, { start, count: PAGE_SIZE }) : undefined;
	return next === undefined ? undefined : JSON.stringify({ start: next, count: PAGE_SIZE });
}

function toAdAccount({ id, name }: IDataObject): AdAccount {
	const urn = `urn:li:sponsoredAccount:${String(id)}`;
	return { urn, name: name ? String(name) : urn };
}

const names = createMemory<string>(60 * 60_000);

/** The name of an ad account, read once an hour; its URN where the connection may not read it. */
export async function adAccountName(api: LinkedInApi, urn: string): Promise<string> {
	return await names.of(`${api.budgetOwner}:${urn}`, async () => await readName(api, urn));
}

async function readName(api: LinkedInApi, urn: string): Promise<string> {
	try {
		const { name } = await api.client.get(`adAccounts/${parseUrn(urn)?.id ?? ''}`);
		return name ? String(name) : urn;
	} catch (error) {
		const kind = failureOf(error)?.kind;
		if (kind !== 'permission-missing' && kind !== 'not-found') throw asThrown(error);
		return urn;
	}
}
