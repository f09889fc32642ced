// @ts-check
'use strict';

const path = require('node:path');

/**
 * What a process of n8n does: everything or the main part of it, production webhooks only, or
 * executions only. The last two need queue mode.
 * @typedef {'start' | 'webhook' | 'worker'} Role
 */

/**
 * @typedef {object} Setting
 * @property {Role} role
 * @property {string} node the Node binary that n8n runs with
 * @property {string} userFolder
 * @property {number} port
 * @property {number} brokerPort
 * @property {string} publicUrl
 * @property {string} [proxy]
 * @property {string} [ca]
 * @property {Record<string, string>} [env] wins over what is set here
 */

/**
 * The environment of a process of n8n, the same for every role but for what it listens on.
 * @param {Setting} setting
 * @returns {NodeJS.ProcessEnv}
 */
function environment({ role, node, userFolder, port, brokerPort, publicUrl, proxy, ca, env }) {
	return {
		...inherited(node),
		...listening(role, port),
		N8N_USER_FOLDER: userFolder,
		TMPDIR: path.join(userFolder, 'tmp'),
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

/** A worker serves nothing but its health. @param {Role} role @param {number} port */
function listening(role, port) {
	if (role !== 'worker') return { N8N_PORT: String(port), N8N_LISTEN_ADDRESS: '127.0.0.1' };
	return {
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
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

module.exports = { environment };
