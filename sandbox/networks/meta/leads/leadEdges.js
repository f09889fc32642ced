// @ts-check
'use strict';

const { invalid, missingObject } = require('../errors');
const { render } = require('../fields');
const { PAGING_PARAMS, pageOf } = require('../paging');
const { checkLeads } = require('./access');
const { leadType } = require('./leadType');
const { isExpired, leadsOf, readableLeads, removeLead } = require('./store');

/** @typedef {import('../dispatch').Call} Call */
/** @typedef {(seconds: number) => boolean} Test */

/** @type {Record<string, (value: number) => Test>} */
const OPERATORS = {
	GREATER_THAN: (value) => (seconds) => seconds > value,
	GREATER_THAN_OR_EQUAL: (value) => (seconds) => seconds >= value,
	LESS_THAN: (value) => (seconds) => seconds < value,
};
/** Eleven digits would be a year after 5138, thirteen are milliseconds. */
const LARGEST_SECONDS = 99_999_999_999;

/** @param {any} rule @returns {Test} */
function readRule(rule) {
	if (!rule || typeof rule !== 'object' || Array.isArray(rule)) {
		throw invalid('Param filtering must be an array of objects');
	}
	const { field, operator, value, ...others } = rule;
	const [unknown] = Object.keys(others);
	if (unknown) throw invalid(`Param filtering has the unknown key ${unknown}`);
	if (field !== 'time_created') {
		throw invalid(`Filtering field '${field}' with operation '${operator}' is not supported`);
	}
	if (!Object.hasOwn(OPERATORS, String(operator))) {
		throw invalid(
			`Param filtering[operator] must be one of {${Object.keys(OPERATORS).join(', ')}} - got "${operator}"`,
		);
	}
	const isSeconds = /^\d+$/.test(String(value)) && Number(value) <= LARGEST_SECONDS;
	if (!isSeconds) throw invalid('Param filtering[value] must be a unix timestamp in seconds');
	return OPERATORS[operator](Number(value));
}

/** @param {Call} call */
function listLeads(call) {
	const tests = (call.args.filtering ?? []).map(readRule);
	const leads = readableLeads(call.state, call.node.value.id).filter((lead) =>
		tests.every((/** @type {Test} */ test) => test(lead.createdAt / 1000)),
	);
	return pageOf(leads, call, (lead) => render(leadType, lead, call.fields, call));
}

/** @param {Call} call */
function listTestLeads(call) {
	const leads = leadsOf(call.state, call.node.value.id).filter(
		(lead) => lead.isTest && !isExpired(call.state, lead),
	);
	return pageOf(leads, call, (lead) => render(leadType, lead, call.fields, call));
}

/** A lead can be announced before it can be read. @param {Call} call */
function readLead(call) {
	const lead = call.node.value;
	if (lead.refusedReads > 0) {
		lead.refusedReads -= 1;
		throw missingObject(call.nodeId, call.method);
	}
	return render(leadType, lead, call.fields, call);
}

/** @type {import('../dispatch').Edges} */
const leadEdges = {
	'GET leadForm/leads': {
		check: checkLeads,
		params: { ...PAGING_PARAMS, filtering: 'list' },
		run: listLeads,
	},
	'GET leadForm/test_leads': { check: checkLeads, params: PAGING_PARAMS, run: listTestLeads },
	'GET lead': { check: checkLeads, run: readLead },
	'DELETE lead': {
		check: checkLeads,
		run({ state, node }) {
			removeLead(state, node.value);
			return { success: true };
		},
	},
};

module.exports = { leadEdges };
