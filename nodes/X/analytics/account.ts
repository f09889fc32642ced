import { DateTime } from 'luxon';
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { DailyValues } from '../../shared/analytics/capability';
import type { Period } from '../../shared/analytics/period';
import { lastDays } from '../../shared/analytics/period';
import type { RunContext } from '../../shared/contract/operation';
import { countOf, dataOf } from '../answers';
import type { XApi } from '../connection';
import { ownPosts } from '../ownPosts';
import { ACCOUNT_METRICS_OF_X, countsOfDay, followersOf } from './metrics';
import type { Range } from './totals';
import { readTotals } from './totals';

export const REPORTING_ZONE = 'UTC';

/** The longest range that X takes is not documented. */
export const MAX_DAYS_PER_CALL = 30;

const DEFAULT_POSTS = 100;

export const POSTS_FIELD: INodeProperties = {
	displayName: 'Posts Counted',
	name: 'postsCounted',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 3_200 },
	default: DEFAULT_POSTS,
	description:
		'X has no numbers of accounts: those of the newest posts are added up. X charges for each post that is read.',
};

/** What has happened on each day to the account's newest posts that were out by then. */
export async function readDays(context: RunContext<XApi>, period: Period): Promise<DailyValues> {
	const { api } = context;
	const me = await api.me();
	const range = rangeOf(period);
	const ids = await newestPosts(context, me.id, range);
	const { pieces, raw, refused } = await readTotals(context, ids, { range, granularity: 'daily' });
	const values: DailyValues['values'] = {};
	for (const { at, metrics } of pieces) {
		const day = at && DateTime.fromISO(at, { zone: REPORTING_ZONE }).toISODate();
		if (!day) continue;
		for (const [name, count] of Object.entries(countsOfDay(metrics))) {
			values[name] ??= {};
			values[name][day] = (values[name][day] ?? 0) + count;
		}
	}
	// X tells the followers of this moment only: they stand for a period that ends about now.
	if (period.to >= lastDays(1, Date.now(), REPORTING_ZONE).to) {
		const followers = Object.entries(followersOf(me.raw.public_metrics));
		for (const [name, count] of followers) values[name] = { [period.to]: count };
	}
	return { values, raw, refused: refused === undefined ? {} : refusedAll(refused) };
}

const refusedAll = (reason: string): Record<string, string> =>
	Object.fromEntries(ACCOUNT_METRICS_OF_X.map(({ network }) => [network, reason]));

async function newestPosts(
	{ api, param }: RunContext<XApi>,
	accountId: string,
	{ to }: Range,
): Promise<string[]> {
	const limit = param('postsCounted', DEFAULT_POSTS);
	const ids: string[] = [];
	// A time in the future is refused; until then everything counts anyway.
	const until = to < Date.now() ? { end_time: new Date(to).toISOString() } : {};
	for await (const answer of ownPosts(api.user, accountId, { ...until, limit })) {
		ids.push(...dataOf(answer).map(({ id }) => String(id)));
	}
	return ids.slice(0, limit);
}

/** From the start of the first day to the end of the last. */
function rangeOf({ from, to }: Period): Range {
	const zone = REPORTING_ZONE;
	return {
		from: DateTime.fromISO(from, { zone }).toMillis(),
		to: DateTime.fromISO(to, { zone }).plus({ days: 1 }).toMillis(),
	};
}

/** Everything adds up from days. */
export const readWhole = async (): Promise<Record<string, number>> => await Promise.resolve({});

/** The account as it is now, whatever the period. */
export async function readProfile({ api }: RunContext<XApi>): Promise<IDataObject> {
	const { raw } = await api.me();
	const counts = raw.public_metrics;
	return {
		profile: {
			followers: countOf(counts, 'followers_count') ?? null,
			following: countOf(counts, 'following_count') ?? null,
			posts: countOf(counts, 'tweet_count', 'post_count') ?? null,
			listed: countOf(counts, 'listed_count') ?? null,
			asOf: new Date().toISOString(),
		},
	};
}
