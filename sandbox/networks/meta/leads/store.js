// @ts-check
'use strict';

/**
 * @typedef {import('../state').State} State
 * @typedef {{ adId: string, adName: string, adsetId: string, adsetName: string, campaignId: string,
 *   campaignName: string }} Ad
 * @typedef {{ id: string, formId: string, pageId: string, createdAt: number, answers: import('./answers').Answer[],
 *   consents: Record<string, boolean>, surface: 'fb' | 'ig', isOrganic: boolean, isTest: boolean, ad?: Ad,
 *   refusedReads: number }} Lead `refusedReads`: reads still to be refused, Infinity for all
 * @typedef {{ leads: Lead[], isSorted: boolean }} Shelf the leads of one form
 */

const RETENTION_MS = 90 * 24 * 60 * 60 * 1000;

/** The part of the memory that holds forms and leads. */
function createLeadMemory() {
	let counter = 0;
	return {
		/** @type {Map<string, import('./forms').LeadForm>} */
		leadForms: new Map(),
		/** @type {Map<string, Lead>} */
		leads: new Map(),
		/** @type {Map<string, Shelf>} leads by form */
		leadShelves: new Map(),
		/** @type {Map<string, number[]>} moments of lead reads by Page */
		leadCalls: new Map(),
		/** Lead ids have a row of their own, so that those of the same leads are the same. */
		newLeadId: () => String(233_370_042_045_345_000n + BigInt(++counter)),
	};
}

/** @param {State} state @param {string} formId @returns {Shelf} */
function shelfOf(state, formId) {
	const known = state.leadShelves.get(formId);
	if (known) return known;
	/** @type {Shelf} */
	const shelf = { leads: [], isSorted: true };
	state.leadShelves.set(formId, shelf);
	return shelf;
}

/** A later lead has a longer or greater id. @param {Lead} a @param {Lead} b */
const byId = (a, b) => b.id.length - a.id.length || (a.id < b.id ? 1 : -1);

/** All leads of a form, newest first; test leads and expired ones too. @param {State} state @param {string} formId */
function leadsOf(state, formId) {
	const shelf = shelfOf(state, formId);
	if (!shelf.isSorted) {
		shelf.leads.sort((a, b) => b.createdAt - a.createdAt || byId(a, b));
		shelf.isSorted = true;
	}
	return shelf.leads;
}

/** @param {State} state @param {Lead} lead */
function addLead(state, lead) {
	const shelf = shelfOf(state, lead.formId);
	shelf.leads.push(lead);
	shelf.isSorted = false;
	state.leads.set(lead.id, lead);
}

/** @param {State} state @param {Lead} lead */
function removeLead(state, lead) {
	const shelf = shelfOf(state, lead.formId);
	shelf.leads = shelf.leads.filter((other) => other !== lead);
	state.leads.delete(lead.id);
}

/** The vendor keeps a lead for 90 days. @param {State} state @param {Lead} lead */
const isExpired = (state, lead) => lead.createdAt <= state.now() - RETENTION_MS;

/** What `GET form/leads` may show. @param {State} state @param {string} formId */
const readableLeads = (state, formId) =>
	leadsOf(state, formId).filter((lead) => !lead.isTest && !isExpired(state, lead));

/** @param {State} state @param {string} formId */
function countLeads(state, formId) {
	const counts = { leads: 0, organic: 0, expired: 0, test: 0 };
	for (const lead of leadsOf(state, formId)) {
		if (lead.isTest) counts.test += 1;
		else if (isExpired(state, lead)) counts.expired += 1;
		else {
			counts.leads += 1;
			if (lead.isOrganic) counts.organic += 1;
		}
	}
	return counts;
}

module.exports = {
	addLead,
	countLeads,
	createLeadMemory,
	isExpired,
	leadsOf,
	readableLeads,
	removeLead,
};
