import type { IDataObject } from 'n8n-workflow';
import { asObjects } from '../../shared/json/read';
import type { LeadPage, LeadWindow } from '../../shared/leads/capability';
import { concurrently } from '../../shared/run/concurrently';
import type { LinkedInApi } from '../connection';
import { nextStart } from '../paging';
import { refusalOfType } from './leadTypes';
import type { LeadType } from './owners';
import { ownerRecord } from './owners';
import { LEAD_FIELDS, toNetworkLead } from './readLead';
import type { LinkedInForm } from './toForm';

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
	/** Milliseconds since 1970 of the last lead; null once leads came that were not newest first. */
	last?: number | null;
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
	const { end, places }: Cursor = query.cursor
		? (JSON.parse(query.cursor) as Cursor)
		: { end: endOf(window), places: leadTypes.map((type) => ({ type, start: 0, seen: [] })) };
	const range = { start: startOf(window, end), end };
	const pages = await concurrently(places.length, places.length, async (index) => {
		const place = places[index];
		const body = await readPlace(api, { ownerId: query.ownerId, range, place, count });
		const given = asObjects(body.elements);
		const fresh = given.filter(({ id }) => !place.seen.includes(String(id)));
		return { fresh, next: nextPlace(place, body, { fresh, count }) };
	});
	const next = pages.flatMap((page) => page.next ?? []);
	const leads = pages
		.flatMap(({ fresh }) => fresh)
		.map((raw) => toNetworkLead(raw, forms))
		.sort((one, other) => (other.createdAt ?? '').localeCompare(one.createdAt ?? ''));
	return {
		leads,
		next: next.length ? JSON.stringify({ end, places: next }) : undefined,
		readTo: readToOf(next, range.start),
	};
}

/** Each type goes on from its own end: nothing is left out down to the newest of them. */
function readToOf(open: readonly Place[], start: number): number | null {
	const ends = open.map(({ last }) => last ?? Infinity);
	const end = Math.max(start, ...ends);
	return end === Infinity ? null : Math.floor(end / 1000);
}

interface PlaceQuery {
	ownerId: string;
	range: { start: number; end: number };
	place: Place;
	count: number;
}

async function readPlace(
	api: LinkedInApi,
	{ ownerId, range, place: { type, start }, count }: PlaceQuery,
): Promise<IDataObject> {
	try {
		return await api.client.call({
			method: 'GET',
			path: 'leadFormResponses',
			restliMethod: 'FINDER',
			query: {
				q: 'owner',
				owner: ownerRecord(ownerId),
				leadType: { leadType: type },
				limitedToTestLeads: false,
				submittedAtTimeRange: range,
				fields: LEAD_FIELDS,
				start,
				count,
			},
		});
	} catch (error) {
		throw refusalOfType(api, type, error);
	}
}

function nextPlace(
	{ type, start, last }: Place,
	body: IDataObject,
	{ fresh, count }: { fresh: readonly IDataObject[]; count: number },
): Place | undefined {
	const next = nextStart(body, { start, count });
	if (next === undefined) return undefined;
	const overlap = Math.min(PAGE_OVERLAP, next - start - 1);
	const seen = asObjects(body.elements)
		.slice(-2 * overlap)
		.map(({ id }) => String(id));
	return { type, start: next - overlap, seen, last: lastOf(fresh, last) };
}

/** Undefined while there was no lead yet. */
function lastOf(leads: readonly IDataObject[], before: Place['last']): Place['last'] {
	return leads.reduce<Place['last']>((last, { submittedAt }) => {
		const time = Number(submittedAt);
		const isInOrder = last !== null && time > 0 && time <= (last ?? Infinity);
		return isInOrder ? time : null;
	}, before);
}

/** The seconds of a window are included, LinkedIn's end is taken as not. */
const endOf = ({ from = 0, to }: LeadWindow): number =>
	to === undefined ? Math.max(Date.now(), (from + 1) * 1000) : (to + 1) * 1000;

/** LinkedIn answers for as long as it keeps leads. */
function startOf({ from }: LeadWindow, end: number): number {
	const oldest = Math.min(end, Date.now()) - RETENTION_DAYS * 86_400_000;
	return Math.max(oldest, (from ?? 0) * 1000);
}
