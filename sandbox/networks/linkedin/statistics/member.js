// @ts-check
'use strict';

const { accessDenied, badParam, notFound } = require('../errors');
const { pageOf } = require('../restli/page');
const { int, oneOf, record, union, urn } = require('../restli/params');
const { personUrn } = require('../urn');
const { DAY, steady, sumUp } = require('./buckets');

/** @typedef {import('../rest').Call} Call */

const ALL = { largest: 1000, usual: 1000 };
const OLD_TYPE = 'com.linkedin.adsexternalapi.memberanalytics.v1.CreatorPostAnalyticsMetricTypeV1';
const OBJECT_UNTIL = '202605';

/** Which metric there is from which month on, whether by day, and what it counts. */
const POST_METRICS =
	/** @type {Record<string, { since: string, daily: boolean, kind: string }>} */ ({
		IMPRESSION: { since: '202506', daily: true, kind: 'impression' },
		MEMBERS_REACHED: { since: '202506', daily: false, kind: 'unique' },
		RESHARE: { since: '202506', daily: true, kind: 'share' },
		REACTION: { since: '202506', daily: true, kind: 'like' },
		COMMENT: { since: '202506', daily: true, kind: 'comment' },
		POST_SAVE: { since: '202604', daily: true, kind: 'save' },
		POST_SEND: { since: '202604', daily: true, kind: 'send' },
		PREMIUM_CTA_CLICKS: { since: '202604', daily: true, kind: 'cta' },
		LINK_CLICKS: { since: '202604', daily: false, kind: 'click' },
		FOLLOWER_GAINED_FROM_CONTENT: { since: '202604', daily: false, kind: 'follow' },
		PROFILE_VIEW_FROM_CONTENT: { since: '202604', daily: false, kind: 'profile' },
	});
const VIDEO_METRICS = /** @type {typeof POST_METRICS} */ ({
	VIDEO_PLAY: { since: '202504', daily: true, kind: 'video-view' },
	VIDEO_WATCH_TIME: { since: '202504', daily: true, kind: 'watch-ms' },
	VIDEO_VIEWER: { since: '202504', daily: false, kind: 'viewer' },
});

/** @param {{ day: number, month: number, year: number }} date */
const msOf = ({ day, month, year }) => Date.UTC(year, month - 1, day);
/** @param {number} ms */
const dateOf = (ms) => {
	const date = new Date(ms);
	return { day: date.getUTCDate(), month: date.getUTCMonth() + 1, year: date.getUTCFullYear() };
};

/** @param {Call} call @param {boolean} isDaily */
function rangesOf({ args }, isDaily) {
	const { dateRange } = args;
	if (!dateRange) {
		if (isDaily) throw badParam('dateRange', 'is required with DAILY');
		return [undefined];
	}
	const range = { start: msOf(dateRange.start), end: msOf(dateRange.end) };
	if (range.start >= range.end) throw badParam('dateRange', 'start must be before end');
	if (!isDaily) return [range];
	const days = [];
	for (let at = range.start; at < range.end; at += DAY) days.push({ start: at, end: at + DAY });
	return days;
}

/** @param {Call} call */
function subjectOf(call) {
	const { entity } = call.args;
	const postUrn = entity && Object.values(entity)[0];
	if (!entity) return {};
	const post = call.state.posts.get(postUrn);
	if (!post) throw notFound(postUrn);
	if (post.author !== personUrn(call.token.personId))
		throw accessDenied(`${call.resource}.${postUrn}`);
	return { postUrn, targetEntity: entity };
}

/** @param {typeof POST_METRICS} metrics @returns {(call: Call) => unknown} */
const analytics = (metrics) => (call) => {
	const { state, args, version } = call;
	const { queryType, aggregation = 'TOTAL' } = args;
	const { since, daily, kind } = metrics[queryType];
	if (version < since) throw badParam('queryType', `${queryType} is not in version ${version}`);
	const isDaily = aggregation === 'DAILY';
	const { postUrn, targetEntity } = subjectOf(call);
	const isUnsupported = !daily || (queryType === 'IMPRESSION' && postUrn);
	if (isDaily && isUnsupported)
		throw badParam('aggregation', `${queryType} has no DAILY values here`);
	const author = personUrn(call.token.personId);
	const elements = rangesOf(call, isDaily).map((range) => ({
		count: sumUp(state, { author, postUrn, range })[kind] ?? 0,
		metricType: version < OBJECT_UNTIL ? { [OLD_TYPE]: queryType } : queryType,
		...(targetEntity ? { targetEntity } : {}),
		...(range ? { dateRange: { start: dateOf(range.start), end: dateOf(range.end) } } : {}),
	}));
	return pageOf(call, elements, ALL);
};

/** @param {Call} call */
const followers = (call) => pageOf(call, [{ memberFollowersCount: 1_207 }], ALL);

/** @param {Call} call */
function newFollowers(call) {
	const elements = rangesOf(call, true).map((range) => ({
		memberFollowersCount: steady('member', range?.start ?? 0, 5),
		dateRange: range && { start: dateOf(range.start), end: dateOf(range.end) },
	}));
	return pageOf(call, elements, ALL);
}

const date = record({ day: int, month: int, year: int });
const dateRange = record({ start: date, end: date });

/** @param {typeof POST_METRICS} metrics @returns {import('../rest').Resource} */
function creatorResource(metrics) {
	const shared = {
		queryType: oneOf(Object.keys(metrics)),
		aggregation: oneOf(['TOTAL', 'DAILY']),
		dateRange,
	};
	const scopes = ['r_member_postAnalytics'];
	const run = analytics(metrics);
	const entity = union({ share: urn('share'), ugc: urn('ugcPost') });
	return {
		methods: {
			'FINDER me': { scopes, params: shared, required: ['queryType'], isPaged: true, run },
			'FINDER entity': {
				scopes,
				params: { ...shared, entity },
				required: ['queryType', 'entity'],
				isPaged: true,
				run,
			},
		},
	};
}

const scopes = ['r_member_profileAnalytics'];

/** @type {Record<string, import('../rest').Resource>} */
const memberResources = {
	memberCreatorPostAnalytics: creatorResource(POST_METRICS),
	memberCreatorVideoAnalytics: creatorResource(VIDEO_METRICS),
	memberFollowersCount: {
		methods: {
			'FINDER me': { scopes, isPaged: true, run: followers },
			'FINDER dateRange': {
				scopes,
				params: { dateRange },
				required: ['dateRange'],
				isPaged: true,
				run: newFollowers,
			},
		},
	},
};

module.exports = { memberResources };
