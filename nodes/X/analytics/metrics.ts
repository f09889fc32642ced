import type { MetricName, MetricValues } from '../../shared/analytics/analytics';
import type { AccountMetric } from '../../shared/analytics/capability';
import { countOf } from '../answers';

interface Metric {
	/** X's names: that of the older and that of the newer naming. */
	readonly network: readonly string[];
	readonly name: MetricName;
}

const REPOSTS = ['retweet_count', 'repost_count'];

/** What everybody can see. @see https://docs.x.com/x-api/fundamentals/metrics */
const PUBLIC: readonly Metric[] = [
	{ network: ['impression_count'], name: 'impressions' },
	{ network: ['like_count'], name: 'likes' },
	{ network: ['reply_count'], name: 'comments' },
	{ network: REPOSTS, name: 'reposts' },
	{ network: ['quote_count'], name: 'quotes' },
	{ network: ['bookmark_count'], name: 'saves' },
];

/** What the author can see, for 30 days. */
const NON_PUBLIC: readonly Metric[] = [
	{ network: ['engagements'], name: 'engagements' },
	{ network: ['url_link_clicks'], name: 'clicks' },
	{ network: ['user_profile_clicks'], name: 'profileViews' },
];

/** The same without what was paid for. */
const ORGANIC: readonly Metric[] = [
	{ network: ['impression_count'], name: 'organicImpressions' },
	{ network: ['like_count'], name: 'organicLikes' },
	{ network: ['reply_count'], name: 'organicComments' },
	{ network: REPOSTS, name: 'organicReposts' },
	{ network: ['url_link_clicks'], name: 'organicClicks' },
	{ network: ['user_profile_clicks'], name: 'organicProfileViews' },
];

/**
 * What X adds up over a period for posts of the account.
 * @see https://docs.x.com/x-api/posts/get-post-analytics
 */
const TOTALS: readonly Metric[] = [
	{ network: ['impressions'], name: 'impressions' },
	{ network: ['engagements'], name: 'engagements' },
	{ network: ['likes'], name: 'likes' },
	{ network: ['unlikes'], name: 'unlikes' },
	{ network: ['replies'], name: 'comments' },
	{ network: ['retweets'], name: 'reposts' },
	{ network: ['quote_tweets'], name: 'quotes' },
	{ network: ['bookmarks'], name: 'saves' },
	// Sent with the share button, unlike reposts.
	{ network: ['shares'], name: 'linkShares' },
	{ network: ['url_clicks'], name: 'clicks' },
	{ network: ['hashtag_clicks'], name: 'hashtagClicks' },
	{ network: ['permalink_clicks'], name: 'permalinkClicks' },
	{ network: ['user_profile_clicks'], name: 'profileViews' },
	{ network: ['detail_expands'], name: 'detailExpands' },
	{ network: ['media_views'], name: 'mediaViews' },
	{ network: ['follows'], name: 'newFollowers' },
	{ network: ['unfollows'], name: 'lostFollowers' },
	{ network: ['app_opens'], name: 'appOpens' },
	{ network: ['app_install_attempts'], name: 'appInstalls' },
	{ network: ['email_tweet'], name: 'emailShares' },
];

export const TOTAL_FIELDS: readonly string[] = TOTALS.flatMap(({ network }) => network);

const FOLLOWERS = 'followers_count';
/** Reposts and quotes together, as other networks count shares. */
const SHARES = 'reposts_and_quotes';

/** Metrics of an account: those of its posts, added up, and its followers. */
export const ACCOUNT_METRICS_OF_X: readonly AccountMetric[] = [
	...TOTALS.map(({ network: [network], name }) => ({ network, name, combine: 'sum' as const })),
	{ network: SHARES, name: 'shares', combine: 'sum' },
	{ network: FOLLOWERS, name: 'followers', combine: 'last' },
];

export const POST_METRICS_OF_X: readonly MetricName[] = [
	...new Set([...PUBLIC, ...NON_PUBLIC, ...ORGANIC, ...TOTALS].map(({ name }) => name)),
];

const valuesOf = (metrics: readonly Metric[], counts: unknown): MetricValues =>
	Object.fromEntries(
		metrics.flatMap(({ network, name }) => {
			const value = countOf(counts, ...network);
			return value === undefined ? [] : [[name, value]];
		}),
	) as MetricValues;

/** What X says about one post, each part where it says it. */
export interface PostCounts {
	publicMetrics?: unknown;
	nonPublicMetrics?: unknown;
	organicMetrics?: unknown;
	totals?: unknown;
	/** Views of each of its videos. */
	videoViews: readonly number[];
}

/** The values of a post: live counts before what was added up for a period. */
export function valuesOfPost(counts: PostCounts): MetricValues {
	const values: MetricValues = {
		...valuesOf(TOTALS, counts.totals),
		...valuesOf(ORGANIC, counts.organicMetrics),
		...valuesOf(NON_PUBLIC, counts.nonPublicMetrics),
		...valuesOf(PUBLIC, counts.publicMetrics),
	};
	const { reposts, quotes } = values;
	if (reposts !== undefined && quotes !== undefined) values.shares = reposts + quotes;
	if (counts.videoViews.length) {
		values.videoViews = counts.videoViews.reduce((sum, views) => sum + views, 0);
	}
	return values;
}

/** The values of one day of one post, by X's own names. */
export function countsOfDay(metrics: unknown): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const name of TOTAL_FIELDS) {
		const value = countOf(metrics, name);
		if (value !== undefined) counts[name] = value;
	}
	const { retweets, quote_tweets: quotes } = counts;
	if (retweets !== undefined && quotes !== undefined) counts[SHARES] = retweets + quotes;
	return counts;
}

/** The followers of an account as X has them now. */
export const followersOf = (publicMetrics: unknown): Record<string, number> => {
	const value = countOf(publicMetrics, FOLLOWERS);
	return value === undefined ? {} : { [FOLLOWERS]: value };
};
