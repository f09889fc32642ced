// @ts-check
'use strict';

const DAY_MS = 24 * 3_600_000;
const PRIVATE_DAYS = 30;

/** @typedef {import('../state').State} State */
/** @typedef {import('../state').Post} Post */

/** Everything that has happened to a post, its replies, quotes and reposts included.
 *  @param {State} state @param {Post} post @returns {import('../state').Engagement[]} */
function engagementOf(state, post) {
	const others = [...state.posts.values()].flatMap((other) => {
		const metric =
			(other.replyTo === post.id && 'replies') ||
			(other.quoted === post.id && 'quote_tweets') ||
			(other.repostOf === post.id && 'retweets');
		return metric ? [{ at: other.createdAt, metric, count: 1 }] : [];
	});
	return [...post.engagement, ...others];
}

/** @param {import('../state').Engagement[]} engagement @param {string} metric */
const sumOf = (engagement, metric) =>
	engagement.reduce((sum, each) => sum + (each.metric === metric ? each.count : 0), 0);

/** @param {State} state @param {Post} post @returns {(metric: string) => number} */
function counter(state, post) {
	const engagement = engagementOf(state, post);
	return (metric) => sumOf(engagement, metric);
}

/** @param {State} state @param {Post} post @param {string} reposts name of that member */
function publicMetrics(state, post, reposts) {
	const count = counter(state, post);
	return {
		[reposts]: count('retweets'),
		reply_count: count('replies'),
		like_count: count('likes'),
		quote_count: count('quote_tweets'),
		bookmark_count: count('bookmarks'),
		impression_count: count('impressions'),
	};
}

/** @param {State} state @param {Post} post */
function nonPublicMetrics(state, post) {
	const count = counter(state, post);
	return {
		impression_count: count('impressions'),
		url_link_clicks: count('url_clicks'),
		user_profile_clicks: count('user_profile_clicks'),
		engagements: count('engagements'),
	};
}

/** @param {State} state @param {Post} post @param {string} reposts */
function organicMetrics(state, post, reposts) {
	const count = counter(state, post);
	return {
		impression_count: count('impressions'),
		like_count: count('likes'),
		reply_count: count('replies'),
		[reposts]: count('retweets'),
		url_link_clicks: count('url_clicks'),
		user_profile_clicks: count('user_profile_clicks'),
	};
}

/** Private metrics are for the author, for 30 days. @param {State} state @param {Post} post @param {import('../state').Token} token */
const hasPrivateMetrics = (state, post, token) =>
	token.kind === 'user' &&
	token.userId === post.authorId &&
	state.now() - post.createdAt <= PRIVATE_DAYS * DAY_MS;

module.exports = {
	engagementOf,
	hasPrivateMetrics,
	nonPublicMetrics,
	organicMetrics,
	publicMetrics,
	sumOf,
};
