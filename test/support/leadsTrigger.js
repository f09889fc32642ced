// @ts-check
'use strict';

const { randomUUID } = require('node:crypto');
const { setTimeout: delay } = require('node:timers/promises');
const { formsOfPage } = require('./leads.js');
const { toRun } = require('./runs.js');
const { buildWorkflow, node } = require('./workflow.js');

/** @typedef {import('./world.js').World} World */

const NAME = 'Facebook Lead Trigger';
const DEADLINE_MS = 30_000;
const PART = 100;
const AT_ONCE = 10;
const ENDED = ['success', 'error', 'crashed', 'canceled'];

/**
 * Stores a workflow that starts with the lead trigger; `activate` puts it into production.
 * @param {World} world
 * @param {{ credentials: object, pageId?: string, parameters?: Record<string, unknown> }} settings
 * `pageId`: with its own forms, all of them by default; without it all Pages
 */
async function storeLeadTrigger(world, { credentials, pageId, parameters = {} }) {
	const webhookId = randomUUID();
	const scope = pageId ? formsOfPage(pageId) : { accountScope: 'all', formScope: 'all' };
	const trigger = node(
		NAME,
		'facebookLeadTrigger',
		{ authentication: 'accessToken', ...scope, ...parameters },
		{ credentials, webhookId },
	);
	const { id } = await world.n8n.createWorkflow(buildWorkflow({ nodes: [trigger] }));

	/** Every execution, newest first. @returns {Promise<any[]>} */
	async function executions() {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
		const all = [];
		let cursor = '';
		do {
			const address = `/executions?filter=${filter}&limit=${PART}${cursor}`;
			const { results, nextCursor } = await world.n8n.call('GET', address);
			all.push(...results);
			cursor = nextCursor ? `&cursor=${nextCursor}` : '';
		} while (cursor);
		return all.sort((one, other) => Number(other.id) - Number(one.id));
	}

	/** Ended runs, oldest first, once there are at least `count`. @param {number} count */
	async function runs(count) {
		const deadline = Date.now() + DEADLINE_MS;
		for (;;) {
			const all = await executions();
			if (all.length >= count && all.every(({ status }) => ENDED.includes(status))) {
				return await readRuns(all.map((execution) => execution.id).reverse());
			}
			if (Date.now() > deadline) throw new Error(`${all.length} of ${count} runs started`);
			await delay(50);
		}
	}

	/** What ended runs have put out, once it is at least `count` leads: deliveries may bundle them. @param {number} count */
	async function leads(count) {
		const deadline = Date.now() + DEADLINE_MS;
		for (;;) {
			const items = (await runs(1)).flatMap((run) => run.output(NAME).map(({ json }) => json));
			if (items.length >= count) return items;
			if (Date.now() > deadline) throw new Error(`${items.length} of ${count} leads came`);
			await delay(50);
		}
	}

	/** @param {string[]} ids */
	async function readRuns(ids) {
		const read = [];
		for (let at = 0; at < ids.length; at += AT_ONCE) {
			const part = ids.slice(at, at + AT_ONCE).map((each) => world.n8n.getExecution(each));
			read.push(...(await Promise.all(part)));
		}
		return read.map(toRun);
	}

	return {
		id,
		callbackUrl: `${world.publicUrl}webhook/${webhookId}/webhook`,
		activate: async () => await world.n8n.activate(id),
		deactivate: async () => await world.n8n.deactivate(id),
		leads,
		countRuns: async () => (await executions()).length,
		/** What the trigger put out, one list for each run. @param {number} count @returns {Promise<any[][]>} */
		outputs: async (count) =>
			(await runs(count)).map((run) => run.output(NAME).map(({ json }) => json)),
	};
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
