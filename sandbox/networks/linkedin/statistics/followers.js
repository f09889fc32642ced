// @ts-check
'use strict';

const { ADMIN, requireRole } = require('../access');
const { pageOf } = require('../restli/page');
const { LARGEST, bucketsOf, steady, sumDays } = require('./buckets');

/** @typedef {import('../rest').Call} Call */

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

module.exports = { followers };
