// @ts-check
'use strict';

const { names } = require('./posts/fields');
const { whole } = require('./schema');

/** @typedef {import('./dispatch').Call} Call */

const DAY_MS = 24 * 3_600_000;
const PROJECT = { id: '1730000000000000001', cap: 3_000_000 };
const USAGE_QUERY = {
	days: whole(1, 90),
	'usage.fields': names([
		...['cap_reset_day', 'daily_client_app_usage', 'daily_project_usage', 'project_cap'],
		...['project_id', 'project_usage'],
	]),
};

/** `GET /2/usage/tweets`: how many posts the project has read. @param {Call} call */
function getUsage({ state, query }) {
	const dayOf = (/** @type {number} */ ms) => Math.floor(ms / DAY_MS) * DAY_MS;
	const today = dayOf(state.now());
	const days = Array.from({ length: query.days ?? 7 }, (_, index) => today - index * DAY_MS);
	const usage = days.map((day) => ({
		date: new Date(day).toISOString(),
		usage: String(
			state.reads.reduce((sum, { at, count }) => sum + (dayOf(at) === day ? count : 0), 0),
		),
	}));
	const total = state.reads.reduce((sum, { count }) => sum + count, 0);
	const all = {
		cap_reset_day: 5,
		project_cap: String(PROJECT.cap),
		project_id: PROJECT.id,
		project_usage: String(total),
		daily_project_usage: { project_id: PROJECT.id, usage },
	};
	const asked = query['usage.fields'] ?? Object.keys(all);
	return {
		json: {
			data: Object.fromEntries(Object.entries(all).filter(([name]) => asked.includes(name))),
		},
	};
}

module.exports = { USAGE_QUERY, getUsage };
