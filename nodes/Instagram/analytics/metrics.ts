import type { MetricName } from '../../shared/analytics/analytics';
import type { Combine } from '../../shared/analytics/capability';
import type { Post } from '../postShape';

/** How Instagram gives a metric of an account: as one total of a period, or day by day. */
export interface AccountMetric {
	readonly network: string;
	readonly name: MetricName;
	readonly combine: Combine;
	/** `field`: no insight, but a number of the account as it is now. */
	readonly type: 'total_value' | 'time_series' | 'field';
	/** Parts that it can be divided into. */
	readonly breakdowns: readonly string[];
}

/**
 * Metrics of an account, as documented in mid 2026; all of the period `day`.
 * @see https://developers.facebook.com/docs/instagram-platform/api-reference/instagram-user/insights
 */
// prettier-ignore
export const ACCOUNT_METRICS_OF_INSTAGRAM: readonly AccountMetric[] = [
	{ network: 'views', name: 'views', combine: 'sum', type: 'total_value', breakdowns: ['follow_type', 'media_product_type'] },
	{ network: 'reach', name: 'reach', combine: 'unique', type: 'total_value', breakdowns: ['follow_type', 'media_product_type'] },
	{ network: 'total_interactions', name: 'engagements', combine: 'sum', type: 'total_value', breakdowns: ['media_product_type'] },
	{ network: 'accounts_engaged', name: 'accountsEngaged', combine: 'unique', type: 'total_value', breakdowns: [] },
	{ network: 'likes', name: 'likes', combine: 'sum', type: 'total_value', breakdowns: ['media_product_type'] },
	{ network: 'comments', name: 'comments', combine: 'sum', type: 'total_value', breakdowns: ['media_product_type'] },
	{ network: 'saves', name: 'saves', combine: 'sum', type: 'total_value', breakdowns: ['media_product_type'] },
	{ network: 'shares', name: 'shares', combine: 'sum', type: 'total_value', breakdowns: ['media_product_type'] },
	{ network: 'reposts', name: 'reposts', combine: 'sum', type: 'total_value', breakdowns: [] },
	{ network: 'replies', name: 'storyReplies', combine: 'sum', type: 'total_value', breakdowns: [] },
	{ network: 'profile_links_taps', name: 'clicks', combine: 'sum', type: 'total_value', breakdowns: ['contact_button_type'] },
	{ network: 'follower_count', name: 'newFollowers', combine: 'sum', type: 'time_series', breakdowns: [] },
	{ network: 'followers_count', name: 'followers', combine: 'unique', type: 'field', breakdowns: [] },
];

/**
 * Has a meaning by its parts only, which Instagram calls FOLLOWER and NON_FOLLOWER: who came, and
 * who left.
 */
export const FOLLOWS_AND_UNFOLLOWS = {
	network: 'follows_and_unfollows',
	name: 'followsAndUnfollows',
	breakdowns: ['follow_type'],
} as const;

/** Who the people are: the last week or month, whatever the period is. */
export const DEMOGRAPHICS = [
	{ network: 'follower_demographics', name: 'followers' },
	{ network: 'engaged_audience_demographics', name: 'engagedAudience' },
] as const;

export interface PostMetric {
	readonly network: string;
	readonly name: MetricName;
	readonly on: ReadonlyArray<'feed' | 'reel' | 'story'>;
	/** Given in milliseconds. */
	readonly isTime: boolean;
}

const ALL = ['feed', 'reel', 'story'] as const;

/**
 * Metrics of a post over its life. `facebook_views` is left out: it fails all for posts that are not
 * shared to Facebook.
 * @see https://developers.facebook.com/docs/instagram-platform/reference/instagram-media/insights
 */
// prettier-ignore
export const POST_METRICS_OF_INSTAGRAM: readonly PostMetric[] = [
	{ network: 'views', name: 'views', on: ALL, isTime: false },
	{ network: 'reach', name: 'reach', on: ALL, isTime: false },
	{ network: 'total_interactions', name: 'engagements', on: ALL, isTime: false },
	{ network: 'shares', name: 'shares', on: ALL, isTime: false },
	{ network: 'reposts', name: 'reposts', on: ALL, isTime: false },
	{ network: 'likes', name: 'likes', on: ['feed', 'reel'], isTime: false },
	{ network: 'comments', name: 'comments', on: ['feed', 'reel'], isTime: false },
	{ network: 'saved', name: 'saves', on: ['feed', 'reel'], isTime: false },
	{ network: 'follows', name: 'newFollowers', on: ['feed', 'story'], isTime: false },
	{ network: 'profile_visits', name: 'profileViews', on: ['feed', 'story'], isTime: false },
	{ network: 'profile_activity', name: 'profileActions', on: ['feed', 'story'], isTime: false },
	{ network: 'ig_reels_video_view_total_time', name: 'watchTimeSeconds', on: ['reel'], isTime: true },
	{ network: 'ig_reels_avg_watch_time', name: 'averageWatchTimeSeconds', on: ['reel'], isTime: true },
	{ network: 'reels_skip_rate', name: 'skipRate', on: ['reel'], isTime: false },
	{ network: 'navigation', name: 'navigation', on: ['story'], isTime: false },
	{ network: 'replies', name: 'storyReplies', on: ['story'], isTime: false },
];

/** Asked for through Facebook Login only. */
export const FACEBOOK_LOGIN_METRICS: readonly PostMetric[] = [
	{ network: 'link_clicks', name: 'clicks', on: ['story'], isTime: false },
];

/** The place of a post, as far as metrics go. */
export function placeOf(type: Post['type']): 'feed' | 'reel' | 'story' {
	return type === 'reel' || type === 'story' ? type : 'feed';
}
