// @ts-check
'use strict';

const { accountInsights } = require('./accountInsights');
const { mediaInsights } = require('./mediaInsights');

const PERIODS = /** @type {const} */ ([
	...['day', 'week', 'days_28', 'month', 'lifetime', 'total_over_range'],
]);

/** @type {Record<string, import('./access').IgEdge>} */
const insightTable = {
	'GET igAccount/insights': {
		job: 'insights',
		params: {
			metric: 'any',
			period: PERIODS,
			metric_type: ['time_series', 'total_value', 'default'],
			breakdown: 'any',
			timeframe: 'text',
			since: 'time',
			until: 'time',
		},
		run: accountInsights,
	},
	'GET igMedia/insights': {
		job: 'insights',
		params: { metric: 'any', period: 'any', breakdown: 'any' },
		run: mediaInsights,
	},
};

module.exports = { insightTable };
