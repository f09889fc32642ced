// @ts-check
'use strict';

const http = require('node:http');

/**
 * Somebody's server on this machine. The sandbox's setting `publicHosts` gives it a public name.
 * @param {http.RequestListener} listener
 */
async function serverAt(listener) {
	const server = http.createServer(listener);
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	return {
		origin: `http://127.0.0.1:${port}`,
		async stop() {
			const closed = new Promise((resolve) => server.close(resolve));
			server.closeAllConnections();
			await closed;
		},
	};
}

/** The JSON of a request's body. @param {http.IncomingMessage} request @returns {Promise<any>} */
async function jsonOf(request) {
	/** @type {Buffer[]} */
	const parts = [];
	for await (const part of request) parts.push(part);
	return JSON.parse(Buffer.concat(parts).toString() || '{}');
}

/** @param {http.ServerResponse} response @param {number} status @param {object} body */
function answerJson(response, status, body) {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(JSON.stringify(body));
}

module.exports = { serverAt, jsonOf, answerJson };
