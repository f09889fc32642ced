// @ts-check
'use strict';

const http = require('node:http');

/**
 * Paths that webhook processors serve; all others are the main process's. `deploy/Caddyfile` has
 * the same; a test holds them together.
 */
const WEBHOOK_PATHS = ['/webhook/', '/webhook-waiting/', '/form/', '/form-waiting/'];

/**
 * What stands in front of n8n in production: one address for the main process and the webhook
 * processor, by path.
 * @param {{ main: string, webhook: string }} origins
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
async function startFront({ main, webhook }) {
	const server = http.createServer((request, response) => {
		const path = request.url ?? '/';
		const isWebhook = WEBHOOK_PATHS.some((prefix) => path.startsWith(prefix));
		forward({ request, response, origin: new URL(isWebhook ? webhook : main) });
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	return {
		url: `http://127.0.0.1:${port}`,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** @param {{ request: http.IncomingMessage, response: http.ServerResponse, origin: URL }} passage */
function forward({ request, response, origin }) {
	const upstream = http.request(
		{
			host: origin.hostname,
			port: origin.port,
			method: request.method,
			path: request.url,
			headers: request.headers,
		},
		(answer) => {
			response.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(response);
		},
	);
	upstream.on('error', () => {
		if (!response.headersSent) response.writeHead(502);
		response.end();
	});
	request.pipe(upstream);
}

module.exports = { WEBHOOK_PATHS, startFront };
