// @ts-check
'use strict';

const { formsOf } = require('./forms');
const { createLead } = require('./newLead');
const { createRandom } = require('./random');

const LARGEST_COUNT = 1_000;
const LARGEST_FILL = 200_000;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * @typedef {import('../state').State} State
 * @typedef {{ pageId: string, formId?: string, formIds?: string[], days?: number, count?: number,
 *   answers?: Record<string, string | string[]>, consents?: Record<string, boolean>, surface?: 'fb' | 'ig',
 *   organic?: boolean, ad?: Partial<import('./store').Ad>, createdAt?: string, notReadableFor?: number }} LeadOrder
 */

/**
 * Tells the subscribed apps of a lead. Its ids are texts, or bare numbers with `numericLeadIds`.
 * @param {State} state @param {import('./store').Lead} lead
 */
function announceLead(state, lead) {
	const id = (/** @type {string} */ text) => (state.settings.numericLeadIds ? BigInt(text) : text);
	state.emit({
		pageId: lead.pageId,
		field: 'leadgen',
		value: {
			leadgen_id: id(lead.id),
			page_id: id(lead.pageId),
			form_id: id(lead.formId),
			...(lead.ad ? { adgroup_id: id(lead.ad.adId), ad_id: id(lead.ad.adId) } : {}),
			created_time: lead.createdAt / 1000,
		},
	});
}

/** @param {unknown} value @param {{ name: string, most: number }} rule */
function wholeNumber(value, { name, most }) {
	const number = Number(value);
	if (Number.isInteger(number) && number >= 1 && number <= most) return number;
	throw new Error(`${name} must be a whole number from 1 to ${most}`);
}

/** @param {State} state @param {string} pageId @param {string} [formId] */
function openForm(state, pageId, formId) {
	const forms = formsOf(state, pageId);
	const form = formId
		? forms.find((candidate) => candidate.id === formId)
		: forms.find((candidate) => candidate.status === 'ACTIVE');
	if (!form)
		throw new Error(formId ? `no form ${formId} on this Page` : 'no active form on this Page');
	if (form.status !== 'ACTIVE')
		throw new Error(`the form is ${form.status}; nobody can fill it in`);
	return form;
}

/** @param {number} [reads] */
function toRefusedReads(reads = 0) {
	if (!Number.isInteger(reads) || reads < -1) {
		throw new Error('notReadableFor must be a whole number; -1 stands for always');
	}
	return reads === -1 ? Infinity : reads;
}

/** @param {State} state @param {LeadOrder} order */
function draftOf(state, order) {
	const { answers, consents, surface, organic, ad } = order;
	if (surface !== undefined && !['fb', 'ig'].includes(surface)) {
		throw new Error('surface must be fb or ig');
	}
	const createdAt = order.createdAt === undefined ? state.now() : Date.parse(order.createdAt);
	if (Number.isNaN(createdAt)) throw new Error('createdAt must be an ISO 8601 time');
	const refusedReads = toRefusedReads(order.notReadableFor);
	return { answers, consents, surface, organic, ad, createdAt, refusedReads };
}

/**
 * A visitor fills in a form, `count` times; subscribers hear of each lead.
 * Throws for forms that are not open, unknown boxes and values out of range.
 * @param {State} state @param {LeadOrder} order
 */
function submitLeads(state, order) {
	const form = openForm(state, order.pageId, order.formId);
	const count = wholeNumber(order.count ?? 1, { name: 'count', most: LARGEST_COUNT });
	const draft = draftOf(state, order);
	const leadIds = [];
	for (let index = 0; index < count; index += 1) {
		const id = state.newLeadId();
		const lead = createLead(state, form, { ...draft, id, random: createRandom(id) });
		announceLead(state, lead);
		leadIds.push(lead.id);
	}
	return { leadIds };
}

/** @param {State} state @param {LeadOrder} order */
function formsToFill(state, { pageId, formIds }) {
	if (formIds?.length) return formIds.map((id) => openForm(state, pageId, id));
	const forms = formsOf(state, pageId).filter((form) => form.status === 'ACTIVE');
	if (forms.length === 0) throw new Error('no active form on this Page');
	return forms;
}

/**
 * Leads in bulk, in turn on the forms and evenly over the last `days` (30), without webhooks; the
 * same arguments give the same leads.
 * @param {State} state @param {LeadOrder} order
 */
function fillLeads(state, order) {
	const forms = formsToFill(state, order);
	const count = wholeNumber(order.count, { name: 'count', most: LARGEST_FILL });
	const span = wholeNumber(order.days ?? 30, { name: 'days', most: 365 }) * DAY_MS;
	const now = state.now();
	/** @type {Record<string, number>} */
	const counts = Object.fromEntries(forms.map((form) => [form.id, 0]));
	for (let index = 0; index < count; index += 1) {
		const form = forms[index % forms.length];
		const random = createRandom(`fill ${form.id} ${index}`);
		createLead(state, form, {
			id: state.newLeadId(),
			random,
			createdAt: now - Math.floor((span * index) / count),
			surface: random.chance(0.4) ? 'ig' : 'fb',
			organic: random.chance(0.2),
		});
		counts[form.id] += 1;
	}
	return { forms: counts };
}

module.exports = { announceLead, fillLeads, submitLeads };
