// @ts-check
'use strict';

const crypto = require('node:crypto');
const { graphError, invalid } = require('../errors');
const { graphTime } = require('../format');
const { PRESET_DAYS, dayEnds, readRange } = require('./insightRange');
const metrics = require('./metrics');

const DAY = 24 * 3600;
const PERIODS = /** @type {const} */ ([
	'day',
	'week',
	'days_28',
	'month',
	'lifetime',
	'total_over_range',
]);
const BREAKDOWNS = /** @type {const} */ (['is_from_ads', 'is_from_followers']);

const INSIGHT_PARAMS = /** @type {import('../params').Params} */ ({
	metric: 'any',
	period: PERIODS,
	since: 'time',
	until: 'time',
	date_preset: Object.keys(PRESET_DAYS),
	breakdown: BREAKDOWNS,
});

const ACCESS = /** @type {const} */ ({
	token: 'page',
	permissions: ['read_insights', 'pages_read_engagement'],
	task: 'ANALYZE',
});

/** A number that is the same on every run. @param {string} key @param {number} below */
const numberFor = (key, below) =>
	crypto.createHash('sha256').update(key).digest().readUInt32BE(0) % below;

/** @param {string} metric @param {string} key */
function valueOf(metric, key) {
	if (/by_type|by_action_type|by_reaction_type|_social_actions$/.test(metric)) {
		return {
			like: numberFor(`${key}l`, 40),
			love: numberFor(`${key}o`, 12),
			other: numberFor(`${key}x`, 5),
		};
	}
	if (metric === 'post_video_retention_graph') return { 0: 1, 10: 0.82, 20: 0.61, 40: 0.33 };
	if (metric === 'page_fan_adds_by_paid_non_paid_unique')
		return { total: numberFor(key, 9), paid: 0, unpaid: numberFor(key, 9) };
	return numberFor(key, 900);
}

/** @param {unknown} given @param {Record<string, string[]>} known @param {string | undefined} period */
function readMetrics(given, known, period) {
	const names = (
		Array.isArray(given)
			? given.map(String)
			: String(given ?? '')
					.replace(/[[\]"]/g, '')
					.split(',')
	)
		.map((name) => name.trim())
		.filter(Boolean);
	if (names.length === 0)
		throw graphError(3001, 'Invalid query', {
			subcode: 1504028,
			userMessage: 'No metric was specified to be fetched.',
		});
	for (const name of names) {
		if (!known[name]) throw invalid('The value must be a valid insights metric');
		if (period && !known[name].includes(period))
			throw invalid(`The period ${period} is not valid for the metric ${name}`);
	}
	return names;
}

/** @param {string} id @param {string} name @param {{ period: string, values: unknown[] }} series */
const row = (id, name, { period, values }) => ({
	name,
	period,
	values,
	title: name.replace(/_/g, ' '),
	description: `Sandbox value of ${name}`,
	id: `${id}/insights/${name}/${period}`,
});

/** @param {import('../dispatch').Call} call @param {{ since: number, until: number }} range */
function neighbours(call, range) {
	const span = range.until - range.since;
	const link = (/** @type {number} */ since) => {
		const url = new URL(`https://graph.facebook.com/${call.version}${call.pathname}`);
		for (const name of ['metric', 'period'])
			if (call.given[name]) url.searchParams.set(name, String(call.given[name]));
		url.searchParams.set('since', String(since));
		url.searchParams.set('until', String(since + span));
		url.searchParams.set('access_token', call.token.token);
		return url.toString();
	};
	return { previous: link(range.since - span), next: link(range.until) };
}

/** @param {import('../dispatch').Call} call */
function pageInsights(call) {
	const { args, node, state } = call;
	const period = args.period ?? 'day';
	const names = readMetrics(args.metric, metrics.PAGE_METRICS, period);
	const isRefused =
		names.some((name) => name.startsWith('page_daily_')) && node.value.name.startsWith('Moss');
	if (isRefused) throw invalid('The value must be a valid insights metric');
	if (args.breakdown && !names.every((name) => /media_view/.test(name)))
		throw invalid('This breakdown is not valid for these metrics');
	const range = readRange(call);
	const paging = neighbours(call, range);
	if (node.value.likes < 100) return { data: [], paging };
	const ends = dayEnds(range, state.clock.seconds());
	const parts = args.breakdown ? ['0', '1'] : [undefined];
	const data = names
		.filter((name) => !metrics.EARNINGS.includes(name))
		.map((name) => {
			const values = ends.flatMap((end) =>
				parts.map((part) => ({
					value: valueOf(name, `${node.value.id} ${name} ${period} ${end} ${part ?? ''}`),
					end_time: graphTime(end * 1000),
					...(part === undefined ? {} : { [args.breakdown]: part }),
				})),
			);
			return row(node.value.id, name, { period, values });
		});
	return { data, paging };
}

/** @param {import('../dispatch').Call} call @param {string[]} names */
function lifetime(call, names) {
	const { node, token } = call;
	const paging = neighbours(call, {
		since: call.state.clock.seconds() - DAY,
		until: call.state.clock.seconds(),
	});
	const data = names.map((name) =>
		row(node.value.id, name, {
			period: 'lifetime',
			values: [{ value: valueOf(name, `${token.pageId} ${node.value.id} ${name}`) }],
		}),
	);
	return { data, paging };
}

/** @param {import('../dispatch').Call} call */
function postInsights(call) {
	const { args, node } = call;
	const known = node.value.story ? metrics.STORY_METRICS : metrics.POST_METRICS;
	const names = readMetrics(args.metric, known, args.period);
	const isVideo = node.value.videoId !== undefined;
	return lifetime(
		call,
		names.filter(
			(name) =>
				!metrics.EARNINGS.includes(name) && (isVideo || !metrics.VIDEO_POST_METRICS.includes(name)),
		),
	);
}

/** @param {import('../dispatch').Call} call */
function videoInsights(call) {
	const { args, node } = call;
	const names = readMetrics(args.metric, metrics.VIDEO_METRICS, args.period);
	return lifetime(
		call,
		names.filter((name) => node.value.kind === 'reel' || !metrics.REEL_ONLY.includes(name)),
	);
}

/** @type {import('../dispatch').Edges} */
const insightEdges = {
	'GET page/insights': { ...ACCESS, params: INSIGHT_PARAMS, run: pageInsights },
	'GET post/insights': { ...ACCESS, params: INSIGHT_PARAMS, run: postInsights },
	'GET video/video_insights': { ...ACCESS, params: INSIGHT_PARAMS, run: videoInsights },
};

module.exports = { insightEdges };
