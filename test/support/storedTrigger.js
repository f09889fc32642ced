// @ts-check
'use strict';

const { randomUUID } = require('node:crypto');
const { setTimeout: delay } = require('node:timers/promises');
const { toRun } = require('./runs.js');
const { buildWorkflow, node } = require('./workflow.js');

/** @typedef {import('./world.js').World} World */
/** One n8n of a test. @typedef {Pick<World, 'n8n' | 'publicUrl'>} N8nWorld */

const DEADLINE_MS = 60_000;
const PART = 100;
const AT_ONCE = 10;
const ENDED = ['success', 'error', 'crashed', 'canceled'];

/**
 * Stores a workflow that starts with a trigger; `activate` puts it into production.
 * @param {N8nWorld} world
 * @param {{ name: string, type: string, credentials: object, parameters: Record<string, unknown> }} settings
 * `type`: of the node, without the package
 */
async function storedTrigger(world, { name, type, credentials, parameters }) {
	const webhookId = randomUUID();
	const trigger = node(name, type, parameters, { credentials, webhookId });
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

	/** What ended runs have put out, once it is at least `count` items: deliveries may bundle them. @param {number} count */
	async function items(count) {
		const deadline = Date.now() + DEADLINE_MS;
		for (;;) {
			const found = (await runs(1)).flatMap((run) => run.output(name).map(({ json }) => json));
			if (found.length >= count) return found;
			if (Date.now() > deadline) throw new Error(`${found.length} of ${count} items came`);
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
		/** Listens for a test event, as the editor does. */
		async listen() {
			const body = { triggerToStartFrom: { name } };
			const answer = await world.n8n.call('POST', `/workflows/${id}/run`, body);
			if (answer.waitingForWebhook !== true) throw new Error(`no test: ${JSON.stringify(answer)}`);
		},
		/** Gives the test up. */
		stopListening: async () => await world.n8n.call('DELETE', `/test-webhook/${id}`),
		testUrl: `${world.publicUrl}webhook-test/${webhookId}/webhook`,
		items,
		countRuns: async () => (await executions()).length,
		/** What the trigger put out, one list for each run. @param {number} count @returns {Promise<any[][]>} */
		outputs: async (count) =>
			(await runs(count)).map((run) => run.output(name).map(({ json }) => json)),
	};
}

module.exports = { storedTrigger };
