// @ts-check
'use strict';

const { formsOfPage } = require('./leads.js');
const { storedTrigger } = require('./storedTrigger.js');

/** @typedef {import('./world.js').World} World */

/**
 * Stores a workflow that starts with the lead trigger; `activate` puts it into production.
 * @param {World} world
 * @param {{ credentials: object, pageId?: string, parameters?: Record<string, unknown> }} settings
 * `pageId`: with its own forms, all of them by default; without it all Pages
 */
async function storeLeadTrigger(world, { credentials, pageId, parameters = {} }) {
	const scope = pageId ? formsOfPage(pageId) : { accountScope: 'all', formScope: 'all' };
	const { items: leads, ...trigger } = await storedTrigger(world, {
		name: 'Facebook Lead Trigger',
		type: 'facebookLeadTrigger',
		credentials,
		parameters: { authentication: 'accessToken', ...scope, ...parameters },
	});
	return { ...trigger, leads };
}

/**
 * The body of a delivery as Meta sends it, for leads of one Page.
 * @param {string} pageId @param {{ id: string, formId: string }[]} leads
 */
function leadDelivery(pageId, leads) {
	const time = Math.floor(Date.now() / 1000);
	const changes = leads.map(({ id, formId }) => ({
		field: 'leadgen',
		value: { leadgen_id: id, page_id: pageId, form_id: formId, created_time: time },
	}));
	return { object: 'page', entry: [{ id: pageId, time, changes }] };
}

module.exports = { leadDelivery, storeLeadTrigger };
