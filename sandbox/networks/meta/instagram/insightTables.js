// @ts-check
'use strict';

const PRODUCT = ['media_product_type'];
const FOLLOW = ['follow_type'];
const TOTAL = ['total_value'];
const DEMOGRAPHY = ['age', 'city', 'country', 'gender'];

/**
 * Metrics of an account: period, types, breakdowns. `audience`: numbers from 100 followers on.
 * https://developers.facebook.com/docs/instagram-platform/api-reference/instagram-user/insights
 * @type {Record<string, { period: 'day' | 'lifetime', types: string[], breakdowns: string[], audience?: boolean,
 *   facebookOnly?: boolean }>}
 */
const ACCOUNT_METRICS = {
	views: { period: 'day', types: TOTAL, breakdowns: [...FOLLOW, ...PRODUCT] },
	reach: {
		period: 'day',
		types: ['total_value', 'time_series'],
		breakdowns: [...PRODUCT, ...FOLLOW],
	},
	accounts_engaged: { period: 'day', types: TOTAL, breakdowns: [] },
	replies: { period: 'day', types: TOTAL, breakdowns: [] },
	total_interactions: { period: 'day', types: TOTAL, breakdowns: PRODUCT },
	likes: { period: 'day', types: TOTAL, breakdowns: PRODUCT },
	comments: { period: 'day', types: TOTAL, breakdowns: PRODUCT },
	saves: { period: 'day', types: TOTAL, breakdowns: PRODUCT },
	shares: { period: 'day', types: TOTAL, breakdowns: PRODUCT },
	reposts: { period: 'day', types: TOTAL, breakdowns: [] },
	follows_and_unfollows: { period: 'day', types: TOTAL, breakdowns: FOLLOW },
	profile_links_taps: { period: 'day', types: TOTAL, breakdowns: ['contact_button_type'] },
	follower_count: { period: 'day', types: ['time_series'], breakdowns: [], audience: true },
	online_followers: {
		period: 'lifetime',
		types: [],
		breakdowns: [],
		audience: true,
		facebookOnly: true,
	},
	follower_demographics: {
		period: 'lifetime',
		types: TOTAL,
		breakdowns: DEMOGRAPHY,
		audience: true,
	},
	engaged_audience_demographics: {
		period: 'lifetime',
		types: TOTAL,
		breakdowns: DEMOGRAPHY,
		audience: true,
	},
};

const TIMEFRAMES = ['this_week', 'this_month'];

/** @type {Record<string, string[]>} */
const DIMENSIONS = {
	follow_type: ['FOLLOWER', 'NON_FOLLOWER', 'UNKNOWN'],
	media_product_type: ['POST', 'REEL', 'STORY', 'CAROUSEL_CONTAINER', 'AD'],
	contact_button_type: ['CALL', 'DIRECTION', 'EMAIL', 'TEXT'],
	age: ['18-24', '25-34', '35-44', '45-54'],
	gender: ['F', 'M', 'U'],
	country: ['DE', 'AT', 'CH', 'US'],
	city: ['Berlin, Berlin', 'Vienna, Vienna', 'Zurich, Zurich'],
	action_type: ['BIO_LINK_CLICKED', 'CALL', 'DIRECTION', 'EMAIL', 'TEXT'],
	story_navigation_action_type: ['SWIPE_FORWARD', 'TAP_BACK', 'TAP_EXIT', 'TAP_FORWARD'],
};

const ALL = ['FEED', 'REELS', 'STORY'];
const POSTS = ['FEED', 'REELS'];
const REELS = ['REELS'];
const STORY = ['STORY'];

/**
 * Metrics of a media by where it was published.
 * https://developers.facebook.com/docs/instagram-platform/reference/instagram-media/insights
 * @type {Record<string, { products: string[], breakdown?: string, facebookOnly?: boolean }>}
 */
const MEDIA_METRICS = {
	views: { products: ALL },
	reach: { products: ALL },
	shares: { products: ALL },
	total_interactions: { products: ALL },
	reposts: { products: ALL },
	likes: { products: POSTS },
	comments: { products: POSTS },
	saved: { products: POSTS },
	follows: { products: ['FEED', 'STORY'] },
	profile_visits: { products: ['FEED', 'STORY'] },
	profile_activity: { products: ['FEED', 'STORY'], breakdown: 'action_type' },
	ig_reels_avg_watch_time: { products: REELS },
	ig_reels_video_view_total_time: { products: REELS },
	reels_skip_rate: { products: REELS },
	crossposted_views: { products: REELS },
	facebook_views: { products: ALL },
	navigation: { products: STORY, breakdown: 'story_navigation_action_type' },
	replies: { products: STORY },
	link_clicks: { products: STORY, facebookOnly: true },
	total_likes: { products: POSTS, facebookOnly: true },
	total_comments: { products: POSTS, facebookOnly: true },
	total_views: { products: ALL, facebookOnly: true },
	impressions: { products: ['FEED', 'STORY'] },
};

/** `impressions` is for media that is older than this. */
const IMPRESSIONS_UNTIL = Date.parse('2024-07-02T00:00:00Z');

module.exports = { ACCOUNT_METRICS, DIMENSIONS, IMPRESSIONS_UNTIL, MEDIA_METRICS, TIMEFRAMES };
