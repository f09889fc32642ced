import type { IDataObject } from 'n8n-workflow';
import { asThrown, failureOf } from '../shared/http/failure';
import { concurrently } from '../shared/run/concurrently';
import type { LinkedInApi } from './connection';
import { parseUrn } from './urn';

interface Lookup {
	/** Kind of URN. */
	type: string;
	/** Resource that tells of several, to everybody. */
	many: string;
	/** Resource that tells of one, to its administrators. */
	one: string;
}

const LOOKUPS: readonly Lookup[] = [
	{ type: 'organization', many: 'organizationsLookup', one: 'organizations' },
	{ type: 'organizationBrand', many: 'organizationBrandsLookup', one: 'organizationBrands' },
];

/** IDs of one look-up: its address stays below the length that has to be tunnelled. */
const LOOKUP_SIZE = 100;
const PAGES_AT_ONCE = 4;

/**
 * What LinkedIn tells of pages, by URN. Pages that are gone are missing.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/organization-lookup-api
 */
export async function readFacts(
	api: LinkedInApi,
	urns: readonly string[],
): Promise<Map<string, IDataObject>> {
	const facts = new Map<string, IDataObject>();
	for (const lookup of LOOKUPS) {
		const ids = urns.flatMap((urn) => {
			const parsed = parseUrn(urn);
			return parsed?.type === lookup.type ? [parsed.id] : [];
		});
		for (let from = 0; from < ids.length; from += LOOKUP_SIZE) {
			const found = await readBatch(api, lookup, ids.slice(from, from + LOOKUP_SIZE));
			for (const [id, page] of found) facts.set(`urn:li:${lookup.type}:${id}`, page);
		}
	}
	return facts;
}

type Found = Array<readonly [string, IDataObject]>;

/** Apps in the Development tier may not look up several at once: LinkedIn answers them 405. */
async function readBatch(api: LinkedInApi, { many, one }: Lookup, ids: string[]): Promise<Found> {
	try {
		const { results = {} } = await api.client.get(many, { ids });
		return Object.entries(results as Record<string, IDataObject>);
	} catch (error) {
		if (failureOf(error)?.httpStatus !== 405) throw asThrown(error);
		const found = await concurrently(ids.length, PAGES_AT_ONCE, async (index) =>
			readOne(api, one, ids[index]),
		);
		return found.flat();
	}
}

/** Nothing for a page that is gone, or that the person does not administer. */
async function readOne({ client }: LinkedInApi, resource: string, id: string): Promise<Found> {
	try {
		return [[id, await client.get(`${resource}/${id}`)]];
	} catch (error) {
		const kind = failureOf(error)?.kind;
		if (kind !== 'permission-missing' && kind !== 'not-found') throw asThrown(error);
		return [];
	}
}
