// @ts-check
'use strict';

const path = require('node:path');
const { Advice } = require('./host/advice.js');
const { endGroup, spawnGroup } = require('./host/processes.js');
const { connectSandbox } = require('./sandboxControl.js');

const PROGRAM = path.join(__dirname, '..', 'sandbox', 'cli.js');
const READY_DEADLINE_MS = 60_000;

/**
 * A running sandbox. control: address of its page and control API; proxy: CONNECT proxy for the
 * networks' hosts; ca: PEM file of its authority; client: calls of the control API.
 * @typedef {{ control: string, proxy: string, ca: string,
 *   client: import('./sandboxControl.js').SandboxClient, stop: () => Promise<void> }} RunningSandbox
 */

/**
 * Starts the stand-ins of the networks in a process of their own.
 * @param {{ caDir: string, n8nUrl: string, publicHost?: string, controlPort?: number }} options
 * caDir: keeps the authority for the next start; n8nUrl: the local n8n behind `publicHost`
 * @returns {Promise<RunningSandbox>}
 * @throws {Advice} with what it printed, when it does not start
 */
async function startSandbox({
	caDir,
	n8nUrl,
	publicHost = 'n8n.social-ops.test',
	controlPort = 0,
}) {
	const args = ['--ca-dir', caDir, '--control-port', String(controlPort), '--proxy-port', '0'];
	const child = spawnGroup(
		process.execPath,
		[PROGRAM, ...args, '--public', `${publicHost}=${n8nUrl}`],
		{ stdio: ['ignore', 'pipe', 'pipe'] },
	);
	const addresses = await firstLine(child);
	return {
		...addresses,
		client: connectSandbox(addresses.control),
		stop: async () => await endGroup(child),
	};
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ control: string, proxy: string, ca: string }>}
 */
function firstLine(child) {
	return new Promise((resolve, reject) => {
		let output = '';
		let errors = '';
		const fail = (/** @type {string} */ what) => reject(new Advice(what, errors.trim()));
		const timer = setTimeout(() => fail('The sandbox did not start in time.'), READY_DEADLINE_MS);
		child.stderr?.on('data', (chunk) => (errors = (errors + chunk).slice(-20_000)));
		child.stdout?.on('data', (chunk) => {
			output += chunk;
			const end = output.indexOf('\n');
			if (end < 0) return;
			clearTimeout(timer);
			resolve(JSON.parse(output.slice(0, end)));
			output = '';
		});
		child.once('close', () => {
			clearTimeout(timer);
			fail('The sandbox ended while it started.');
		});
	});
}

module.exports = { startSandbox };
