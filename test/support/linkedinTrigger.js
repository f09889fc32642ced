// @ts-check
'use strict';

const { setTimeout: delay } = require('node:timers/promises');
const { storedTrigger } = require('./storedTrigger.js');

/** @typedef {import('./world.js').World} World */

const DEADLINE_MS = 60_000;

/**
 * Stores a workflow that starts with a trigger of LinkedIn.
 * @param {World} world @param {Parameters<typeof storedTrigger>[1]} settings
 */
async function storeLinkedInTrigger(world, settings) {
	const trigger = await storedTrigger(world, settings);

	/** Waits until LinkedIn has verified the address so many times; fails if it is blocked. @param {number} times */
	async function verified(times) {
		const deadline = Date.now() + DEADLINE_MS;
		for (;;) {
			const { webhookUrls } = (await world.sandbox.state()).linkedin;
			const held = webhookUrls.find((/** @type {any} */ { url }) => url === trigger.callbackUrl);
			if (!held || held.state === 'BLOCKED') throw new Error(`blocked: ${JSON.stringify(held)}`);
			if (held.checks >= times) return;
			if (Date.now() > deadline) throw new Error(`verified ${held.checks} of ${times} times`);
			await delay(50);
		}
	}

	return { ...trigger, verified };
}

/** Waits until every delivery of LinkedIn is settled. @param {World} world @returns {Promise<any[]>} */
async function settledLinkedIn(world) {
	const deadline = Date.now() + DEADLINE_MS;
	for (;;) {
		const { linkedin } = await world.sandbox.deliveries();
		if (linkedin.every((/** @type {any} */ { outcome }) => outcome !== 'pending')) return linkedin;
		if (Date.now() > deadline) throw new Error('a delivery is still pending');
		await delay(50);
	}
}

module.exports = { settledLinkedIn, storeLinkedInTrigger };
