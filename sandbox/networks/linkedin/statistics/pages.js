// @ts-check
'use strict';

const { ADMIN, requireRole } = require('../access');
const { pageOf } = require('../restli/page');
const { DAY, LARGEST, bucketsOf, steady, sumDays } = require('./buckets');

/** @typedef {import('../rest').Call} Call */
/** @typedef {import('./buckets').Range} Range */

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

module.exports = { pages };
