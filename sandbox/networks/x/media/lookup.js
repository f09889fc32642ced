// @ts-check
'use strict';

const { missingResource } = require('../errors');
const { MEDIA_FIELDS, names } = require('../posts/fields');
const { ANALYTICS_QUERY, bucketsOf, metricsIn, periodOf } = require('../posts/analytics');
const { list } = require('../schema');
const { renderMedia } = require('./view');

/** @typedef {import('../dispatch').Call} Call */
/** @typedef {import('../schema').Schema} Schema */

/** @type {Schema} */
const MEDIA_KEY = { type: 'string', pattern: /^\d+_\d+$/ };
const MEDIA_QUERY = { 'media.fields': names(MEDIA_FIELDS) };
const METRICS = [
	...['cta_url_clicks', 'cta_watch_clicks', 'play_from_tap', 'playback25', 'playback50'],
	...['playback75', 'playback_complete', 'playback_start', 'video_views', 'watch_time_ms'],
];
const MEDIA_ANALYTICS_QUERY = {
	media_keys: list(MEDIA_KEY, 1, 100),
	start_time: ANALYTICS_QUERY.start_time,
	end_time: ANALYTICS_QUERY.end_time,
	granularity: /** @type {Schema} */ ({ type: 'string', enum: ['hourly', 'daily', 'total'] }),
	'media_analytics.fields': names([...METRICS, 'media_key', 'timestamp', 'timestamped_metrics']),
};

/** A media with the post that it is in. @param {Call} call @param {string} key */
function find({ state }, key) {
	const media = [...state.media.values()].find(({ mediaKey }) => mediaKey === key);
	const post = [...state.posts.values()].find(({ mediaIds }) => mediaIds.includes(media?.id ?? ''));
	return media && post ? { media, post } : undefined;
}

/** @param {string} key */
const missing = (key) => missingResource('media', key, 'media_key');

/** @param {unknown[]} data @param {unknown[]} errors */
const answer = (data, errors) => ({
	json: { ...(data.length > 0 ? { data } : {}), ...(errors.length > 0 ? { errors } : {}) },
});

/** `GET /2/media?media_keys=`. @param {Call} call */
function getMedia(call) {
	const keys = /** @type {string[]} */ (call.query.media_keys);
	const data = keys.flatMap((key) => {
		const found = find(call, key);
		return found ? renderMedia(call, found.media.id, found.post) : [];
	});
	return answer(data, keys.filter((key) => !find(call, key)).map(missing));
}

/** `GET /2/media/{media_key}`. @param {Call} call */
function getOneMedia(call) {
	const found = find(call, call.params.media_key);
	if (!found) return answer([], [missing(call.params.media_key)]);
	return { json: { data: renderMedia(call, found.media.id, found.post)[0] } };
}

/** `GET /2/media/analytics`: own videos. @param {Call} call */
function getMediaAnalytics(call) {
	const { query, user } = call;
	const asked = (query['media_analytics.fields'] ?? []).filter((/** @type {string} */ name) =>
		METRICS.includes(name),
	);
	const buckets = bucketsOf(periodOf(call), query.granularity ?? 'total');
	const keys = /** @type {string[]} */ (query.media_keys);
	const own = (/** @type {string} */ key) => {
		const found = find(call, key);
		return found?.post.authorId === user?.id ? found : undefined;
	};
	const data = keys.flatMap((key) => {
		const found = own(key);
		if (!found) return [];
		const engagement = found.post.engagement.map((each) =>
			each.metric === 'media_views' ? { ...each, metric: 'video_views' } : each,
		);
		return [
			{
				media_key: key,
				timestamped_metrics: buckets.map((bucket) => ({
					timestamp: new Date(bucket.from).toISOString(),
					metrics: metricsIn(engagement, bucket, asked.length > 0 ? asked : METRICS),
				})),
			},
		];
	});
	return answer(data, keys.filter((key) => !own(key)).map(missing));
}

module.exports = {
	MEDIA_ANALYTICS_QUERY,
	MEDIA_KEY,
	MEDIA_QUERY,
	getMedia,
	getMediaAnalytics,
	getOneMedia,
};
