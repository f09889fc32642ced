// @ts-check
'use strict';

const { setTimeout: delay } = require('node:timers/promises');

const TIMEOUT_MS = 300_000;
const DEADLINE_MS = 30_000;

/**
 * Starts an example workflow as its schedule does, and waits for the end.
 * @param {Pick<import('./campaign.js').DemoJob, 'rest' | 'examples'>} job
 * @param {string} name of the example
 * @param {string} [start] name of the trigger, where the example has several
 * @returns {Promise<(node: string, output?: number) => any[]>} the JSON that a node has put out
 * @throws {Error} with n8n's words when it fails
 */
async function runExample({ rest, examples }, name, start) {
	const { id, trigger } = examples[name];
	const executionId = await rest.runManually({ id, trigger: start ?? trigger });
	return outputsOf(await rest.waitForExecution(executionId, { timeoutMs: TIMEOUT_MS }));
}

/**
 * The first production run of an example, once it has ended.
 * @param {Pick<import('./campaign.js').DemoJob, 'rest' | 'examples'>} job
 * @param {string} name of the example
 */
async function productionRun({ rest, examples }, name) {
	const { id: workflowId } = examples[name];
	const isProduction = (/** @type {{ mode: string }} */ { mode }) => mode !== 'manual';
	const find = async () => (await rest.listExecutions({ workflowId })).find(isProduction);
	const { id } = await until(find, `The workflow '${examples[name].title}' has not started`);
	return outputsOf(await rest.waitForExecution(id));
}

/** @param {import('../host/restExecutions.js').Execution} execution */
function outputsOf(execution) {
	const { error, runData } = execution.data.resultData;
	if (execution.status !== 'success') {
		throw new Error([error?.message, error?.description].filter(Boolean).join(': '));
	}
	return (/** @type {string} */ node, output = 0) =>
		(runData[node]?.at(-1)?.data?.main?.[output] ?? []).map((/** @type {any} */ { json }) => json);
}

/**
 * Looks until there is something to see.
 * @template T
 * @param {() => Promise<T | undefined | false>} look
 * @param {string} otherwise what is wrong when there is nothing after 30 seconds
 * @returns {Promise<T>}
 */
async function until(look, otherwise) {
	const deadline = Date.now() + DEADLINE_MS;
	for (;;) {
		const seen = await look();
		if (seen) return seen;
		if (Date.now() > deadline) throw new Error(otherwise);
		await delay(50);
	}
}

module.exports = { runExample, productionRun, until };
