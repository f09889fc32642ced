import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import type { Failure } from '../../shared/contract/failure';
import type { RunContext } from '../../shared/contract/operation';
import { asThrown, failureOf } from '../../shared/http/failure';
import { toServerTime } from '../../shared/http/serverClock';
import { dataOf } from '../answers';
import type { XApi } from '../connection';
import { X } from '../platform';
import { TOTAL_FIELDS } from './metrics';

/** X takes so many posts in one call. */
export const MAX_POSTS_PER_CALL = 100;

/** X does not look into the future, nor at what happens while it is asked. */
const MARGIN_MS = 30_000;

/** From and to in milliseconds; a `to` in the future means now. */
export interface Range {
	from: number;
	to: number;
}

/** One piece of a range: the numbers of a post from its time on. */
export interface Piece {
	postId: string;
	/** Start of the piece, ISO 8601; undefined for the range as a whole. */
	at: string | undefined;
	metrics: IDataObject;
}

export interface Totals {
	pieces: Piece[];
	raw: IDataObject[];
	/** Why X gave nothing. */
	refused?: string;
}

/**
 * What has happened to posts of the account in a range, as one piece or day by day. X shows it to
 * the author only: a refusal is no failure, but has its reason in `refused`.
 * @see https://docs.x.com/x-api/posts/get-post-analytics
 */
export async function readTotals(
	context: RunContext<XApi>,
	ids: readonly string[],
	{ range, granularity }: { range: Range; granularity: 'daily' | 'total' },
): Promise<Totals> {
	const totals: Totals = { pieces: [], raw: [] };
	const to = Math.min(range.to, toServerTime(X.id, Date.now()) - MARGIN_MS);
	if (range.from >= to) return totals;
	for (let start = 0; start < ids.length; start += MAX_POSTS_PER_CALL) {
		const part = await readPart(context, {
			ids: ids.slice(start, start + MAX_POSTS_PER_CALL),
			start_time: isoOf(range.from),
			end_time: isoOf(to),
			granularity,
			'analytics.fields': ['id', ...TOTAL_FIELDS],
		});
		if ('refused' in part) return { ...totals, refused: part.refused };
		totals.pieces.push(...dataOf(part.answer).flatMap(piecesOf));
		totals.raw.push(...dataOf(part.answer));
	}
	return totals;
}

type Query = Record<string, string | readonly string[]>;
type Part = { answer: IDataObject } | { refused: string };

async function readPart(context: RunContext<XApi>, query: Query): Promise<Part> {
	try {
		const answer = await ask(context.api, query);
		if (query.granularity === 'total' || dataOf(answer).every(hasSeries)) return { answer };
		// X's newer description gives the days only where they are asked for; the older knows no such field.
		const fields = [...query['analytics.fields'], 'timestamped_metrics'];
		return { answer: await ask(context.api, { ...query, 'analytics.fields': fields }) };
	} catch (error) {
		const failure = failureOf(error);
		if (!failure || !isRefusal(failure)) throw asThrown(error);
		warn(context, failure);
		return { refused: failure.happened };
	}
}

const ask = async ({ user }: XApi, query: Query) =>
	await user.call({ method: 'GET', path: '/2/tweets/analytics', query });

const hasSeries = (entry: IDataObject): boolean => Array.isArray(entry.timestamped_metrics);

function piecesOf(entry: IDataObject): Piece[] {
	const postId = String(entry.id ?? '');
	if (!hasSeries(entry)) return [{ postId, at: undefined, metrics: entry }];
	return (entry.timestamped_metrics as IDataObject[]).map(({ timestamp, metrics }) => ({
		postId,
		at: typeof timestamp === 'string' ? timestamp : undefined,
		metrics: (metrics ?? {}) as IDataObject,
	}));
}

/** What X keeps back from this account, or for these posts; everything else is a failure. */
export const isRefusal = ({ kind }: Failure): boolean =>
	kind === 'permission-missing' ||
	kind === 'account-restricted' ||
	kind === 'not-found' ||
	kind === 'content-rejected';

function warn({ n8n }: RunContext<XApi>, { happened, advice }: Failure) {
	n8n.addExecutionHints({
		message: `Only public numbers could be read. ${happened}. ${advice}`,
		type: 'warning',
		location: 'outputPane',
	});
}

const isoOf = (time: number): string =>
	DateTime.fromMillis(time, { zone: 'utc' }).toISO({ suppressMilliseconds: true }) as string;
