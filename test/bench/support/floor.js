// @ts-check
'use strict';

const fs = require('node:fs');
const http = require('node:http');
const https = require('node:https');
const tls = require('node:tls');
const pLimit = require('p-limit');

/** @typedef {import('../../../sandbox/core/requestLog.js').LogEntry} LogEntry */
/** @typedef {{ proxy: string, ca: string }} Way */

/**
 * The physical floor of a run: makes the calls of its log again with a bare client, as many at once,
 * through the same proxy and TLS.
 * @param {Way} way
 * @param {{ calls: LogEntry[], concurrency: number, headers: Record<string, string>, keepAlive: boolean }} order
 * headers: what the log does not show, such as the token; keepAlive: whether connections are kept open,
 * where n8n makes one for each call
 * @returns {Promise<number>} seconds
 */
async function makeAgain(way, { calls, concurrency, headers, keepAlive }) {
	const agent = tunnelAgent(way, { keepAlive, maxSockets: concurrency });
	const limit = pLimit(concurrency);
	const started = process.hrtime.bigint();
	try {
		await Promise.all(calls.map((call) => limit(() => send(agent, requestOf(call, headers)))));
		return Number(process.hrtime.bigint() - started) / 1e9;
	} finally {
		agent.destroy();
	}
}

/** @param {Way} way @param {https.AgentOptions} options */
function tunnelAgent({ proxy, ca }, options) {
	const agent = new https.Agent(options);
	const authority = fs.readFileSync(ca);
	const { hostname, port } = new URL(proxy);
	/** @type {any} */ (agent).createConnection = (
		/** @type {{ servername: string, host: string }} */ { servername, host },
		/** @type {(error: Error | null, socket?: tls.TLSSocket) => void} */ done,
	) => {
		const name = servername || host;
		const options = { host: hostname, port, method: 'CONNECT', path: `${name}:443`, agent: false };
		const tunnel = http.request(options);
		tunnel.once('error', done);
		tunnel.once('connect', (_answer, socket) =>
			done(null, tls.connect({ socket, servername: name, ca: authority })),
		);
		tunnel.end();
	};
	return agent;
}

/** @param {LogEntry} call @param {Record<string, string>} headers */
function requestOf({ method, host, path, query, body, contentType }, headers) {
	// LinkedIn takes its lists as they are: List(1,2).
	const search = new URLSearchParams(shown(query))
		.toString()
		.replace(/%(28|29|2C)/g, decodeURIComponent);
	const text = body === undefined ? undefined : bodyOf(body, contentType);
	return {
		text,
		options: {
			method,
			host,
			path: search ? `${path}?${search}` : path,
			headers: {
				...headers,
				...(text === undefined
					? {}
					: { 'content-type': String(contentType), 'content-length': Buffer.byteLength(text) }),
			},
		},
	};
}

/** Fields without those whose values the log hides. @param {Record<string, any>} fields */
const shown = (fields) =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '***'));

/** @param {any} body @param {string | undefined} contentType */
const bodyOf = (body, contentType = '') =>
	/json/.test(contentType)
		? JSON.stringify(shown(body))
		: new URLSearchParams(shown(body)).toString();

/**
 * @param {https.Agent} agent
 * @param {ReturnType<typeof requestOf>} request
 * @returns {Promise<void>}
 */
function send(agent, { text, options }) {
	return new Promise((resolve, reject) => {
		const request = https.request({ ...options, agent }, (answer) => {
			answer.resume();
			answer.once('end', () => {
				const { statusCode = 0 } = answer;
				if (statusCode < 300) resolve();
				else reject(new Error(`${options.method} ${options.path} answered ${statusCode}`));
			});
			answer.once('error', reject);
		});
		request.once('error', reject);
		request.end(text);
	});
}

module.exports = { makeAgain };
