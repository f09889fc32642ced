import type { MetricName } from '../../shared/analytics/analytics';
import type { AccountMetric, Combine } from '../../shared/analytics/capability';

/** A number in `totalShareStatistics`; LinkedIn spells some in two ways. */
export interface ShareMetric {
	readonly fields: readonly string[];
	readonly name: MetricName;
	readonly combine: Combine;
}

/**
 * Organic numbers of the posts of an organization, as a whole or by post.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/share-statistics
 */
// prettier-ignore
export const SHARE_METRICS: readonly ShareMetric[] = [
	{ fields: ['impressionCount'], name: 'impressions', combine: 'sum' },
	{ fields: ['uniqueImpressionsCount', 'uniqueImpressionsCounts'], name: 'reach', combine: 'unique' },
	{ fields: ['clickCount'], name: 'clicks', combine: 'sum' },
	{ fields: ['likeCount'], name: 'likes', combine: 'sum' },
	{ fields: ['commentCount'], name: 'comments', combine: 'sum' },
	{ fields: ['shareCount'], name: 'shares', combine: 'sum' },
	{ fields: ['engagement'], name: 'engagementRate', combine: 'unique' },
	{ fields: ['commentMentionsCount'], name: 'commentMentions', combine: 'sum' },
	{ fields: ['shareMentionsCount'], name: 'shareMentions', combine: 'sum' },
];

/** What LinkedIn counts as engagements: the numerator of its `engagement`. */
export const ENGAGEMENTS: readonly MetricName[] = ['clicks', 'likes', 'comments', 'shares'];

/**
 * Numbers of a video over its life; times in milliseconds.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/video-analytics-api
 */
// prettier-ignore
export const VIDEO_METRICS = [
	{ type: 'VIDEO_VIEW', name: 'videoViews', isTime: false },
	{ type: 'VIEWER', name: 'videoViewers', isTime: false },
	{ type: 'TIME_WATCHED', name: 'watchTimeSeconds', isTime: true },
	{ type: 'TIME_WATCHED_FOR_VIDEO_VIEWS', name: 'watchTimeOfViewsSeconds', isTime: true },
] as const;

/** A number of a member's own posts: one call for each. */
export interface MemberMetric {
	readonly queryType: string;
	readonly name: MetricName;
	readonly combine: Combine;
	/** Whether LinkedIn gives it by day. */
	readonly isDaily: boolean;
	/** First version of the API that has it. */
	readonly since: string;
}

/**
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/members/post-statistics
 */
// prettier-ignore
export const MEMBER_METRICS: readonly MemberMetric[] = [
	{ queryType: 'IMPRESSION', name: 'impressions', combine: 'sum', isDaily: true, since: '202506' },
	{ queryType: 'MEMBERS_REACHED', name: 'reach', combine: 'unique', isDaily: false, since: '202506' },
	{ queryType: 'REACTION', name: 'reactions', combine: 'sum', isDaily: true, since: '202506' },
	{ queryType: 'COMMENT', name: 'comments', combine: 'sum', isDaily: true, since: '202506' },
	{ queryType: 'RESHARE', name: 'shares', combine: 'sum', isDaily: true, since: '202506' },
	{ queryType: 'POST_SAVE', name: 'saves', combine: 'sum', isDaily: true, since: '202604' },
	{ queryType: 'POST_SEND', name: 'sends', combine: 'sum', isDaily: true, since: '202604' },
	{ queryType: 'LINK_CLICKS', name: 'linkClicks', combine: 'unique', isDaily: false, since: '202604' },
	{ queryType: 'PREMIUM_CTA_CLICKS', name: 'buttonClicks', combine: 'sum', isDaily: true, since: '202604' },
	{ queryType: 'PROFILE_VIEW_FROM_CONTENT', name: 'profileViewsFromContent', combine: 'unique', isDaily: false, since: '202604' },
	{ queryType: 'FOLLOWER_GAINED_FROM_CONTENT', name: 'newFollowersFromContent', combine: 'unique', isDaily: false, since: '202604' },
];

/**
 * Numbers of the videos of a member. LinkedIn's page gives no unit for the watch time: it comes out
 * as it is.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/members/video-statistics
 */
// prettier-ignore
export const MEMBER_VIDEO_METRICS: readonly MemberMetric[] = [
	{ queryType: 'VIDEO_PLAY', name: 'videoViews', combine: 'sum', isDaily: false, since: '202506' },
	{ queryType: 'VIDEO_VIEWER', name: 'videoViewers', combine: 'unique', isDaily: false, since: '202506' },
	{ queryType: 'VIDEO_WATCH_TIME', name: 'videoWatchTime', combine: 'sum', isDaily: false, since: '202506' },
];

const named = (name: MetricName, combine: Combine): AccountMetric => ({
	network: name,
	name,
	combine,
});

/** Numbers of an organization; those who read LinkedIn's answers give them under these names. */
export const ORGANIZATION_METRICS: readonly AccountMetric[] = [
	...SHARE_METRICS.map(({ name, combine }) => named(name, combine)),
	named('engagements', 'sum'),
	named('profileViews', 'sum'),
	named('uniqueProfileViews', 'unique'),
	named('newFollowers', 'sum'),
	named('newFollowersOrganic', 'sum'),
	named('newFollowersPaid', 'sum'),
	named('followers', 'unique'),
];

/** The same of a member. */
export const MEMBER_ACCOUNT_METRICS: readonly AccountMetric[] = [
	...MEMBER_METRICS.map(({ name, combine }) => named(name, combine)),
	named('newFollowers', 'sum'),
	named('followers', 'unique'),
];
