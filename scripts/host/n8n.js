// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { setTimeout: delay } = require('node:timers/promises');
const { Advice, lastLines } = require('./advice.js');
const { environment } = require('./environment.js');
const { freePort } = require('./ports.js');
const { endGroup, hasEnded, killGroup, spawnGroup } = require('./processes.js');

const PUBLIC_URL = 'https://n8n.social-ops.test/';
const READY_DEADLINE_MS = 180_000;

/**
 * A running n8n.
 * @typedef {object} RunningN8n
 * @property {string} url where it listens, without a slash at the end
 * @property {string} publicUrl the address that networks and the sandbox use, with a slash
 * @property {number} pid
 * @property {string} logFile
 * @property {() => Promise<void>} stop ends it in order
 * @property {() => Promise<void>} kill SIGKILL for it and all that it started
 * @property {() => string} log all that it printed
 * @property {Promise<void>} ended when it is gone, for whatever reason
 */

/**
 * @typedef {object} StartOptions
 * @property {import('./install.js').Host} host
 * @property {import('./environment.js').Role} [role] `start` by default: all that n8n does
 * @property {string} userFolder holds `.n8n`: database, settings, installed packages, binary data
 * @property {number} [port] a free one by default
 * @property {Record<string, string>} [env] more environment, wins over what is set here
 * @property {string} [proxy] address of the CONNECT proxy for all outgoing calls
 * @property {string} [ca] PEM file of an authority to trust
 * @property {string} [publicUrl]
 * @property {string} [logFile] `n8n.log` in the user folder by default
 */

/**
 * Starts n8n and waits until it answers.
 * @param {StartOptions} options
 * @returns {Promise<RunningN8n>}
 * @throws {Advice} with the end of its log, when it ends or does not get ready in three minutes
 */
async function startN8n(options) {
	const port = options.port ?? (await freePort());
	const brokerPort = await freePort();
	const publicUrl = options.publicUrl ?? PUBLIC_URL;
	const logFile = options.logFile ?? path.join(options.userFolder, 'n8n.log');
	for (const name of ['.n8n', 'tmp']) {
		fs.mkdirSync(path.join(options.userFolder, name), { recursive: true });
	}
	const output = fs.openSync(logFile, 'a');
	const { node, n8n, dir } = options.host;
	const role = options.role ?? 'start';
	const child = spawnGroup(node, [n8n, role], {
		cwd: dir,
		env: environment({ ...options, role, node, port, brokerPort, publicUrl }),
		stdio: ['ignore', output, output],
	});
	fs.closeSync(output);
	const running = {
		url: `http://127.0.0.1:${port}`,
		publicUrl,
		pid: /** @type {number} */ (child.pid),
		logFile,
		log: () => fs.readFileSync(logFile, 'utf8'),
		stop: async () => await endGroup(child),
		kill: async () => await killGroup(child),
		ended: /** @type {Promise<void>} */ (
			new Promise((resolve) => child.once('exit', () => resolve()))
		),
	};
	await untilReady({ running, child, role });
	return running;
}

/**
 * @param {{ running: RunningN8n, child: import('node:child_process').ChildProcess,
 *   role: import('./environment.js').Role }} started
 */
async function untilReady({ running, child, role }) {
	const deadline = Date.now() + READY_DEADLINE_MS;
	while (!(await isReady(running.url, role))) {
		if (!hasEnded(child) && Date.now() < deadline) {
			await delay(150);
			continue;
		}
		const what = hasEnded(child) ? 'n8n ended while it started.' : 'n8n did not get ready in time.';
		await killGroup(child);
		throw new Advice(what, `The end of ${running.logFile}:\n${lastLines(running.log(), 15)}`);
	}
}

/** REST answers 404 or a start page until all modules are up, so readiness alone is too early. */
async function isReady(
	/** @type {string} */ url,
	/** @type {import('./environment.js').Role} */ role,
) {
	try {
		const readiness = await fetch(`${url}/healthz/readiness`);
		if (readiness.status !== 200) return false;
		if (role !== 'start') return true;
		const settings = await fetch(`${url}/rest/settings`);
		return settings.ok && /json/.test(settings.headers.get('content-type') ?? '');
	} catch {
		return false;
	}
}

module.exports = { startN8n, PUBLIC_URL };
