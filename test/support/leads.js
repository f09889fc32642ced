// @ts-check
'use strict';

const { isDeepStrictEqual } = require('node:util');
const { byId, facebook } = require('./facebook.js');

/** @typedef {import('./world.js').World} World */
/** @typedef {import('./runs.js').Run} Run */

const SURFACES = /** @type {Record<string, string>} */ ({ fb: 'facebook', ig: 'instagram' });
/** Forms of Fern & Co that take leads; `world` asks in other scripts. */
const SEVEN_FORMS = ['demo', 'newsletterDe', 'quoteUs', 'world', 'appointment', 'plan', 'idBrazil'];

/**
 * A Facebook node that works on leads.
 * @param {object} credentials
 * @param {string} operation
 * @param {Record<string, unknown>} parameters
 * @param {Record<string, unknown>} [settings] of the node
 */
function leadNode(credentials, operation, parameters, settings) {
	return facebook(credentials, { resource: 'lead', operation, ...parameters }, settings);
}

/** Parameters that choose all forms of one Page, or some. @param {string} pageId @param {string[]} [formIds] */
function formsOfPage(pageId, formIds) {
	return {
		accountScope: 'one',
		page: byId(pageId),
		...(formIds ? { formScope: 'selected', forms: formIds } : { formScope: 'all' }),
	};
}

/** What a Sync node has put out. @param {Run} run @param {string} [name] of the node */
function synced(run, name = 'Facebook') {
	const outputs = run.output(name, 0).map(({ json }) => json);
	return {
		leads: outputs.filter((json) => json.platform),
		errors: outputs.filter((json) => json.error),
		report: run.output(name, 1)[0]?.json,
		reports: run.output(name, 1).map(({ json }) => json),
	};
}

/** @param {{ id: string }[]} leads @returns {string[]} */
const idsOf = (leads) => leads.map(({ id }) => id).sort();

/**
 * Leads that the sandbox holds and that can be read.
 * @param {World} world @param {string[]} [formIds]
 * @returns {Promise<any[]>}
 */
async function readableLeads(world, formIds) {
	const { meta } = await world.sandbox.leads();
	return meta.filter(
		(/** @type {any} */ lead) =>
			!lead.isExpired && !lead.isTest && (!formIds || formIds.includes(lead.formId)),
	);
}

/** A lead of the sandbox as it has to come out. @param {any} held @param {any} seed */
function asHeld(held, seed) {
	const pages = /** @type {{ id: string, name: string }[]} */ (Object.values(seed.pages));
	const answers = /** @type {[string, string[]][]} */ (Object.entries(held.answers));
	return {
		platform: 'facebook',
		id: held.id,
		formId: held.formId,
		createdAt: Date.parse(held.createdAt),
		fields: Object.fromEntries(
			answers.map(([key, values]) => [key, values.length > 1 ? values : (values[0] ?? '')]),
		),
		consents: held.consents,
		source: {
			pageId: held.pageId,
			pageName: pages.find(({ id }) => id === held.pageId)?.name,
			adId: held.ad?.adId ?? null,
			adName: held.ad?.adName ?? null,
			adsetId: held.ad?.adsetId ?? null,
			adsetName: held.ad?.adsetName ?? null,
			campaignId: held.ad?.campaignId ?? null,
			campaignName: held.ad?.campaignName ?? null,
			surface: SURFACES[held.surface],
			organic: held.organic,
		},
		test: held.isTest,
	};
}

/** The same parts of a lead that came out. @param {any} lead */
function asPutOut({ platform, id, formId, createdAt, fields, consents, source, test }) {
	const boxes = consents.map((/** @type {any} */ box) => [box.id, box.checked]);
	return {
		platform,
		id,
		formId,
		createdAt: Date.parse(createdAt),
		fields,
		consents: Object.fromEntries(boxes),
		source,
		test,
	};
}

const EQUAL = { missing: [], foreign: [], repeated: [], different: [] };

/**
 * How leads that came out differ from those that are held; `EQUAL` when they do not. Quick for many,
 * and its failures stay readable.
 * @param {any[]} putOut @param {any[]} held @param {any} seed
 */
function differences(putOut, held, seed) {
	const expected = new Map(held.map((lead) => [lead.id, asHeld(lead, seed)]));
	const seen = new Set();
	/** @type {{ missing: string[], foreign: string[], repeated: string[], different: object[] }} */
	const found = { missing: [], foreign: [], repeated: [], different: [] };
	for (const lead of putOut) {
		const wanted = expected.get(lead.id);
		if (seen.has(lead.id)) found.repeated.push(lead.id);
		seen.add(lead.id);
		if (!wanted) found.foreign.push(lead.id);
		else if (!isDeepStrictEqual(asPutOut(lead), wanted)) {
			found.different.push({ is: asPutOut(lead), shouldBe: wanted });
		}
	}
	found.missing = [...expected.keys()].filter((id) => !seen.has(id));
	return Object.fromEntries(Object.entries(found).map(([name, list]) => [name, list.slice(0, 3)]));
}

/** Calls that Meta counts: of a batch each part. @param {any[]} entries of the request log */
function countCalls(entries) {
	const calls = entries.filter(({ host }) => host === 'graph.facebook.com');
	return calls.reduce((sum, { body }) => sum + partsOf(body?.batch), 0);
}

/** @param {unknown} batch @returns {number} */
function partsOf(batch) {
	if (batch === undefined) return 1;
	const text = typeof batch === 'string' ? batch : JSON.stringify(batch);
	// The log shortens long texts: what is cut off cannot be counted.
	const { length } = text.match(/"relative_url"/g) ?? [];
	if (length === 0 || /… \(\d+\)$/.test(text)) throw new Error('this batch cannot be counted');
	return length;
}

/** @param {any} seed @returns {string[]} */
const sevenFormIds = (seed) => SEVEN_FORMS.map((name) => seed.forms[name].id);

module.exports = {
	EQUAL,
	asHeld,
	countCalls,
	differences,
	formsOfPage,
	idsOf,
	leadNode,
	readableLeads,
	sevenFormIds,
	synced,
};
