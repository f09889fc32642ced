// @ts-check
'use strict';

const SHORT = ['day', 'week', 'days_28'];
const DAY_ONLY = ['day'];
const LIFETIME = ['lifetime'];

/** @param {string[]} names @param {string[]} periods */
const each = (names, periods) => Object.fromEntries(names.map((name) => [name, periods]));

const REACTIONS = ['like', 'love', 'wow', 'haha', 'sorry', 'anger'];

/** Metrics of a Page with their periods, as valid in late 2026. @type {Record<string, string[]>} */
const PAGE_METRICS = {
	...each(
		[
			'page_media_view',
			'page_total_media_view_unique',
			'page_post_engagements',
			'page_views_total',
			'page_total_actions',
			'page_video_views',
			'page_video_views_paid',
			'page_video_views_organic',
			'page_video_complete_views_30s',
			'page_video_complete_views_30s_paid',
			'page_video_complete_views_30s_organic',
			...REACTIONS.map((name) => `page_actions_post_reactions_${name}_total`),
		],
		SHORT,
	),
	...each(
		[
			'page_follows',
			'page_daily_follows',
			'page_daily_follows_unique',
			'page_daily_unfollows_unique',
			'page_lifetime_engaged_followers_unique',
			'page_fan_adds_by_paid_non_paid_unique',
		],
		DAY_ONLY,
	),
	...each(
		['content_monetization_earnings', 'monetization_approximate_earnings'],
		['day', 'week', 'days_28', 'lifetime'],
	),
};

const VIDEO_POST_METRICS = [
	'post_video_views',
	'post_video_avg_time_watched',
	'post_video_view_time',
];

/** @type {Record<string, string[]>} */
const POST_METRICS = {
	...each(
		[
			'post_media_view',
			'post_total_media_view_unique',
			'post_clicks',
			'post_clicks_by_type',
			'post_reactions_by_type_total',
			...REACTIONS.map((name) => `post_reactions_${name}_total`),
			'post_activity_by_action_type',
			'post_activity_by_action_type_unique',
			...VIDEO_POST_METRICS,
			'content_monetization_earnings',
			'monetization_approximate_earnings',
		],
		LIFETIME,
	),
};

/** @type {Record<string, string[]>} */
const STORY_METRICS = each(
	[
		'STORY_MEDIA_VIEW',
		'STORY_TOTAL_MEDIA_VIEW_UNIQUE',
		'STORY_INTERACTION',
		'PAGES_FB_STORY_REPLIES',
		'PAGES_FB_STORY_SHARES',
		'PAGES_FB_STORY_STICKER_INTERACTIONS',
		'PAGES_FB_STORY_THREAD_LIGHTWEIGHT_REACTIONS',
	],
	LIFETIME,
);

const REEL_ONLY = ['blue_reels_play_count', 'fb_reels_total_plays', 'fb_reels_replay_count'];

/** @type {Record<string, string[]>} */
const VIDEO_METRICS = each(
	[
		...REEL_ONLY,
		'post_video_avg_time_watched',
		'post_video_view_time',
		'post_video_likes_by_reaction_type',
		'post_video_social_actions',
		'post_video_followers',
		'post_video_retention_graph',
	],
	LIFETIME,
);

const EARNINGS = ['content_monetization_earnings', 'monetization_approximate_earnings'];

module.exports = {
	EARNINGS,
	PAGE_METRICS,
	POST_METRICS,
	REEL_ONLY,
	STORY_METRICS,
	VIDEO_METRICS,
	VIDEO_POST_METRICS,
};
