// @ts-check
'use strict';

const fs = require('node:fs');
const { connectRest } = require('../../scripts/host/rest.js');
const { connectSandbox } = require('../../scripts/sandboxControl.js');
const { startStack } = require('../../scripts/stack.js');
const { recordRequests, recording, worldFile } = require('./requestRecord.js');
const { runAgain, runWorkflow, startWorkflow, toRun } = require('./runs.js');

/**
 * A real n8n and a sandbox for a test suite: those of the worker, set back to their seed, or with
 * `n8nEnv` an n8n and a sandbox of its own, which may be killed and started again.
 * @param {{ n8nEnv?: Record<string, string>, fileFolders?: string[] }} [options]
 */
async function startWorld({ n8nEnv, fileFolders } = {}) {
	return n8nEnv ? await ownWorld({ n8nEnv, fileFolders }) : await sharedWorld();
}

async function sharedWorld() {
	const file = worldFile();
	if (!file)
		throw new Error('Run this suite with its own configuration: npx jest -c jest.config.<kind>.js');
	const shared = JSON.parse(fs.readFileSync(file, 'utf8'));
	const rest = await connectRest(shared.n8nUrl, shared.cookie);
	const sandbox = recording(connectSandbox(shared.control));
	await sandbox.reset();
	await sandbox.clearFaults();
	return Object.assign(worldOf({ rest: () => rest, sandbox }), {
		proxy: shared.proxy,
		ca: shared.ca,
		publicUrl: shared.publicUrl,
		files: shared.files,
		n8nPid: () => shared.n8nPid,
		n8nLog: () => fs.readFileSync(shared.n8nLog, 'utf8'),
		kill: ownOnly,
		end: ownOnly,
		restart: ownOnly,
		stop: async () => {},
	});
}

/** @returns {Promise<never>} */
async function ownOnly() {
	throw new Error('Only a world of its own can be ended: startWorld({ n8nEnv: {} })');
}

/** @param {{ n8nEnv: Record<string, string>, fileFolders?: string[] }} options */
async function ownWorld(options) {
	const stack = await startStack(options);
	const parts = { rest: () => stack.rest, sandbox: recording(stack.sandbox.client) };
	return Object.assign(worldOf(parts), {
		proxy: stack.sandbox.proxy,
		ca: stack.sandbox.ca,
		publicUrl: stack.n8n.publicUrl,
		/** A folder that workflows may read and write. */
		files: stack.files,
		n8nPid: () => stack.n8n.pid,
		n8nLog: () => stack.n8n.log(),
		/** SIGKILL for n8n and all that it started. */
		kill: async () => await stack.n8n.kill(),
		/** Ends n8n in order. */
		end: async () => await stack.n8n.stop(),
		/** Starts n8n again on the same data; after a kill n8n itself pauses ten seconds. */
		restart: async () => await stack.restartN8n(),
		stop: async () => {
			await recordRequests(stack.sandbox.client);
			await stack.stop();
		},
	});
}

/**
 * @param {{ rest: () => import('../../scripts/host/rest.js').RestClient,
 *   sandbox: import('../../scripts/sandboxControl.js').SandboxClient }} parts
 */
function worldOf({ rest, sandbox }) {
	/** @typedef {import('../../scripts/demo/workflow.js').WorkflowSource} WorkflowSource */
	return {
		sandbox,
		/** The REST client of the n8n that runs now. */
		get n8n() {
			return rest();
		},
		/** Runs a workflow to its end. @param {WorkflowSource} source @param {object} [options] */
		runWorkflow: async (source, options) => await runWorkflow(rest(), source, options),
		/** Starts a workflow, returns at once. @param {WorkflowSource} source @param {object} [options] */
		startWorkflow: async (source, options) => await startWorkflow(rest(), source, options),
		/** Runs a stored workflow once more. @param {string} workflowId @param {object[]} input */
		runAgain: async (workflowId, input) => await runAgain(rest(), workflowId, input),
		/** Waits for an execution. @param {string} id @param {object} [options] */
		runOf: async (id, options) => toRun(await rest().waitForExecution(id, options)),
		/**
		 * Stores a credential; the result goes into a node's `credentials` as it is.
		 * @param {string} type
		 * @param {Record<string, unknown>} data
		 */
		async createCredential(type, data) {
			const stored = await rest().createCredential({ name: `${type} for tests`, type, data });
			return { [type]: stored };
		},
	};
}

/** @typedef {Awaited<ReturnType<typeof startWorld>>} World */

module.exports = { startWorld };
