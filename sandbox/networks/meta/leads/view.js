// @ts-check
'use strict';

const { formsOf } = require('./forms');
const { countLeads, isExpired, leadsOf } = require('./store');

/** @typedef {import('../state').State} State */

/** @param {State} state @param {import('./store').Lead} lead */
const showLead = (state, lead) => ({
	id: lead.id,
	pageId: lead.pageId,
	formId: lead.formId,
	createdAt: new Date(lead.createdAt).toISOString(),
	answers: Object.fromEntries(lead.answers.map(({ name, values }) => [name, values])),
	consents: lead.consents,
	surface: lead.surface,
	organic: lead.isOrganic,
	isTest: lead.isTest,
	isExpired: isExpired(state, lead),
	ad: lead.ad,
	notReadableFor: lead.refusedReads === Infinity ? -1 : lead.refusedReads,
});

/**
 * Everything that the sandbox holds of leads, also test leads and expired ones: form by form, newest
 * first; with `limit` the newest ones over all forms.
 * @param {State} state @param {{ pageId?: string, formId?: string, limit?: number }} wanted
 */
function viewLeads(state, { pageId, formId, limit }) {
	const forms = [...state.leadForms.values()].filter(
		(form) => (!pageId || form.pageId === pageId) && (!formId || form.id === formId),
	);
	const leads = forms.flatMap((form) => leadsOf(state, form.id).slice(0, limit));
	const shown = limit ? leads.sort((a, b) => b.createdAt - a.createdAt).slice(0, limit) : leads;
	return shown.map((lead) => showLead(state, lead));
}

/** The forms of a Page with the numbers of their leads. @param {State} state @param {string} pageId */
const viewForms = (state, pageId) =>
	formsOf(state, pageId).map((form) => ({
		id: form.id,
		name: form.name,
		status: form.status,
		locale: form.locale,
		forbidden: form.forbidden ?? false,
		questions: form.questions,
		checkboxes: form.disclaimer?.checkboxes ?? [],
		trackingParameters: form.trackingParameters,
		counts: countLeads(state, form.id),
	}));

module.exports = { viewForms, viewLeads };
