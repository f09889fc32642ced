// @ts-check
'use strict';

const { setTimeout: delay } = require('node:timers/promises');
const { executionCalls } = require('./restExecutions.js');
const { workflowCalls } = require('./restWorkflows.js');

const DATABASE_DEADLINE_MS = 60_000;

/** The account that owns the local n8n. Nothing outside this machine can reach it. */
const OWNER = {
	email: 'owner@social-ops.test',
	password: 'Local-only-1',
	firstName: 'Local',
	lastName: 'Owner',
};

/**
 * A client of n8n's internal REST API, signed in as the owner; the owner is created on first use.
 * @param {string} url address of n8n, without a slash at the end
 * @param {string} [cookie] of a session that is open already; n8n allows five logins a minute
 */
async function connectRest(url, cookie = '') {
	const session = { cookie };

	/**
	 * @param {string} method
	 * @param {string} path below /rest
	 * @param {unknown} [body]
	 * @returns {Promise<any>} the `data` of the answer
	 */
	async function call(method, path, body) {
		const { response, text } = await answerOf(`${url}/rest${path}`, {
			method,
			headers: { 'content-type': 'application/json', cookie: session.cookie },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		if (!response.ok) throw new Error(`n8n: ${method} ${path} -> ${response.status} ${text}`);
		const fresh = response.headers.getSetCookie().find((line) => line.startsWith('n8n-auth='));
		if (fresh) session.cookie = fresh.split(';')[0];
		const answer = text ? JSON.parse(text) : undefined;
		return answer && 'data' in answer && Object.keys(answer).length === 1 ? answer.data : answer;
	}

	if (!cookie) await signIn(call);
	return {
		url,
		call,
		cookie: () => session.cookie,
		...credentialCalls(call),
		...workflowCalls(call),
		...executionCalls(call),
	};
}

/** @typedef {(method: string, path: string, body?: unknown) => Promise<any>} Call */
/** @typedef {Awaited<ReturnType<typeof connectRest>>} RestClient */

/**
 * On a machine that is busy n8n takes its database for lost now and then, and refuses every call until
 * it has looked again.
 * @param {string} address @param {RequestInit} request
 */
async function answerOf(address, request) {
	const deadline = Date.now() + DATABASE_DEADLINE_MS;
	for (;;) {
		const response = await fetch(address, request);
		const text = await response.text();
		const isRefused = response.status === 503 && text.includes('Database is not ready');
		if (!isRefused || Date.now() > deadline) return { response, text };
		await delay(500);
	}
}

/** @param {Call} call */
async function signIn(call) {
	const settings = await call('GET', '/settings');
	if (settings.userManagement.showSetupOnFirstLoad)
		return await call('POST', '/owner/setup', OWNER);
	const { email, password } = OWNER;
	return await call('POST', '/login', { emailOrLdapLoginId: email, password });
}

/** @param {Call} call */
function credentialCalls(call) {
	return {
		/**
		 * @param {{ name: string, type: string, data: Record<string, unknown> }} credential
		 * @returns {Promise<{ id: string, name: string }>} as a node refers to it
		 */
		async createCredential(credential) {
			const { id, name } = await call('POST', '/credentials', credential);
			return { id, name };
		},
		/** The stored fields; secrets are blanked by n8n. */
		getCredential: (/** @type {string} */ id) => call('GET', `/credentials/${id}?includeData=true`),
		/**
		 * Runs the test of the credential type, as the editor's button does: with the stored fields,
		 * whose blanked secrets n8n fills in again.
		 * @returns {Promise<{ status: 'OK' | 'Error', message: string }>}
		 */
		async testCredential(/** @type {{ id: string, name: string, type: string }} */ credential) {
			const { data } = await call('GET', `/credentials/${credential.id}?includeData=true`);
			return await call('POST', '/credentials/test', { credentials: { ...credential, data } });
		},
	};
}

module.exports = { connectRest, OWNER };
