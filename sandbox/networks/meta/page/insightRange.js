// @ts-check
'use strict';

const { DateTime } = require('luxon');
const { invalid } = require('../errors');

const DAY = 24 * 3600;
const LARGEST_RANGE_DAYS = 90;
const KEPT_DAYS = 2 * 365 + 1;
const PRESET_DAYS = /** @type {Record<string, number>} */ ({
	yesterday: 1,
	today: 1,
	last_3d: 3,
	last_7d: 7,
	last_14d: 14,
	last_28d: 28,
	last_30d: 30,
	last_90d: 90,
});

/** @param {import('../dispatch').Call} call */
function readRange(call) {
	const { args, state } = call;
	const now = state.clock.seconds();
	const presetDays = PRESET_DAYS[args.date_preset];
	const until = args.until ?? now;
	const since = args.since ?? until - (presetDays ?? 2) * DAY;
	if (since > until) throw invalid('Param since must be before until');
	if (until - since > LARGEST_RANGE_DAYS * DAY) {
		throw invalid(`There cannot be more than ${LARGEST_RANGE_DAYS} days between since and until`);
	}
	if (since < now - KEPT_DAYS * DAY) throw invalid('Insights are kept for two years only');
	return { since, until };
}

/** The ends of the Pacific days that a range touches, up to now: the first is that of the day of `since`.
 *  @param {{ since: number, until: number }} range @param {number} now seconds */
function dayEnds({ since, until }, now) {
	const ends = [];
	let end = DateTime.fromSeconds(since, { zone: 'America/Los_Angeles' })
		.startOf('day')
		.plus({ days: 1 });
	while (end.toSeconds() <= until && end.toSeconds() <= now) {
		ends.push(end.toSeconds());
		end = end.plus({ days: 1 });
	}
	return ends;
}

module.exports = { PRESET_DAYS, dayEnds, readRange };
