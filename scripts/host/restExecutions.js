// @ts-check
'use strict';

const { setTimeout: delay } = require('node:timers/promises');
const { unflatten } = require('./flatted.js');

/** @typedef {import('./rest.js').Call} Call */

const ENDED = new Set(['success', 'error', 'crashed', 'canceled']);

/**
 * An execution with its data decoded.
 * @typedef {object} Execution
 * @property {string} id
 * @property {string} status new | running | waiting | success | error | crashed | canceled
 * @property {string} mode webhook | manual | retry | trigger
 * @property {string} workflowId
 * @property {string | null} [retryOf]
 * @property {string} startedAt
 * @property {string | null} [stoppedAt]
 * @property {any} data n8n's IRunExecutionData
 */

/** @param {Call} call */
function executionCalls(call) {
	/** @param {string} id @returns {Promise<Execution>} */
	async function getExecution(id) {
		const execution = await call('GET', `/executions/${id}`);
		const { data } = execution;
		return { ...execution, data: typeof data === 'string' ? unflatten(data) : data };
	}

	/**
	 * @param {{ workflowId?: string, limit?: number }} [filter]
	 * @returns {Promise<Execution[]>} newest first, without data
	 */
	async function listExecutions({ workflowId, limit = 100 } = {}) {
		const filter = encodeURIComponent(JSON.stringify(workflowId ? { workflowId } : {}));
		return (await call('GET', `/executions?filter=${filter}&limit=${limit}`)).results;
	}

	/**
	 * Waits until an execution has ended, or waits for a resume when `waiting` is accepted.
	 * @param {string} id
	 * @param {{ timeoutMs?: number, until?: string[] }} [options]
	 */
	async function waitForExecution(id, { timeoutMs = 60_000, until = [] } = {}) {
		const deadline = Date.now() + timeoutMs;
		for (;;) {
			const { status } = await call('GET', `/executions/${id}`).catch(tolerateNotFound);
			if (ENDED.has(status) || until.includes(status)) return await getExecution(id);
			if (Date.now() > deadline) throw new Error(`Execution ${id} is still ${status}`);
			await delay(100);
		}
	}

	return {
		getExecution,
		listExecutions,
		waitForExecution,
		/** Runs an execution that has failed or crashed again. @returns {Promise<string>} new id */
		async retryExecution(/** @type {string} */ id, { loadWorkflow = false } = {}) {
			const answer = await call('POST', `/executions/${id}/retry`, { loadWorkflow });
			return String(answer.id ?? answer.executionId);
		},
		stopExecution: (/** @type {string} */ id) => call('POST', `/executions/${id}/stop`),
	};
}

/** A run is stored a moment after its id is known. @param {Error} error */
function tolerateNotFound(error) {
	if (/ -> 404 /.test(error.message)) return { status: 'unknown' };
	throw error;
}

module.exports = { executionCalls };
