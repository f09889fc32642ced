// @ts-check
'use strict';

const { randomUUID } = require('node:crypto');
const { setTimeout: delay } = require('node:timers/promises');
const { byId } = require('./facebook.js');
const { toRun } = require('./runs.js');
const { buildWorkflow, node } = require('./workflow.js');

/** @typedef {import('./world.js').World} World */
/** One n8n of a test. @typedef {Pick<World, 'n8n' | 'publicUrl'>} N8nWorld */

const NAME = 'Facebook Trigger';
const DEADLINE_MS = 60_000;

/**
 * Stores a workflow that starts with the Facebook trigger; `activate` puts it into production.
 * @param {N8nWorld} world
 * @param {{ credentials: object, pageId: string, triggerOn?: string[], filters?: object,
 *   options?: object }} settings options: those of the trigger
 */
async function storeTrigger(
	world,
	{ credentials, pageId, triggerOn = ['commentAdded'], filters = {}, options = {} },
) {
	const page = byId(pageId);
	const parameters = { authentication: 'accessToken', page, triggerOn, filters, options };
	const trigger = { name: NAME, type: 'facebookTrigger', parameters, credentials };
	return await storeTriggerNode(world, trigger);
}

/**
 * Stores a workflow that starts with a trigger of this package; `activate` puts it into production.
 * @param {N8nWorld} world
 * @param {{ name: string, type: string, parameters: object, credentials: object }} trigger
 */
async function storeTriggerNode(world, { name, type, parameters, credentials }) {
	const webhookId = randomUUID();
	const trigger = node(name, type, parameters, { credentials, webhookId });
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
		/** Listens for a test event, as the editor does. */
		async listen() {
			const body = { triggerToStartFrom: { name } };
			const answer = await world.n8n.call('POST', `/workflows/${id}/run`, body);
			if (answer.waitingForWebhook !== true) throw new Error(`no test: ${JSON.stringify(answer)}`);
		},
		/** Gives the test up. */
		stopListening: async () => await world.n8n.call('DELETE', `/test-webhook/${id}`),
		testUrl: `${world.publicUrl}webhook-test/${webhookId}/webhook`,
		/** How many runs there are, in any state. @param {string} [mode] webhook | manual */
		countRuns: async (mode) =>
			(await world.n8n.listExecutions({ workflowId: id })).filter(
				(execution) => !mode || execution.mode === mode,
			).length,
		runs,
		/** What the trigger put out, one list for each run. @param {number} count */
		outputs: async (count) =>
			(await runs(count)).map((run) => run.output(name).map(({ json }) => json)),
	};
}

/** Waits until every delivery of a network of the sandbox is settled. @param {World} world @param {string} [network] */
async function settledDeliveries(world, network = 'meta') {
	const deadline = Date.now() + DEADLINE_MS;
	for (;;) {
		const all = (await world.sandbox.deliveries())[network];
		if (all.every((/** @type {any} */ delivery) => delivery.outcome !== 'pending')) return all;
		if (Date.now() > deadline) {
			const attempts = all.map(statusesOf);
			throw new Error(`A delivery is still pending: ${JSON.stringify(attempts)}`);
		}
		await delay(50);
	}
}

/** The HTTP statuses that the attempts of a delivery ended with. @param {any} delivery */
const statusesOf = (delivery) =>
	delivery.attempts.map((/** @type {{ status: unknown }} */ attempt) => attempt.status);

/** The app's subscription for events of Pages, as Meta keeps it. @param {World} world */
async function appSubscription(world) {
	const { meta } = await world.sandbox.state();
	const all = /** @type {any[]} */ (meta.subscriptions);
	return all.find((entry) => entry.object === 'page');
}

/** The addresses in a callback, the host first. @param {string} callbackUrl @returns {string[]} */
function addressesIn(callbackUrl) {
	const url = new URL(callbackUrl);
	const others = ['guests', 'tests'].flatMap((name) =>
		(url.searchParams.get(name) ?? '').split(',').filter((part) => part && part !== '.'),
	);
	return [url.origin + url.pathname, ...others.map((part) => new URL(part, url.origin).href)];
}

module.exports = {
	storeTrigger,
	storeTriggerNode,
	settledDeliveries,
	statusesOf,
	appSubscription,
	addressesIn,
};
