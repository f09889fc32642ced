// @ts-check
'use strict';

const http = require('node:http');
const { collect, send } = require('./http');

/**
 * @typedef {{ status?: number, json?: unknown, html?: string, text?: string, bytes?: Buffer,
 *   headers?: Record<string, string> }} ControlAnswer
 * @typedef {{ method: string, path: string, query: URLSearchParams, body: any }} ControlRequest
 * @typedef {(request: ControlRequest) => Promise<ControlAnswer> | ControlAnswer} ControlHandler
 */

/** @param {import('node:http').IncomingMessage} req */
async function readJson(req) {
	const bytes = await collect(req);
	if (!bytes || bytes.length === 0) return {};
	return JSON.parse(bytes.toString('utf8'));
}

/**
 * The control port: JSON over plain http for tests, and the page for people.
 * @param {Record<string, ControlHandler>} routes keyed `METHOD /path`
 */
function createControl(routes) {
	const server = http.createServer(async (req, res) => {
		const url = new URL(req.url ?? '/', 'http://control');
		const handler = routes[`${req.method} ${url.pathname}`];
		if (!handler)
			return send(res, { status: 404, json: { error: `no ${req.method} ${url.pathname}` } });
		try {
			const body = req.method === 'GET' ? {} : await readJson(req);
			send(
				res,
				await handler({
					method: String(req.method),
					path: url.pathname,
					query: url.searchParams,
					body,
				}),
			);
		} catch (error) {
			send(res, { status: 400, json: { error: /** @type {Error} */ (error).message } });
		}
	});
	return {
		/** @param {number} port @returns {Promise<number>} */
		listen: (port) =>
			new Promise((resolve, reject) => {
				server.once('error', reject);
				server.listen(port, '127.0.0.1', () => {
					const address = server.address();
					resolve(address && typeof address === 'object' ? address.port : port);
				});
			}),
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve(undefined));
				server.closeAllConnections();
			}),
	};
}

module.exports = { createControl };
