// @ts-check
'use strict';

const { ADMIN, requireRole } = require('../access');
const { badParam, unpermitted } = require('../errors');
const { pageOf } = require('../restli/page');
const { LARGEST, bucketsOf, sumUp } = require('./buckets');

/** @typedef {import('../rest').Call} Call */

/** @param {Call} call @param {Record<string, number>} sums */
function shareStatistics({ state }, sums) {
	const { impression = 0, unique = 0, click = 0, like = 0, comment = 0, share = 0 } = sums;
	return {
		impressionCount: impression,
		[state.settings.uniqueImpressionsName]: unique,
		clickCount: click,
		likeCount: like,
		commentCount: comment,
		shareCount: share,
		engagement: impression === 0 ? 0 : (click + like + comment + share) / impression,
	};
}

/** Posts that are not the page's own are refused with their place. @param {Call} call @param {string} name */
function postsOf(call, name) {
	const { organizationalEntity } = call.args;
	return (call.args[name] ?? []).map(
		(/** @type {string} */ postUrn, /** @type {number} */ index) => {
			if (call.state.posts.get(postUrn)?.author !== organizationalEntity)
				throw unpermitted('PARAMETER', `/${name}[${index}]`);
			return { key: name === 'shares' ? 'share' : 'ugcPost', postUrn };
		},
	);
}

/** Elements without data are left out. @param {Call} call */
function shares(call) {
	const { state, args } = call;
	const { organizationalEntity, timeIntervals: intervals } = args;
	requireRole(call, organizationalEntity, ADMIN);
	const posts = [...postsOf(call, 'shares'), ...postsOf(call, 'ugcPosts')];
	if (args.shares && args.ugcPosts)
		throw badParam('ugcPosts', 'shares and ugcPosts exclude each other');
	const isByPost = args.shares || args.ugcPosts;
	const subjects = isByPost ? posts : [{}];
	const ranges = intervals ? bucketsOf(state, intervals) : [undefined];
	const elements = subjects.flatMap(({ key, postUrn }) =>
		ranges.flatMap((range) => {
			const sums = sumUp(state, { author: organizationalEntity, postUrn, range });
			if (Object.keys(sums).length === 0) return [];
			return [
				{
					organizationalEntity,
					...(postUrn ? { [key]: postUrn } : {}),
					...(range ? { timeRange: range } : {}),
					totalShareStatistics: shareStatistics(call, sums),
				},
			];
		}),
	);
	return pageOf(call, elements, LARGEST);
}

module.exports = { shares };
