// @ts-check
'use strict';

const { setTimeout: delay } = require('node:timers/promises');
const { leadDelivery } = require('./leadsTrigger.js');
const { statusesOf } = require('./trigger.js');

/** @typedef {import('./world.js').World} World */
/** @typedef {{ id: string, formId: string }} Lead */
/** @typedef {{ kind: 'new' | 'forged', body: object, isReplayed: boolean }} Step */
/** @typedef {{ kind: string, statuses: unknown[], slowestMs: number }} Sent kind: of its step, or `replay` */

/** Deliveries on their way at the same time. */
const AT_ONCE = 6;
/** Times that Meta sends a delivery which is not taken. */
const MOST_TRIES = 8;
/** Milliseconds, ever longer. @param {number} tries */
const pauseAfter = (tries) => Math.min(50 * 2 ** tries, 2_000);

/**
 * Visitors fill in forms, one after the other.
 * @param {World} world
 * @param {{ pageId: string, formIds: string[], count: number, refusals?: (index: number) => number }} order
 * refusals: how often the reading of a lead is refused, -1 for always
 * @returns {Promise<Lead[]>}
 */
async function submitLeads(world, { pageId, formIds, count, refusals = () => 0 }) {
	/** @type {Lead[]} */
	const leads = [];
	for (let index = 0; index < count; index += 1) {
		const formId = formIds[index % formIds.length];
		const order = { pageId, formId, organic: index % 5 === 0, notReadableFor: refusals(index) };
		const { leadIds } = await world.sandbox.submitLead(order);
		leads.push({ id: leadIds[0], formId });
	}
	return leads;
}

/**
 * Deliveries of leads, mixed, the same each time.
 * @param {string} pageId
 * @param {{ leads: Lead[], forged: Lead[], sizes: number[], replayed: number }} order sizes: how many
 * leads each delivery has; forged: one delivery with a wrong signature each; replayed: how many
 * deliveries come twice
 * @returns {Step[]}
 */
function planDeliveries(pageId, { leads, forged, sizes, replayed }) {
	const left = [...leads];
	const every = Math.floor(sizes.length / replayed);
	const fresh = sizes.map((size, index) => ({
		kind: /** @type {const} */ ('new'),
		body: leadDelivery(pageId, left.splice(0, size)),
		isReplayed: index % every === 0 && index < every * replayed,
	}));
	const bad = forged.map((lead) => ({
		kind: /** @type {const} */ ('forged'),
		body: leadDelivery(pageId, [lead]),
		isReplayed: false,
	}));
	// 7919 is a prime: every place is taken once.
	const all = [...fresh, ...bad];
	return all.map((_, index) => all[(index * 7919) % all.length]);
}

/**
 * Delivers so many at a time. A genuine delivery is sent until it is taken, as Meta does; a replay
 * comes right after.
 * @param {World} world @param {Step[]} steps @param {{ url?: string }} [to] the subscribed callback by
 * default
 * @returns {Promise<Sent[]>}
 */
async function deliverAll(world, steps, to = {}) {
	/** @type {Sent[]} */
	const done = [];
	const left = [...steps];
	const send = async (/** @type {string} */ kind, /** @type {any} */ order) => {
		/** @type {Sent} */
		const sent = { kind, statuses: [], slowestMs: 0 };
		done.push(sent);
		let again = { ...order, ...to };
		do {
			const started = Date.now();
			const delivery = await world.sandbox.deliver(again);
			sent.slowestMs = Math.max(sent.slowestMs, Date.now() - started);
			sent.statuses.push(...statusesOf(delivery));
			again = { replay: delivery.id };
			if (sent.statuses.at(-1) !== 200) await delay(pauseAfter(sent.statuses.length));
		} while (
			kind !== 'forged' &&
			sent.statuses.at(-1) !== 200 &&
			sent.statuses.length < MOST_TRIES
		);
		return again;
	};
	const worker = async () => {
		for (let step = left.shift(); step; step = left.shift()) {
			const { kind, body, isReplayed } = step;
			const replay = await send(kind, { body, badSignature: kind === 'forged' });
			if (isReplayed) await send('replay', replay);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
	return done;
}

module.exports = { deliverAll, planDeliveries, submitLeads };
