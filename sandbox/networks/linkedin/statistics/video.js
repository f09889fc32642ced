// @ts-check
'use strict';

const { requireReader } = require('../social/access');
const { badParam, notFound } = require('../errors');
const { pageOf } = require('../restli/page');
const { int, oneOf, record, urn } = require('../restli/params');
const { DAY, sumUp } = require('./buckets');

/** @typedef {import('../rest').Call} Call */

const WEEK = 7 * DAY;
const KINDS = /** @type {Record<string, string>} */ ({
	VIDEO_VIEW: 'video-view',
	VIEWER: 'viewer',
	TIME_WATCHED: 'watch-ms',
	TIME_WATCHED_FOR_VIDEO_VIEWS: 'watch-ms',
});

/** @param {{ start: number, end: number }} range @param {number} step ms */
function slices({ start, end }, step) {
	const all = [];
	for (let at = start; at < end; at += step) all.push({ start: at, end: Math.min(at + step, end) });
	return all;
}

/** @param {Call} call */
function videoAnalytics(call) {
	const { state, args } = call;
	const { entity, type, aggregation = 'ALL', timeRange } = args;
	const post = state.posts.get(entity);
	if (!post || post.kind !== 'video') throw notFound(entity);
	requireReader(call, post.author);
	if (aggregation !== 'ALL' && !timeRange) throw badParam('timeRange', 'is required');
	const range = timeRange && { ...timeRange, end: timeRange.end ?? state.now() };
	const ranges =
		aggregation === 'ALL' ? [range] : slices(range, aggregation === 'DAY' ? DAY : WEEK);
	const elements = ranges.flatMap((each) => {
		const value = sumUp(state, { postUrn: entity, range: each })[KINDS[type]];
		if (value === undefined) return [];
		return [{ entity, statisticsType: type, ...(each ? { timeRange: each } : {}), value }];
	});
	return pageOf(call, elements, { largest: 1000, usual: 1000 });
}

/** @type {Record<string, import('../rest').Resource>} */
const videoResources = {
	videoAnalytics: {
		methods: {
			'FINDER entity': {
				scopes: ['r_organization_social', 'r_member_social', 'rw_organization_admin'],
				params: {
					entity: urn('share', 'ugcPost'),
					type: oneOf(Object.keys(KINDS)),
					aggregation: oneOf(['DAY', 'WEEK', 'ALL']),
					timeRange: record({ start: int, end: int }, ['start']),
				},
				required: ['entity', 'type'],
				isPaged: true,
				run: videoAnalytics,
			},
		},
	},
};

module.exports = { videoResources };
