// @ts-check
'use strict';

const http = require('node:http');
const https = require('node:https');
const tls = require('node:tls');

/**
 * @typedef {{ method?: string, headers?: Record<string, string>, body?: string | Buffer, timeoutMs?: number }} CallOptions
 * @typedef {{ kind: 'answer', status: number, headers: import('node:http').IncomingHttpHeaders,
 *   stream: import('node:http').IncomingMessage } | { kind: 'unreachable', reason: string }} CallResult
 */

/** @param {number} proxyPort @param {string} host @returns {Promise<import('node:net').Socket>} */
function openTunnel(proxyPort, host) {
	return new Promise((resolve, reject) => {
		const request = http.request({
			host: '127.0.0.1',
			port: proxyPort,
			method: 'CONNECT',
			path: `${host}:443`,
		});
		request.on('connect', (answer, socket) => {
			if (answer.statusCode === 200) resolve(socket);
			else reject(new Error(`tunnel refused with ${answer.statusCode}`));
		});
		request.on('error', reject);
		request.end();
	});
}

/**
 * How the networks reach the outside (webhook callbacks, media pulls): public hosts go to their local
 * server, the sandbox's own hosts through its proxy, everything else is unreachable.
 * @param {{ publicHosts: import('./publicHosts').PublicHosts, isKnownHost(host: string): boolean,
 *   proxyPort(): number, caPem: string }} world
 */
function createOutbound(world) {
	/** @param {URL} url @param {CallOptions} options @returns {Promise<http.ClientRequest>} */
	async function open(url, options) {
		const headers = { host: url.host, ...options.headers };
		const common = { method: options.method ?? 'GET', path: url.pathname + url.search, headers };
		const origin = world.publicHosts.originOf(url.hostname);
		if (origin) {
			const target = new URL(origin);
			const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': url.host };
			return http.request({
				...common,
				host: target.hostname,
				port: target.port,
				headers: { ...headers, ...forwarded },
			});
		}
		if (!world.isKnownHost(url.hostname)) throw new Error(`could not resolve ${url.hostname}`);
		const tunnel = await openTunnel(world.proxyPort(), url.hostname);
		const secure = tls.connect({ socket: tunnel, servername: url.hostname, ca: world.caPem });
		return https.request({ ...common, createConnection: () => secure });
	}

	/** @param {string} address @param {CallOptions} [options] @returns {Promise<CallResult>} */
	return async function call(address, options = {}) {
		try {
			const request = await open(new URL(address), options);
			return await new Promise((resolve) => {
				const fail = (/** @type {Error} */ error) =>
					resolve({ kind: 'unreachable', reason: error.message });
				request.setTimeout(options.timeoutMs ?? 20_000, () =>
					request.destroy(new Error('timeout')),
				);
				request.on('error', fail);
				request.on('response', (stream) =>
					resolve({
						kind: 'answer',
						status: stream.statusCode ?? 0,
						headers: stream.headers,
						stream,
					}),
				);
				request.end(options.body);
			});
		} catch (error) {
			return { kind: 'unreachable', reason: /** @type {Error} */ (error).message };
		}
	};
}

module.exports = { createOutbound };
