// @ts-check
'use strict';

const { invalid } = require('../errors');
const { checkLeads } = require('./access');
const { answerKeys } = require('./questions');
const { addLead, isExpired, leadsOf } = require('./store');
const { announceLead } = require('./submit');

/** @typedef {import('./forms').LeadForm} LeadForm */

const dummy = (/** @type {string} */ key) => `<test lead: dummy data for ${key}>`;

/** Answers that the caller gives, by question. @param {LeadForm} form @param {any[]} given */
function readAnswers(form, given) {
	const known = [...answerKeys(form.questions), ...Object.keys(form.trackingParameters)];
	/** @type {Map<string, string[]>} */
	const answers = new Map();
	for (const entry of given) {
		const { name, values } = entry ?? {};
		if (!known.includes(name)) {
			throw invalid(`Param field_data has the name "${name}", which is no question of the form`);
		}
		const isList =
			Array.isArray(values) &&
			values.every((/** @type {unknown} */ value) => typeof value === 'string');
		if (!isList) throw invalid('Param field_data[values] must be an array of strings');
		answers.set(name, values);
	}
	return answers;
}

/** @param {LeadForm} form @param {any[]} given */
function readConsents(form, given) {
	const boxes = form.disclaimer?.checkboxes ?? [];
	const consents = Object.fromEntries(boxes.map((box) => [box.key, box.is_required]));
	for (const entry of given) {
		const { checkbox_key: key, is_checked: isChecked } = entry ?? {};
		if (!Object.hasOwn(consents, key)) {
			throw invalid(`Param custom_disclaimer_responses has the unknown key "${key}"`);
		}
		if (typeof isChecked !== 'boolean') {
			throw invalid('Param custom_disclaimer_responses[is_checked] must be a boolean');
		}
		consents[key] = isChecked;
	}
	return consents;
}

/** One test lead per form at a time; it is organic, has no ad and is announced like any other.
 *  @param {import('../dispatch').Call} call */
function createTestLead({ state, node, args }) {
	/** @type {LeadForm} */
	const form = node.value;
	if (leadsOf(state, form.id).some((lead) => lead.isTest && !isExpired(state, lead))) {
		throw invalid('A test lead already exists for this form. Delete it before creating another');
	}
	const given = readAnswers(form, args.field_data ?? []);
	const names = [...form.questions.map(({ key }) => key), ...Object.keys(form.trackingParameters)];
	const all = [...new Set([...names, ...given.keys()])];
	/** @type {import('./store').Lead} */
	const lead = {
		id: state.newLeadId(),
		formId: form.id,
		pageId: form.pageId,
		createdAt: Math.floor(state.now() / 1000) * 1000,
		answers: all.map((name) => ({ name, values: given.get(name) ?? [dummy(name)] })),
		consents: readConsents(form, args.custom_disclaimer_responses ?? []),
		surface: 'fb',
		isOrganic: true,
		isTest: true,
		refusedReads: 0,
	};
	addLead(state, lead);
	announceLead(state, lead);
	return { id: lead.id, created: { type: 'lead', value: lead } };
}

/** @type {import('../dispatch').Edges} */
const testLeadEdges = {
	'POST leadForm/test_leads': {
		token: 'page',
		check: checkLeads,
		params: { field_data: 'list', custom_disclaimer_responses: 'list' },
		run: createTestLead,
	},
};

module.exports = { testLeadEdges };
