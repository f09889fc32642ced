import type { IDataObject } from 'n8n-workflow';
import type { LeadPage, LeadWindow } from '../../shared/leads/capability';
import type { LinkedInApi } from '../connection';
import { nextStart } from '../paging';
import { refusalOfType } from './leadTypes';
import type { LeadType } from './owners';
import { ownerRecord } from './owners';
import { LEAD_FIELDS, toNetworkLead } from './readLead';
import type { LinkedInForm } from './toForm';
import { listOf } from './toForm';

/** LinkedIn keeps leads for a year. */
export const RETENTION_DAYS = 365;

const PAGE_SIZE = 100;
/**
 * Pages go by position: a lead that its person withdraws meanwhile moves the others up. Each page
 * begins a little before the end of the last one, so that none falls in between.
 */
const PAGE_OVERLAP = 5;

/** Where to go on. */
interface Cursor {
	/** End of the time, milliseconds since 1970: it stays, so that new leads do not move the others. */
	end: number;
	start: number;
	/** Leads at the end of the last page, which may come again. */
	seen: string[];
}

export interface LeadQuery {
	ownerId: string;
	leadType: LeadType;
	/** For leads without their version of the form. */
	forms: readonly LinkedInForm[];
	window: LeadWindow;
	cursor?: string;
	limit?: number;
}

/**
 * Part of the leads of one type that an owner has, of all forms and all versions of them. Throws the
 * failure of the call.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/lead-sync/leadsync#lead-form-responses
 */
export async function readLeadPage(api: LinkedInApi, query: LeadQuery): Promise<LeadPage> {
	const { forms, window, limit = PAGE_SIZE } = query;
	const count = Math.min(limit, PAGE_SIZE);
	const place: Cursor = query.cursor
		? (JSON.parse(query.cursor) as Cursor)
		: { end: endOf(window), start: 0, seen: [] };
	const body = await readPlace(api, query, { place, count });
	const next = nextPlace(place, body, count);
	return {
		leads: listOf(body.elements)
			.filter(({ id }) => !place.seen.includes(String(id)))
			.map((raw) => toNetworkLead(raw, forms)),
		next: next && JSON.stringify(next),
	};
}

async function readPlace(
	api: LinkedInApi,
	{ ownerId, leadType, window }: LeadQuery,
	{ place: { start, end }, count }: { place: Cursor; count: number },
): Promise<IDataObject> {
	try {
		return await api.client.call({
			method: 'GET',
			path: 'leadFormResponses',
			restliMethod: 'FINDER',
			query: {
				q: 'owner',
				owner: ownerRecord(ownerId),
				leadType: { leadType },
				limitedToTestLeads: false,
				submittedAtTimeRange: { start: startOf(window, end), end },
				fields: LEAD_FIELDS,
				start,
				count,
			},
		});
	} catch (error) {
		throw refusalOfType(api, leadType, error);
	}
}

function nextPlace({ end, start }: Cursor, body: IDataObject, count: number): Cursor | undefined {
	const next = nextStart(body, { start, count });
	if (next === undefined) return undefined;
	const overlap = Math.min(PAGE_OVERLAP, next - start - 1);
	const seen = listOf(body.elements)
		.slice(-2 * overlap)
		.map(({ id }) => String(id));
	return { end, start: next - overlap, seen };
}

/** The seconds of a window are included, LinkedIn's end is taken as not. */
const endOf = ({ from = 0, to }: LeadWindow): number =>
	to === undefined ? Math.max(Date.now(), (from + 1) * 1000) : (to + 1) * 1000;

/** LinkedIn answers for as long as it keeps leads. */
function startOf({ from }: LeadWindow, end: number): number {
	const oldest = Math.min(end, Date.now()) - RETENTION_DAYS * 86_400_000;
	return Math.max(oldest, (from ?? 0) * 1000);
}
