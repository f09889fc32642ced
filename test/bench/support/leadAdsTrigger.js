// @ts-check
'use strict';

const { byId, metaSeed } = require('../../support/facebook.js');
const { deliverAll } = require('../../support/leadDeliveries.js');
const { leadDelivery } = require('../../support/leadsTrigger.js');
const { settledDeliveries } = require('../../support/trigger.js');

/** @typedef {import('../../support/world.js').World} World */
/** @typedef {Awaited<ReturnType<typeof import('../../support/storedTrigger.js').storedTrigger>>} StoredTrigger */

/**
 * n8n's own trigger for lead ads, as `storedTrigger` takes it. It knows one form.
 * @param {World} world @param {{ page: string, form: string }} choice
 */
async function builtInTrigger(world, { page, form }) {
	const { app, tokens } = await metaSeed(world);
	return {
		name: 'Facebook Lead Ads Trigger',
		type: 'n8n-nodes-base.facebookLeadAdsTrigger',
		credentials: await world.createCredential('facebookLeadAdsOAuth2Api', {
			clientId: app.id,
			clientSecret: app.secret,
			oauthTokenData: { access_token: tokens.systemUser, token_type: 'bearer' },
		}),
		parameters: { event: 'newLead', page: byId(page), form: byId(form), options: {} },
	};
}

/**
 * Tells a trigger of leads, so many in each delivery, and waits for what it puts out.
 * @param {World} world
 * @param {{ trigger: StoredTrigger, page: string, form: string, ids: string[], bundle: number }} order
 * @returns {Promise<{ ids: string[], seconds: number }>}
 */
async function deliverLeads(world, { trigger, page, form, ids, bundle }) {
	// The network sends again what is refused; `deliverAll` does so itself.
	await world.sandbox.settings({ webhookRetryMs: [], webhookTimeoutMs: 120_000 });
	const steps = [];
	for (let at = 0; at < ids.length; at += bundle) {
		const leads = ids.slice(at, at + bundle).map((id) => ({ id, formId: form }));
		const body = leadDelivery(page, leads);
		steps.push({ kind: /** @type {const} */ ('new'), body, isReplayed: false });
	}
	const started = Date.now();
	await deliverAll(world, steps);
	const seconds = (Date.now() - started) / 1000;
	return { ids: await leadsOf(trigger), seconds };
}

/**
 * What a trigger puts out of leads that the network has announced already.
 * @param {World} world @param {StoredTrigger} trigger @param {() => Promise<unknown>} announce
 * @returns {Promise<{ ids: string[], seconds: number }>}
 */
async function hearLeads(world, trigger, announce) {
	const before = await leadsOf(trigger);
	const started = Date.now();
	await world.sandbox.settings({ webhookRetryMs: [500, 1_000, 2_000, 4_000] });
	await announce();
	await settledDeliveries(world);
	const seconds = (Date.now() - started) / 1000;
	return { ids: (await leadsOf(trigger)).slice(before.length), seconds };
}

/** Leads of all runs so far, in the order of the runs. @param {StoredTrigger} trigger @returns {Promise<string[]>} */
async function leadsOf(trigger) {
	const runs = (await trigger.countRuns()) > 0 ? await trigger.outputs(1) : [];
	return runs.flatMap((items) => items.map(({ id }) => id));
}

module.exports = { builtInTrigger, deliverLeads, hearLeads };
