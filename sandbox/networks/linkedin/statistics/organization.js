// @ts-check
'use strict';

const { ADMIN, requireRole } = require('../access');
const { badParam, unpermitted } = require('../errors');
const { pageOf } = require('../restli/page');
const { list, urn } = require('../restli/params');
const { DAY, bucketsOf, steady, sumUp, timeIntervals, wholeOrParts } = require('./buckets');

/** @typedef {import('../rest').Call} Call */
/** @typedef {import('./buckets').Range} Range */

const PAGE = urn('organization', 'organizationBrand');
const SCOPES = ['rw_organization_admin'];
const LARGEST = { largest: 10_000, usual: 10_000 };

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

/** @param {number} organicFollowerCount */
const counts = (organicFollowerCount) => ({
	followerCounts: { organicFollowerCount, paidFollowerCount: 0 },
});

/** @param {Call} call */
function followers(call) {
	const { state, args } = call;
	const { organizationalEntity } = args;
	requireRole(call, organizationalEntity, ADMIN);
	const page = state.organizations.get(organizationalEntity);
	const total = page?.followers ?? 0;
	if (args.timeIntervals) {
		const elements = bucketsOf(state, args.timeIntervals).map((range) => ({
			organizationalEntity,
			timeRange: range,
			followerGains: sumDays(range, (at) => ({
				organicFollowerGain: steady(organizationalEntity, at, 7) - 1,
				paidFollowerGain: steady(organizationalEntity, at, 2),
			})),
		}));
		return pageOf(call, elements, LARGEST);
	}
	const lifetime = {
		organizationalEntity,
		followerCountsByFunction: [
			{ function: 'urn:li:function:22', ...counts(Math.floor(total / 2)) },
		],
		followerCountsBySeniority: [
			{ seniority: 'urn:li:seniority:4', ...counts(Math.floor(total / 3)) },
		],
		followerCountsByIndustry: [
			{ industry: 'urn:li:industry:27', ...counts(Math.floor(total / 4)) },
		],
		followerCountsByStaffCountRange: [
			{ staffCountRange: 'SIZE_11_TO_50', ...counts(Math.floor(total / 5)) },
		],
		followerCountsByGeoCountry: [{ geo: 'urn:li:geo:101282230', ...counts(Math.floor(total / 2)) }],
		followerCountsByGeo: [{ geo: 'urn:li:geo:106967730', ...counts(Math.floor(total / 6)) }],
		followerCountsByAssociationType: [{ associationType: 'EMPLOYEE', ...counts(12) }],
	};
	return pageOf(call, [lifetime], LARGEST);
}

/** Adds up records of numbers over the days of a range. @param {Range} range
 *  @param {(at: number) => Record<string, number>} ofDay */
function sumDays({ start, end }, ofDay) {
	/** @type {Record<string, number>} */
	const sums = {};
	for (let at = start; at < end; at += DAY)
		for (const [name, value] of Object.entries(ofDay(at))) sums[name] = (sums[name] ?? 0) + value;
	return sums;
}

/** @param {string} organization @param {Range} range */
function pageStatistics(organization, range) {
	const { pageViews, uniquePageViews } = sumDays(range, (at) => {
		const views = 20 + steady(organization, at, 13);
		return { pageViews: views, uniquePageViews: Math.ceil(views / 2) };
	});
	const share = (/** @type {number} */ part) => ({
		pageViews: Math.floor(pageViews * part),
		uniquePageViews: Math.floor(uniquePageViews * part),
	});
	return {
		views: {
			allPageViews: { pageViews, uniquePageViews },
			overviewPageViews: share(0.6),
			aboutPageViews: share(0.1),
			careersPageViews: share(0.1),
			jobsPageViews: share(0.05),
			peoplePageViews: share(0.05),
			allDesktopPageViews: share(0.7),
			allMobilePageViews: share(0.3),
		},
		clicks: { careersPageClicks: {}, mobileCareersPageClicks: {} },
	};
}

/** @param {Call} call */
function pages(call) {
	const { state, args } = call;
	const organization = args.organization ?? args.brand;
	requireRole(call, organization, ADMIN);
	if (!args.timeIntervals) {
		const range = { start: state.now() - 365 * DAY, end: state.now() };
		const totalPageStatistics = pageStatistics(organization, range);
		const pageStatisticsByGeoCountry = [
			{ geo: 'urn:li:geo:101282230', pageStatistics: totalPageStatistics },
		];
		return pageOf(
			call,
			[{ organization, totalPageStatistics, pageStatisticsByGeoCountry }],
			LARGEST,
		);
	}
	const elements = bucketsOf(state, args.timeIntervals).map((range) => ({
		organization,
		timeRange: range,
		totalPageStatistics: pageStatistics(organization, range),
	}));
	return pageOf(call, elements, LARGEST);
}

/** @param {string} name @param {Record<string, import('../restli/params').ParamType>} more @param {(call: Call) => any} run
 *  @returns {import('../rest').Resource} */
const statistics = (name, more, run) => ({
	methods: {
		[`FINDER ${name}`]: {
			scopes: SCOPES,
			params: { [name]: PAGE, timeIntervals, ...more },
			required: [name],
			isPaged: true,
			run,
		},
	},
});

/** @type {Record<string, import('../rest').Resource>} */
const statisticsResources = {
	organizationalEntityShareStatistics: statistics(
		'organizationalEntity',
		{ timeIntervals: wholeOrParts, shares: list(urn('share')), ugcPosts: list(urn('ugcPost')) },
		shares,
	),
	organizationalEntityFollowerStatistics: statistics('organizationalEntity', {}, followers),
	organizationPageStatistics: statistics('organization', {}, pages),
	brandPageStatistics: statistics('brand', {}, pages),
};

module.exports = { statisticsResources };
