// @ts-check
'use strict';

const { invalidParameter, typedProblem } = require('../errors');
const { ID, TIME, list, oneOf } = require('../schema');
const { names } = require('./fields');
const { engagementOf, sumOf } = require('./metrics');

/** @typedef {import('../dispatch').Call} Call */
/** @typedef {import('../state').Engagement} Engagement */

const HOUR_MS = 3_600_000;
/** @type {Record<string, number>} */
const STEP_MS = { hourly: HOUR_MS, daily: 24 * HOUR_MS, weekly: 7 * 24 * HOUR_MS };
const METRICS = [
	...['app_install_attempts', 'app_opens', 'bookmarks', 'detail_expands', 'email_tweet'],
	...['engagements', 'follows', 'hashtag_clicks', 'impressions', 'likes', 'media_views'],
	...['permalink_clicks', 'quote_tweets', 'replies', 'retweets', 'shares', 'unfollows'],
	...['unlikes', 'url_clicks', 'user_profile_clicks'],
];
const ANALYTICS_QUERY = {
	ids: list(ID, 1, 100),
	start_time: TIME,
	end_time: TIME,
	granularity: oneOf(['hourly', 'daily', 'weekly', 'total']),
	'analytics.fields': names([...METRICS, 'id', 'timestamp', 'timestamped_metrics']),
};

/** The period of a call. Throws 400 for one that ends in the future or before it begins.
 *  @param {Pick<Call, 'query' | 'state'>} call */
function periodOf({ query, state }) {
	const start = Date.parse(query.start_time);
	const end = Date.parse(query.end_time);
	if (end > state.now())
		throw invalidParameter(
			'end_time',
			query.end_time,
			"Invalid 'end_time': it must not be in the future",
		);
	if (start >= end)
		throw invalidParameter(
			'start_time',
			query.start_time,
			"Invalid 'start_time': it must be before 'end_time'",
		);
	return { start, end };
}

/**
 * The parts of a period, each with the moment at which it begins.
 * @param {{ start: number, end: number }} period @param {string} granularity
 */
function bucketsOf({ start, end }, granularity) {
	const step = STEP_MS[granularity];
	if (!step) return [{ from: start, to: end }];
	const first = Math.floor(start / step) * step;
	const count = Math.ceil((end - first) / step);
	return Array.from({ length: count }, (_, index) => ({
		from: Math.max(start, first + index * step),
		to: Math.min(end, first + (index + 1) * step),
	}));
}

/** @param {Engagement[]} engagement @param {{ from: number, to: number }} bucket @param {readonly string[]} metrics */
function metricsIn(engagement, { from, to }, metrics) {
	const within = engagement.filter(({ at }) => at >= from && at < to);
	return Object.fromEntries(metrics.map((name) => [name, sumOf(within, name)]));
}

/** @param {string} id */
const notOwn = (id) =>
	typedProblem('not-authorized-for-resource', {
		value: id,
		detail: `Sorry, you are not authorized to see the analytics of the Tweet with ids: [${id}].`,
		title: 'Authorization Error',
		section: 'data',
		resource_type: 'tweet',
		parameter: 'ids',
		resource_id: id,
	});

/** `GET /2/tweets/analytics`: own posts. @param {Call} call */
function getAnalytics(call) {
	const { state, query, user } = call;
	const period = periodOf(call);
	const asked = (query['analytics.fields'] ?? []).filter((/** @type {string} */ name) =>
		METRICS.includes(name),
	);
	const metrics = asked.length > 0 ? asked : METRICS;
	const buckets = bucketsOf(period, query.granularity ?? 'total');
	const isOwn = (/** @type {string} */ id) => state.posts.get(id)?.authorId === user?.id;
	const ids = /** @type {string[]} */ (query.ids);
	const data = ids.filter(isOwn).map((id) => {
		const engagement = engagementOf(state, /** @type {any} */ (state.posts.get(id)));
		return {
			id,
			timestamped_metrics: buckets.map((bucket) => ({
				timestamp: new Date(bucket.from).toISOString(),
				metrics: metricsIn(engagement, bucket, metrics),
			})),
		};
	});
	const errors = ids.filter((id) => !isOwn(id)).map(notOwn);
	return {
		json: { ...(data.length > 0 ? { data } : {}), ...(errors.length > 0 ? { errors } : {}) },
	};
}

module.exports = { ANALYTICS_QUERY, bucketsOf, getAnalytics, metricsIn, periodOf };
