// @ts-check
'use strict';

const { randomUUID } = require('node:crypto');
const { setTimeout: delay } = require('node:timers/promises');
const { buildWorkflow, withWebhookStart } = require('./workflow.js');

/** @typedef {import('../../scripts/host/rest.js').RestClient} RestClient */
/** @typedef {import('../../scripts/demo/workflow.js').WorkflowSource} WorkflowSource */
/** @typedef {{ json: any, binary?: any, pairedItem?: any, error?: any }} Item */

/**
 * What came out of an execution.
 * @typedef {object} Run
 * @property {string} executionId
 * @property {string} workflowId
 * @property {string} status success | error | crashed | canceled | waiting
 * @property {any} [error] the error that ended it, with `node`, `message`, `description`, `context`
 * @property {Item[]} items of the first output of the last node
 * @property {(node: string, output?: number) => Item[]} output of a node's last run
 * @property {import('../../scripts/host/restExecutions.js').Execution} execution
 */

/**
 * Stores a workflow with a webhook start, publishes it and sends the items; does not wait for the
 * end.
 * @param {RestClient} rest
 * @param {WorkflowSource} source whose first node receives the items
 * @param {{ input?: object[] }} [options] input: JSON of the items
 * @returns {Promise<{ workflowId: string, executionId: string }>}
 */
async function startWorkflow(rest, source, { input = [{}] } = {}) {
	const path = randomUUID();
	const { id } = await rest.createWorkflow(buildWorkflow(withWebhookStart(source, path)));
	await rest.activate(id);
	await sendItems(rest, path, input);
	return { workflowId: id, executionId: await newestExecution(rest, id) };
}

/**
 * Runs a workflow to its end and reads what came out.
 * @param {RestClient} rest
 * @param {WorkflowSource} source
 * @param {{ input?: object[], timeoutMs?: number, until?: string[] }} [options] until: states that
 * count as an end too, such as `waiting`
 * @returns {Promise<Run>}
 */
async function runWorkflow(rest, source, { input, timeoutMs = 90_000, until } = {}) {
	const { executionId } = await startWorkflow(rest, source, { input });
	return toRun(await rest.waitForExecution(executionId, { timeoutMs, until }));
}

/**
 * Runs a stored workflow once more, in a new execution.
 * @param {RestClient} rest
 * @param {string} workflowId of an earlier run
 * @param {object[]} input
 * @returns {Promise<Run>}
 */
async function runAgain(rest, workflowId, input) {
	const before = await newestExecution(rest, workflowId);
	const { nodes } = await rest.getWorkflow(workflowId);
	const start = nodes.find((/** @type {{ webhookId?: string }} */ each) => each.webhookId);
	await sendItems(rest, start.webhookId, input);
	for (let tries = 0; tries < 100; tries += 1) {
		const id = await newestExecution(rest, workflowId);
		if (id !== before) return toRun(await rest.waitForExecution(id, { timeoutMs: 90_000 }));
		await delay(50);
	}
	throw new Error(`Workflow ${workflowId} did not start again`);
}

/** @param {RestClient} rest @param {string} path @param {object[]} items */
async function sendItems(rest, path, items) {
	const response = await fetch(`${rest.url}/webhook/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ items }),
	});
	if (!response.ok) throw new Error(`The webhook answered ${response.status}`);
}

/** @param {RestClient} rest @param {string} workflowId */
async function newestExecution(rest, workflowId) {
	for (let tries = 0; tries < 100; tries += 1) {
		const [newest] = await rest.listExecutions({ workflowId, limit: 1 });
		if (newest) return newest.id;
		await delay(50);
	}
	throw new Error(`Workflow ${workflowId} did not start`);
}

/** @param {import('../../scripts/host/restExecutions.js').Execution} execution @returns {Run} */
function toRun(execution) {
	const { error, lastNodeExecuted, runData = {} } = execution.data.resultData;
	const output = (/** @type {string} */ name, index = 0) =>
		runData[name]?.at(-1)?.data?.main?.[index] ?? [];
	return {
		executionId: execution.id,
		workflowId: execution.workflowId,
		status: execution.status,
		error,
		items: output(lastNodeExecuted),
		output,
		execution,
	};
}

module.exports = { startWorkflow, runAgain, runWorkflow, newestExecution, toRun };
