// @ts-check
'use strict';

const { randomUUID } = require('node:crypto');
const { setTimeout: delay } = require('node:timers/promises');
const { byId } = require('./facebook.js');
const { toRun } = require('./runs.js');
const { buildWorkflow, node } = require('./workflow.js');

/** @typedef {import('./world.js').World} World */

const NAME = 'Facebook Trigger';
const DEADLINE_MS = 30_000;

/**
 * Stores a workflow that starts with the Facebook trigger; `activate` puts it into production.
 * @param {World} world
 * @param {{ credentials: object, pageId: string, triggerOn?: string[], filters?: object }} options
 */
async function storeTrigger(world, { credentials, pageId, triggerOn = ['commentAdded'], filters }) {
	const webhookId = randomUUID();
	const trigger = node(
		NAME,
		'facebookTrigger',
		{ authentication: 'accessToken', page: byId(pageId), triggerOn, filters: filters ?? {} },
		{ credentials, webhookId },
	);
	const { id } = await world.n8n.createWorkflow(buildWorkflow({ nodes: [trigger] }));

	/** Ended executions, oldest first, once there are at least `count`. @param {number} count */
	async function runs(count) {
		const deadline = Date.now() + DEADLINE_MS;
		for (;;) {
			const executions = await world.n8n.listExecutions({ workflowId: id });
			if (executions.length >= count) {
				const ids = executions.map((execution) => execution.id).reverse();
				return await Promise.all(
					ids.map(async (each) => toRun(await world.n8n.waitForExecution(each))),
				);
			}
			if (Date.now() > deadline) throw new Error(`${executions.length} of ${count} runs started`);
			await delay(50);
		}
	}

	return {
		id,
		callbackUrl: `${world.publicUrl}webhook/${webhookId}/webhook`,
		activate: async () => await world.n8n.activate(id),
		deactivate: async () => await world.n8n.deactivate(id),
		runs,
		/** What the trigger put out, one list for each run. @param {number} count */
		outputs: async (count) =>
			(await runs(count)).map((run) => run.output(NAME).map(({ json }) => json)),
	};
}

/** Waits until every delivery of the sandbox is settled. @param {World} world */
async function settledDeliveries(world) {
	const deadline = Date.now() + DEADLINE_MS;
	for (;;) {
		const { meta } = await world.sandbox.deliveries();
		if (meta.every((/** @type {any} */ delivery) => delivery.outcome !== 'pending')) return meta;
		if (Date.now() > deadline) throw new Error('A delivery is still pending');
		await delay(50);
	}
}

/** The HTTP statuses that the attempts of a delivery ended with. @param {any} delivery */
const statusesOf = (delivery) =>
	delivery.attempts.map((/** @type {{ status: unknown }} */ attempt) => attempt.status);

module.exports = { storeTrigger, settledDeliveries, statusesOf };
