// @ts-check
'use strict';

const { byId, metaSeed } = require('../../support/facebook.js');
const { deliverAll } = require('../../support/leadDeliveries.js');
const { leadDelivery } = require('../../support/leadsTrigger.js');

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
 * @param {{ trigger: StoredTrigger, page: string, form: string,
 *   ids: string[], bundle: number }} order
 * @returns {Promise<{ ids: string[], seconds: number }>} of this order
 */
async function deliverLeads(world, { trigger, page, form, ids, bundle }) {
	// The network sends again what is refused; `deliverAll` does so itself.
	await world.sandbox.settings({ webhookRetryMs: [], webhookTimeoutMs: 120_000 });
	const before = await trigger.countRuns();
	const steps = [];
	for (let at = 0; at < ids.length; at += bundle) {
		const leads = ids.slice(at, at + bundle).map((id) => ({ id, formId: form }));
		const body = leadDelivery(page, leads);
		steps.push({ kind: /** @type {const} */ ('new'), body, isReplayed: false });
	}
	const started = Date.now();
	await deliverAll(world, steps);
	const seconds = (Date.now() - started) / 1000;
	const runs = (await trigger.countRuns()) > 0 ? await trigger.outputs(1) : [];
	return { ids: runs.slice(before).flatMap((items) => items.map(({ id }) => id)), seconds };
}

module.exports = { builtInTrigger, deliverLeads };
