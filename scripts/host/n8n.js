// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { setTimeout: delay } = require('node:timers/promises');
const { Advice, lastLines } = require('./advice.js');
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
 */

/**
 * @typedef {object} StartOptions
 * @property {import('./install.js').Host} host
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
	const child = spawnGroup(node, [n8n, 'start'], {
		cwd: dir,
		env: environment({ ...options, port, brokerPort, publicUrl }),
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
	};
	await untilReady(running, child);
	return running;
}

/**
 * @param {StartOptions & { port: number, brokerPort: number, publicUrl: string }} options
 * @returns {NodeJS.ProcessEnv}
 */
function environment({ host, userFolder, port, brokerPort, publicUrl, proxy, ca, env }) {
	return {
		...inherited(host.node),
		N8N_USER_FOLDER: userFolder,
		TMPDIR: path.join(userFolder, 'tmp'),
		N8N_PORT: String(port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_EDITOR_BASE_URL: publicUrl,
		WEBHOOK_URL: publicUrl,
		N8N_PROXY_HOPS: '1',
		N8N_ENCRYPTION_KEY: 'social-ops-local-only',
		N8N_SECURE_COOKIE: 'false',
		N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		EXTERNAL_FRONTEND_HOOKS_URLS: '',
		NODE_ENV: 'production',
		N8N_DISABLED_MODULES: 'mcp-registry',
		NO_COLOR: '1',
		...(proxy && { HTTP_PROXY: proxy, HTTPS_PROXY: proxy, NO_PROXY: 'localhost,127.0.0.1' }),
		...(ca && { NODE_EXTRA_CA_CERTS: ca }),
		...env,
	};
}

/**
 * Only what a program needs to run: nothing of a surrounding npm, proxy or debugger.
 * @param {string} node
 */
function inherited(node) {
	const names = ['HOME', 'USER', 'LANG', 'TZ', 'TEMP', 'SystemRoot', 'USERPROFILE'];
	/** @type {NodeJS.ProcessEnv} */
	const env = { PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}` };
	for (const name of names) if (process.env[name] !== undefined) env[name] = process.env[name];
	return env;
}

/** @param {RunningN8n} running @param {import('node:child_process').ChildProcess} child */
async function untilReady(running, child) {
	const deadline = Date.now() + READY_DEADLINE_MS;
	while (!(await isReady(running.url))) {
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
async function isReady(/** @type {string} */ url) {
	try {
		const readiness = await fetch(`${url}/healthz/readiness`);
		if (readiness.status !== 200) return false;
		const settings = await fetch(`${url}/rest/settings`);
		return settings.ok && /json/.test(settings.headers.get('content-type') ?? '');
	} catch {
		return false;
	}
}

module.exports = { startN8n, PUBLIC_URL };
