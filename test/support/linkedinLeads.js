// @ts-check
'use strict';

const { isDeepStrictEqual } = require('node:util');
const { byId, linkedin } = require('./linkedin.js');

/** @typedef {import('./world.js').World} World */

/** Questions that LinkedIn knows the meaning of, by their names in the sandbox's forms. */
const KEYS = /** @type {Record<string, string>} */ ({
	'First name': 'first_name',
	'Last name': 'last_name',
	Email: 'email',
	Phone: 'phone_number',
	Company: 'company_name',
});

/**
 * A LinkedIn node that works on leads.
 * @param {object} credentials @param {string} operation @param {Record<string, unknown>} parameters
 * @param {Record<string, unknown>} [settings] of the node
 */
const leadNode = (credentials, operation, parameters, settings) =>
	linkedin(credentials, { resource: 'lead', operation, ...parameters }, settings);

/** Parameters that choose all forms of one ad account, or some. @param {any} account of the seed @param {string[]} [forms] */
const formsOfAccount = (account, forms) => ({
	accountScope: 'adAccount',
	adAccount: byId(`urn:li:sponsoredAccount:${account.id}`),
	...(forms ? { formScope: 'selected', forms } : { formScope: 'all' }),
});

/** Leads that the sandbox holds and that can be read. @param {World} world @param {string[]} [forms] @returns {Promise<any[]>} */
async function heldLeads(world, forms) {
	const { linkedin: leads } = await world.sandbox.leads();
	return leads.filter(
		(/** @type {any} */ lead) =>
			!lead.isExpired && !lead.isTest && (!forms || forms.includes(lead.formId)),
	);
}

/** A lead of the sandbox as it has to come out. @param {any} held */
function asHeld(held) {
	const answers = /** @type {[string, string[]][]} */ (Object.entries(held.answers));
	return {
		platform: 'linkedin',
		id: held.id,
		formId: held.formId,
		formVersion: String(held.versionId),
		formName: held.formName,
		createdAt: Date.parse(held.createdAt),
		fields: Object.fromEntries(
			answers.map(([name, values]) => [
				KEYS[name] ?? name,
				values.length > 1 ? values : (values[0] ?? ''),
			]),
		),
		consents: held.consents,
		hiddenFields: held.hiddenFields,
		campaignId: held.campaign?.split(':').pop() ?? null,
		adId: held.creative?.split(':').pop() ?? null,
		eventId: held.event?.split(':').pop() ?? null,
	};
}

/** The same parts of a lead that came out. @param {any} lead */
function asPutOut(lead) {
	const { platform, id, formId, formVersion, formName, createdAt, fields, source } = lead;
	const boxes = lead.consents.map((/** @type {any} */ box) => [box.id, box.checked]);
	return {
		platform,
		id,
		formId,
		formVersion,
		formName,
		createdAt: Date.parse(createdAt),
		fields,
		consents: Object.fromEntries(boxes),
		hiddenFields: lead.hiddenFields ?? {},
		campaignId: source.campaignId,
		adId: source.adId,
		eventId: source.eventId,
	};
}

/**
 * How leads that came out differ from those that are held: all lists are empty when they do not.
 * @param {any[]} putOut @param {any[]} held
 */
function differences(putOut, held) {
	const wanted = new Map(held.map((lead) => [lead.id, asHeld(lead)]));
	const ids = putOut.map(({ id }) => id);
	const found = {
		missing: [...wanted.keys()].filter((id) => !ids.includes(id)),
		foreign: ids.filter((id) => !wanted.has(id)),
		repeated: ids.filter((id, index) => ids.indexOf(id) !== index),
		different: putOut
			.map((lead) => ({ is: asPutOut(lead), shouldBe: wanted.get(lead.id) }))
			.filter(({ is, shouldBe }) => shouldBe && !isDeepStrictEqual(is, shouldBe)),
	};
	return Object.fromEntries(Object.entries(found).map(([name, list]) => [name, list.slice(0, 3)]));
}

const EQUAL = { missing: [], foreign: [], repeated: [], different: [] };

module.exports = { EQUAL, differences, formsOfAccount, heldLeads, leadNode };
