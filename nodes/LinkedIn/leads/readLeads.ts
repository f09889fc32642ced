import type { IDataObject } from 'n8n-workflow';
import type { LeadPage, LeadWindow } from '../../shared/leads/capability';
import { concurrently } from '../../shared/run/concurrently';
import type { LinkedInApi } from '../connection';
import type { LeadType } from './owners';
import { ownerRecord } from './owners';
import { LEAD_FIELDS, toNetworkLead } from './readLead';
import type { LinkedInForm } from './toForm';
import { listOf, objectOf } from './toForm';

/** LinkedIn keeps leads for a year. */
export const RETENTION_DAYS = 365;

const PAGE_SIZE = 100;
/**
 * Pages go by position: a lead that its person withdraws meanwhile moves the others up. Each page
 * begins a little before the end of the last one, so that none falls in between.
 */
const PAGE_OVERLAP = 5;

/** Where to go on in the leads of one type. */
interface Place {
	type: LeadType;
	start: number;
	/** Leads at the end of the last page, which may come again. */
	seen: string[];
}

/** Where to go on. The end of the time stays, so that new leads do not move the others. */
interface Cursor {
	/** Milliseconds since 1970. */
	end: number;
	places: Place[];
}

export interface LeadQuery {
	ownerId: string;
	leadTypes: readonly LeadType[];
	/** For leads without their version of the form. */
	forms: readonly LinkedInForm[];
	window: LeadWindow;
	cursor?: string;
	limit?: number;
}

/**
 * Part of the leads of an owner, of all forms and all versions of them, the types one beside the
 * other. Throws the failure of a call.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/lead-sync/leadsync#lead-form-responses
 */
export async function readLeadPage(api: LinkedInApi, query: LeadQuery): Promise<LeadPage> {
	const { leadTypes, forms, window, limit = PAGE_SIZE } = query;
	const count = Math.min(limit, PAGE_SIZE);
	const { end, places } = query.cursor
		? (JSON.parse(query.cursor) as Cursor)
		: { end: endOf(window), places: leadTypes.map((type) => ({ type, start: 0, seen: [] })) };
	const range = { start: startOf(window, end), end };
	const pages = await concurrently(places.length, places.length, async (index) => {
		const place = places[index];
		const { given, goesOn } = await readPlace(api, { ownerId: query.ownerId, range, place, count });
		const fresh = given.filter(({ id }) => !place.seen.includes(String(id)));
		return { fresh, next: goesOn ? nextPlace(place, given, count) : undefined };
	});
	const next = pages.flatMap((page) => page.next ?? []);
	const leads = pages
		.flatMap(({ fresh }) => fresh)
		.map((raw) => toNetworkLead(raw, forms))
		.sort((one, other) => (other.createdAt ?? '').localeCompare(one.createdAt ?? ''));
	return { leads, next: next.length ? JSON.stringify({ end, places: next }) : undefined };
}

async function readPlace(
	api: LinkedInApi,
	{
		ownerId,
		range,
		place,
		count,
	}: { ownerId: string; range: { start: number; end: number }; place: Place; count: number },
): Promise<{ given: IDataObject[]; goesOn: boolean }> {
	const body = await api.client.call({
		method: 'GET',
		path: 'leadFormResponses',
		restliMethod: 'FINDER',
		query: {
			q: 'owner',
			owner: ownerRecord(ownerId),
			leadType: { leadType: place.type },
			limitedToTestLeads: false,
			submittedAtTimeRange: range,
			fields: LEAD_FIELDS,
			start: place.start,
			count,
		},
	});
	const given = listOf(body.elements);
	const hasNext = listOf(objectOf(body.paging).links).some(({ rel }) => rel === 'next');
	return { given, goesOn: given.length === count || (hasNext && given.length > 0) };
}

function nextPlace({ type, start }: Place, given: readonly IDataObject[], count: number): Place {
	const overlap = Math.min(PAGE_OVERLAP, count - 1);
	const seen = given.slice(-2 * overlap).map(({ id }) => String(id));
	return { type, start: start + count - overlap, seen };
}

/** The seconds of a window are included, LinkedIn's end is taken as not. */
const endOf = ({ from = 0, to }: LeadWindow): number =>
	to === undefined ? Math.max(Date.now(), (from + 1) * 1000) : (to + 1) * 1000;

/** LinkedIn answers for as long as it keeps leads. */
function startOf({ from }: LeadWindow, end: number): number {
	const oldest = Math.min(end, Date.now()) - RETENTION_DAYS * 86_400_000;
	return Math.max(oldest, (from ?? 0) * 1000);
}
