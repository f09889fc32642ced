// @ts-check
'use strict';

const { graphError, invalid } = require('../errors');
const { DIMENSIONS, IMPRESSIONS_UNTIL, MEDIA_METRICS } = require('./insightTables');
const { breakdownOf, numberFor, readMetrics, readNames, rowHead, sum } = require('./insightValues');

const FEWEST_VIEWERS = 5;

/** @param {import('../dispatch').Call} call @param {string} name */
function checkMetric({ node, token }, name) {
	/** @type {import('./store').Media} */
	const media = node.value;
	const metric = MEDIA_METRICS[name];
	const isHidden = metric.facebookOnly && token.type === 'IG';
	if (isHidden || !metric.products.includes(media.productType)) {
		throw invalid(
			`The metric ${name} is not supported for this media (${media.productType.toLowerCase()})`,
		);
	}
	if (name === 'impressions' && media.createdAt >= IMPRESSIONS_UNTIL)
		throw invalid('The metric impressions is no longer supported for media of this age');
	if (name === 'facebook_views')
		throw invalid('The metric facebook_views needs media that was shared to Facebook');
}

/** @param {import('../state').State} state @param {import('./store').Media} media @param {string} name @returns {number} */
function valueOf(state, media, name) {
	const key = `${media.id} ${name}`;
	const comments = [...state.igComments.values()].filter(({ mediaId }) => mediaId === media.id);
	if (name === 'likes' || name === 'total_likes') return media.likes.size;
	if (name === 'comments' || name === 'total_comments') return comments.length;
	if (name === 'reach') return media.viewers;
	if (/views$/.test(name)) return media.viewers + Math.floor(media.viewers / 4);
	if (name === 'total_interactions')
		return media.likes.size + comments.length + valueOf(state, media, 'shares');
	if (name === 'ig_reels_avg_watch_time') return 1_000 + numberFor(key, 3_000);
	if (name === 'ig_reels_video_view_total_time')
		return media.viewers * valueOf(state, media, 'ig_reels_avg_watch_time');
	return media.viewers === 0 ? 0 : numberFor(key, media.viewers + 1);
}

/** @param {import('../dispatch').Call} call @param {string} name @param {string[]} keys */
function row({ state, node }, name, keys) {
	const head = rowHead(node.value.id, name, 'lifetime');
	if (keys.length === 0) return { ...head, values: [{ value: valueOf(state, node.value, name) }] };
	const breakdown = breakdownOf(
		keys,
		(values) =>
			Math.floor(valueOf(state, node.value, name) / DIMENSIONS[keys[0]].length) +
			numberFor(`${node.value.id} ${values}`, 2),
	);
	return { ...head, total_value: { value: sum(breakdown.results), breakdowns: [breakdown] } };
}

/** @param {import('../dispatch').Call} call */
function mediaInsights(call) {
	const { args, node } = call;
	/** @type {import('./store').Media} */
	const media = node.value;
	if (media.parentId) throw invalid('Insights are not available for items of an album');
	const names = readMetrics(args.metric, Object.keys(MEDIA_METRICS));
	for (const name of names) checkMetric(call, name);
	if (readNames(args.period).some((period) => period !== 'lifetime'))
		throw invalid('The period of media insights is always lifetime');
	const keys = readNames(args.breakdown);
	const isOff = names.some((name) => keys.some((key) => MEDIA_METRICS[name].breakdown !== key));
	if (isOff) throw graphError(1, 'An unknown error has occurred.');
	if (media.isExpired) throw invalid('Insights of a story are available for 24 hours only');
	if (media.productType === 'STORY' && media.viewers < FEWEST_VIEWERS)
		throw graphError(10, 'Not enough viewers for the media to show insights');
	return { data: names.map((name) => row(call, name, keys)) };
}

module.exports = { mediaInsights };
