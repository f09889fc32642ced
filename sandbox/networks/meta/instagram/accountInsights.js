// @ts-check
'use strict';

const { invalid } = require('../errors');
const { graphTime } = require('../format');
const { dayEnds } = require('../page/insightRange');
const { ACCOUNT_METRICS, TIMEFRAMES } = require('./insightTables');
const { breakdownOf, numberFor, readMetrics, readNames, rowHead, sum } = require('./insightValues');

const DAY = 24 * 3600;
const LONGEST_DAYS = 30;
const KEPT_DAYS = 90;
/** Metrics that reach back this far only. */
const RECENT = { days: 30, metrics: ['follower_count', 'online_followers'] };
const SMALLEST_AUDIENCE = 100;

/** @typedef {{ name: string, type: string | undefined, keys: string[], range: { since: number, until: number } }} Wanted */

/** @param {import('../dispatch').Call} call */
function readRange({ args, state }) {
	const until = args.until ?? state.clock.seconds();
	const since = args.since ?? until - DAY;
	if (since > until) throw invalid('Param since must be before until');
	if (until - since > LONGEST_DAYS * DAY)
		throw invalid(`There cannot be more than ${LONGEST_DAYS} days between since and until`);
	return { since, until };
}

/** @param {import('../dispatch').Call} call @param {string} name */
function checkMetric({ args }, name) {
	const metric = ACCOUNT_METRICS[name];
	if (args.period !== metric.period)
		throw invalid(
			`The metric ${name} is not valid with the period ${args.period}: use ${metric.period}`,
		);
	const type = args.metric_type === 'default' ? undefined : args.metric_type;
	if (metric.types.length > 0 && !metric.types.includes(type ?? 'time_series')) {
		throw invalid(
			`The metric ${name} should be specified with parameter metric_type=${metric.types[0]}`,
		);
	}
	if (metric.types.length === 0 && type !== undefined)
		throw invalid(`The metric ${name} takes no metric_type`);
	const keys = readNames(args.breakdown);
	const wrong = keys.find((key) => !metric.breakdowns.includes(key));
	if (wrong) throw invalid(`The breakdown ${wrong} is not supported for the metric ${name}`);
	if (keys.length > 0 && type !== 'total_value')
		throw invalid('A breakdown requires metric_type=total_value');
	const isDemography = name.endsWith('_demographics');
	if (isDemography && keys.length !== 1)
		throw invalid(`The metric ${name} requires one breakdown of ${metric.breakdowns.join(', ')}`);
	if (isDemography && !TIMEFRAMES.includes(args.timeframe))
		throw invalid(`The metric ${name} requires timeframe to be one of ${TIMEFRAMES.join(', ')}`);
	return { type, keys };
}

/** @param {import('./store').Account} account @param {Wanted} wanted @param {number} now seconds */
function valuesOf(account, { name, type, keys, range }, now) {
	const key = `${account.id} ${name}`;
	if (name === 'online_followers') {
		const hours = Array.from({ length: 24 }, (_, hour) => [hour, numberFor(`${key} ${hour}`, 90)]);
		return { values: [{ value: Object.fromEntries(hours), end_time: graphTime(now * 1000) }] };
	}
	if (type !== 'total_value') {
		const ends = dayEnds(range, now);
		return {
			values: ends.map((end) => ({
				value: numberFor(`${key} ${end}`, 400),
				end_time: graphTime(end * 1000),
			})),
		};
	}
	const days = Math.max(1, Math.round((range.until - range.since) / DAY));
	if (keys.length === 0) return { total_value: { value: days * numberFor(key, 400) } };
	const rows = breakdownOf(keys, (values) => days * numberFor(`${key} ${values}`, 90));
	const isDemography = name.endsWith('_demographics');
	const total = isDemography ? {} : { value: sum(rows.results) };
	return { total_value: { ...total, breakdowns: [rows] } };
}

/** @param {import('../dispatch').Call} call @param {{ since: number, until: number }} range */
function neighbours(call, range) {
	const span = range.until - range.since;
	const link = (/** @type {number} */ since) => {
		const url = new URL(`https://${call.exchange.host}/${call.version}${call.pathname}`);
		for (const name of ['metric', 'period', 'metric_type', 'breakdown'])
			if (call.given[name]) url.searchParams.set(name, String(call.given[name]));
		url.searchParams.set('since', String(since));
		url.searchParams.set('until', String(since + span));
		url.searchParams.set('access_token', call.token.token);
		return url.toString();
	};
	return { previous: link(range.since - span), next: link(range.until) };
}

/** @param {import('../dispatch').Call} call */
function accountInsights(call) {
	const { args, node, state, token } = call;
	const known = Object.keys(ACCOUNT_METRICS).filter(
		(name) => token.type !== 'IG' || !ACCOUNT_METRICS[name].facebookOnly,
	);
	if (args.period === undefined) throw invalid('The parameter period is required');
	const names = readMetrics(args.metric, known);
	const range = readRange(call);
	const isOld = range.since < state.clock.seconds() - (RECENT.days + 1) * DAY;
	const recent = names.find((name) => RECENT.metrics.includes(name));
	if (recent && isOld)
		throw invalid(`The metric ${recent} is available for the last ${RECENT.days} days only`);
	const wanted = names.map((name) => ({ name, range, ...checkMetric(call, name) }));
	const now = state.clock.seconds();
	const isForgotten = range.until < now - KEPT_DAYS * DAY;
	// Nothing at all, rather than zeros, where there are no numbers.
	const shown = wanted.filter(({ name }) => {
		const isTooSmall = ACCOUNT_METRICS[name].audience && node.value.followers < SMALLEST_AUDIENCE;
		return !isForgotten && !isTooSmall;
	});
	const data = shown.map((each) => ({
		...rowHead(node.value.id, each.name, args.period),
		...valuesOf(node.value, each, now),
	}));
	return { data, ...(args.period === 'day' ? { paging: neighbours(call, range) } : {}) };
}

module.exports = { accountInsights };
