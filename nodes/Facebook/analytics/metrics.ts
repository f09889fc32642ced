import type { MetricName } from '../../shared/analytics/analytics';
import type { Combine } from '../../shared/analytics/capability';

/** How a value is read: as it is, as the sum of an object's numbers, or from milliseconds. */
export type Reading = 'number' | 'sumOfObject' | 'milliseconds';

/** What stands behind a metric: Meta's reference, a call that answered, or an older reference. */
export type Evidence = 'documented' | 'probed' | 'unconfirmed';

interface Metric {
	readonly network: string;
	readonly name: MetricName;
	readonly reading: Reading;
	readonly evidence: Evidence;
}

export interface PageMetric extends Metric {
	readonly combine: Combine;
	/** Periods for which the network gives a value of its own. */
	readonly periods: ReadonlyArray<'day' | 'week' | 'days_28'>;
}

export interface PostMetric extends Metric {
	/** Asked for posts that show a video. */
	readonly onlyVideo: boolean;
}

const ALL_PERIODS = ['day', 'week', 'days_28'] as const;
const DAILY = ['day'] as const;

/**
 * Page metrics that every version of the Graph API has accepted since 2026-06-15, when the last of
 * the impressions metrics went.
 * @see https://developers.facebook.com/docs/graph-api/reference/insights
 */
// prettier-ignore
export const PAGE_METRICS: readonly PageMetric[] = [
	{ network: 'page_media_view', name: 'views', combine: 'sum', periods: ALL_PERIODS, reading: 'number', evidence: 'documented' },
	{ network: 'page_total_media_view_unique', name: 'reach', combine: 'unique', periods: ALL_PERIODS, reading: 'number', evidence: 'documented' },
	{ network: 'page_post_engagements', name: 'engagements', combine: 'sum', periods: ALL_PERIODS, reading: 'number', evidence: 'probed' },
	{ network: 'page_follows', name: 'followers', combine: 'last', periods: DAILY, reading: 'number', evidence: 'probed' },
	{ network: 'page_daily_follows_unique', name: 'newFollowers', combine: 'sum', periods: DAILY, reading: 'number', evidence: 'probed' },
	{ network: 'page_daily_unfollows_unique', name: 'lostFollowers', combine: 'sum', periods: DAILY, reading: 'number', evidence: 'probed' },
	{ network: 'page_views_total', name: 'profileViews', combine: 'sum', periods: ALL_PERIODS, reading: 'number', evidence: 'probed' },
	{ network: 'page_total_actions', name: 'actions', combine: 'sum', periods: DAILY, reading: 'number', evidence: 'probed' },
	{ network: 'page_actions_post_reactions_like_total', name: 'likes', combine: 'sum', periods: DAILY, reading: 'number', evidence: 'unconfirmed' },
	{ network: 'page_video_views', name: 'videoViews', combine: 'sum', periods: ALL_PERIODS, reading: 'number', evidence: 'documented' },
	{ network: 'page_video_complete_views_30s', name: 'videoViews30Seconds', combine: 'sum', periods: ALL_PERIODS, reading: 'number', evidence: 'documented' },
];

/**
 * Post metrics, all over the life of the post.
 * @see https://developers.facebook.com/docs/graph-api/reference/insights
 */
// prettier-ignore
export const POST_METRICS_OF_FACEBOOK: readonly PostMetric[] = [
	{ network: 'post_media_view', name: 'views', onlyVideo: false, reading: 'number', evidence: 'documented' },
	{ network: 'post_total_media_view_unique', name: 'reach', onlyVideo: false, reading: 'number', evidence: 'documented' },
	{ network: 'post_clicks', name: 'clicks', onlyVideo: false, reading: 'number', evidence: 'probed' },
	{ network: 'post_reactions_like_total', name: 'likes', onlyVideo: false, reading: 'number', evidence: 'probed' },
	{ network: 'post_reactions_by_type_total', name: 'reactions', onlyVideo: false, reading: 'sumOfObject', evidence: 'probed' },
	{ network: 'post_video_views', name: 'videoViews', onlyVideo: true, reading: 'number', evidence: 'probed' },
	{ network: 'post_video_view_time', name: 'watchTimeSeconds', onlyVideo: true, reading: 'milliseconds', evidence: 'probed' },
	{ network: 'post_video_avg_time_watched', name: 'averageWatchTimeSeconds', onlyVideo: true, reading: 'milliseconds', evidence: 'probed' },
];

/**
 * Metrics of a video or reel by its own id, over its life (`/{video-id}/video_insights`).
 * @see https://developers.facebook.com/docs/graph-api/reference/video/video_insights
 */
// prettier-ignore
export const VIDEO_METRICS: readonly PostMetric[] = [
	{ network: 'fb_reels_total_plays', name: 'views', onlyVideo: true, reading: 'number', evidence: 'unconfirmed' },
	{ network: 'blue_reels_play_count', name: 'videoViews', onlyVideo: true, reading: 'number', evidence: 'unconfirmed' },
	{ network: 'fb_reels_replay_count', name: 'replays', onlyVideo: true, reading: 'number', evidence: 'unconfirmed' },
	{ network: 'post_video_view_time', name: 'watchTimeSeconds', onlyVideo: true, reading: 'milliseconds', evidence: 'unconfirmed' },
	{ network: 'post_video_avg_time_watched', name: 'averageWatchTimeSeconds', onlyVideo: true, reading: 'milliseconds', evidence: 'unconfirmed' },
	{ network: 'post_video_likes_by_reaction_type', name: 'reactions', onlyVideo: true, reading: 'sumOfObject', evidence: 'unconfirmed' },
	{ network: 'post_video_followers', name: 'newFollowers', onlyVideo: true, reading: 'number', evidence: 'unconfirmed' },
];

/** A value of an insights answer as one number; undefined when there is none. */
export function readValue(value: unknown, reading: Reading): number | undefined {
	if (reading === 'sumOfObject') return sumOf(value);
	if (typeof value !== 'number') return undefined;
	return reading === 'milliseconds' ? value / 1000 : value;
}

function sumOf(value: unknown): number | undefined {
	if (typeof value === 'number') return value;
	if (value === null || typeof value !== 'object') return undefined;
	const parts = Object.values(value).filter((part): part is number => typeof part === 'number');
	return parts.reduce((sum, part) => sum + part, 0);
}
