// @ts-check
'use strict';

const { graphError } = require('../errors');
const { formsOf } = require('./forms');
const { countLeads } = require('./store');

/** @typedef {import('../state').State} State */

const WINDOW_MS = 24 * 60 * 60 * 1000;
const CALLS_PER_LEAD = 4_800;
/** A Page without leads has next to nothing; the vendor does not say how much that is. */
const SMALLEST = 200;

/** Lead reads that a Page grants per 24 hours. @param {State} state @param {string} pageId */
function budgetOf(state, pageId) {
	const set = state.pages.get(pageId)?.leadCalls;
	if (set !== undefined) return set;
	const leads = formsOf(state, pageId).map((form) => countLeads(state, form.id).leads);
	return Math.max(SMALLEST, CALLS_PER_LEAD * leads.reduce((sum, count) => sum + count, 0));
}

/** The moments of the last 24 hours' reads, oldest first. @param {State} state @param {string} pageId */
function callsOf(state, pageId) {
	const calls = state.leadCalls.get(pageId) ?? [];
	const recent = calls.findIndex((at) => at > state.now() - WINDOW_MS);
	const kept = recent === 0 ? calls : recent === -1 ? [] : calls.slice(recent);
	state.leadCalls.set(pageId, kept);
	return kept;
}

/** Whole minutes until a further call would be answered. @param {State} state @param {string} pageId */
function minutesToWait(state, pageId) {
	const calls = callsOf(state, pageId);
	const budget = budgetOf(state, pageId);
	if (calls.length < budget) return 0;
	const freeing = calls[calls.length - budget] ?? state.now();
	return Math.ceil((freeing + WINDOW_MS - state.now()) / 60_000);
}

/**
 * The row of a Page in `X-Business-Use-Case-Usage`; the Page's setting `leadUsage` overrides it.
 * @param {State} state @param {string} pageId
 */
function leadUsageRow(state, pageId) {
	const used = callsOf(state, pageId).length;
	const budget = budgetOf(state, pageId);
	const percent = budget === 0 ? 100 : Math.floor((100 * used) / budget);
	return {
		type: 'leadgen',
		call_count: percent,
		total_cputime: 0,
		total_time: 0,
		estimated_time_to_regain_access: minutesToWait(state, pageId),
		...state.pages.get(pageId)?.leadUsage,
	};
}

/**
 * Counts one lead read, also a refused one. Throws 80005 when the Page's budget is used up.
 * @param {import('../dispatch').Call} call @param {string} pageId
 */
function spendLeadCall({ state, exchange }, pageId) {
	exchange.memo.leadPages = new Set(exchange.memo.leadPages).add(pageId);
	const calls = callsOf(state, pageId);
	calls.push(state.now());
	if (calls.length > budgetOf(state, pageId)) {
		throw graphError(
			80005,
			'There have been too many leadgen api calls to this Page account. Wait a bit and try again. For more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.',
		);
	}
}

module.exports = { leadUsageRow, spendLeadCall };
