// @ts-check
'use strict';

const { AGENCY_PAGE_COUNT, PEOPLE, agencyPage } = require('../seed');
const { ACCOUNTS, DAY, EVENT, forms } = require('./seedForms');

/** @param {import('../state').State} state @param {any} account */
function addAccount(state, account) {
	state.adAccounts.set(`urn:li:sponsoredAccount:${account.id}`, {
		id: account.id,
		name: account.name,
		status: account.status ?? 'ACTIVE',
		test: account.test ?? false,
		reference: `urn:li:organization:${account.organization}`,
		people: new Set(
			account.people.map((/** @type {keyof typeof PEOPLE} */ name) => PEOPLE[name].id),
		),
	});
}

/** @param {import('../state').State} state @param {any} form */
function addForm(state, form) {
	const created = state.now() - 60 * DAY;
	state.leadForms.set(
		String(form.id),
		form.versions.map((/** @type {any} */ version, /** @type {number} */ index) => ({
			id: form.id,
			name: form.name,
			state: form.state ?? 'PUBLISHED',
			versionId: index + 1,
			created,
			lastModified: created + index * 10 * DAY,
			owner: form.owner,
			leadType: form.leadType ?? 'SPONSORED',
			creationLocale: { country: 'US', language: 'en' },
			reviewInfo: { reviewStatus: form.state === 'DRAFT' ? 'PENDING' : 'APPROVED' },
			...version,
		})),
	);
}

/** Ad accounts and forms of the start. @param {import('../state').State} state */
function populateLeads(state) {
	for (const account of Object.values(ACCOUNTS)) addAccount(state, account);
	for (let index = 1; index <= AGENCY_PAGE_COUNT; index += 1)
		addAccount(state, {
			id: 600_000_000 + index,
			name: `Client Ads ${String(index).padStart(3, '0')}`,
			organization: agencyPage(index).id,
			people: ['agency'],
		});
	const all = forms();
	for (const form of Object.values(all)) addForm(state, form);
	return {
		adAccounts: ACCOUNTS,
		event: EVENT,
		forms: Object.fromEntries(
			Object.entries(all).map(([key, { id, name, owner, versions }]) => [
				key,
				{ id, name, owner, versions: versions.length },
			]),
		),
	};
}

module.exports = { populateLeads };
