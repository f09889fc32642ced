import type { IDataObject } from 'n8n-workflow';

/** Metrics that every network is asked for about a post. */
export const POST_METRICS = [
	'impressions',
	'reach',
	'views',
	'engagements',
	'likes',
	'reactions',
	'comments',
	'shares',
	'saves',
	'clicks',
	'videoViews',
	'watchTimeSeconds',
	'averageWatchTimeSeconds',
] as const;

/** Metrics that every network is asked for about an account. */
export const ACCOUNT_METRICS = [
	'impressions',
	'reach',
	'views',
	'engagements',
	'likes',
	'comments',
	'shares',
	'clicks',
	'profileViews',
	'followers',
	'newFollowers',
	'lostFollowers',
	'videoViews',
] as const;

/** A metric's name in the words of this package; networks may add names of their own. */
export type MetricName =
	| (typeof POST_METRICS)[number]
	| (typeof ACCOUNT_METRICS)[number]
	| (string & Record<never, never>);

export type MetricValues = Partial<Record<MetricName, number>>;

/** One item of analytics. What a network does not give is in `unavailable`, never 0. */
export interface Analytics {
	platform: string;
	account: { id: string; name: string };
	postId?: string;
	url?: string | null;
	publishedAt?: string | null;
	/**
	 * Of an account: the first and the last day, both included, as dates in the network's reporting
	 * time zone. Of a post: from its publication until now, ISO 8601 times.
	 */
	period: { from: string | null; to: string };
	metrics: MetricValues;
	unavailable: string[];
	raw?: IDataObject;
}

/** What is not among the values although it is asked of every network or was asked of this one. */
export function unavailableOf(asked: ReadonlyArray<MetricName>, values: MetricValues): string[] {
	return [...new Set(asked)].filter((name) => values[name] === undefined).sort();
}
