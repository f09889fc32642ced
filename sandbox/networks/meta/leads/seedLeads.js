// @ts-check
'use strict';

const { APP, PEOPLE } = require('../seed');
const { addForm, idBehind } = require('./forms');
const { createLead } = require('./newLead');
const { createRandom } = require('./random');
const { SEED_FORMS } = require('./seedForms');

const DAY_MS = 24 * 60 * 60 * 1000;
const FIRST_FORM_ID = '17203683502601000';
const FORM_DISTANCE = 1_000;

/** @param {import('../state').State} state @param {import('./forms').LeadForm} form @param {number[]} leadDays */
function addSeedLeads(state, form, leadDays) {
	// Ids grow with time, so the oldest lead comes first.
	for (const [index, days] of [...leadDays].sort((a, b) => b - a).entries()) {
		createLead(state, form, {
			id: state.newLeadId(),
			random: createRandom(`seed ${form.name} ${index}`),
			createdAt: state.now() - days * DAY_MS,
			surface: index % 3 === 1 ? 'ig' : 'fb',
			organic: index % 4 === 3,
		});
	}
}

/**
 * The forms and leads at the start, the same each time, their ages counted from now.
 * @param {import('../state').State} state
 * @returns {Record<string, { id: string, pageId: string, name: string, status: string, locale: string }>} by name
 */
function addSeedForms(state) {
	const added = Object.entries(SEED_FORMS).map(([key, { leadDays, ...draft }], index) => {
		const form = addForm(state, {
			...draft,
			id: idBehind(FIRST_FORM_ID, index * FORM_DISTANCE),
			appId: APP.id,
			creatorId: PEOPLE.manager.id,
			createdAt: state.now() - (200 + index) * DAY_MS,
		});
		addSeedLeads(state, form, leadDays);
		const { id, pageId, name, status, locale } = form;
		return [key, { id, pageId, name, status, locale }];
	});
	return Object.fromEntries(added);
}

module.exports = { addSeedForms };
