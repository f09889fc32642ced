// @ts-check
'use strict';

const { list, urn } = require('../restli/params');
const { timeIntervals, wholeOrParts } = require('./buckets');
const { followers } = require('./followers');
const { pages } = require('./pages');
const { shares } = require('./shares');

/** @typedef {import('../rest').Call} Call */

const PAGE = urn('organization', 'organizationBrand');
const SCOPES = ['rw_organization_admin'];

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
