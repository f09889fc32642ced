// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { eventually } = require('../../support/examples.js');
const { WORLDS } = require('../../support/requestRecord.js');
const { buildWorkflow, withWebhookStart } = require('../../support/workflow.js');

/** @typedef {import('../../support/world.js').World} World */
/** @typedef {import('../../support/runs.js').Run} Run */

const WORKERS = /** @type {const} */ (['worker1', 'worker2']);

/** The worker that an execution runs on, or has run on; undefined while it waits for one. @param {string} id */
function workerOf(id) {
	return WORKERS.find((name) => logOf(name).includes(`Worker started execution ${id} `));
}

/** All that a process has printed. @param {import('./stack.js').Member} name */
function logOf(name) {
	const folder = String(process.env[WORLDS]);
	return fs.readFileSync(path.join(folder, name, 'n8n.log'), 'utf8');
}

/** Whether both workers had a part in some executions. @param {{ executionId: string }[]} runs */
function onBothWorkers(runs) {
	return new Set(runs.map(({ executionId }) => workerOf(executionId))).size === WORKERS.length;
}

/**
 * Starts executions of one workflow at the same moment.
 * @param {World} world
 * @param {{ node: import('../../../scripts/demo/workflow.js').WorkflowNode, item: object,
 *   count: number }} order item: the input of each
 * @returns {Promise<string[]>} their IDs
 */
async function startAtOnce(world, { node, item, count }) {
	const path_ = crypto.randomUUID();
	const source = withWebhookStart({ nodes: [node] }, path_);
	const { id: workflowId } = await world.n8n.createWorkflow(buildWorkflow(source));
	await world.n8n.activate(workflowId);
	const send = async () =>
		await fetch(`${world.n8n.url}/webhook/${path_}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ items: [item] }),
		});
	await Promise.all(Array.from({ length: count }, send));
	return await eventually(async () => {
		const executions = await world.n8n.listExecutions({ workflowId });
		return executions.length === count && executions.map(({ id }) => id);
	});
}

/**
 * The same, to their end.
 * @param {World} world @param {Parameters<typeof startAtOnce>[1]} order @returns {Promise<Run[]>}
 */
async function executionsOf(world, order) {
	const ids = await startAtOnce(world, order);
	return await Promise.all(ids.map(async (id) => await world.runOf(id, { timeoutMs: 150_000 })));
}

module.exports = { executionsOf, onBothWorkers, startAtOnce, workerOf };
