// @ts-check
const { createHash } = require('node:crypto');
const { once } = require('node:events');
const { createServer } = require('node:http');
const { default: axios } = require('axios');

/**
 * Posts a body as n8n's request helper does when redirects are off.
 *
 * @param {import('node:stream').Readable | Buffer} body
 * @param {number} length
 * @returns {Promise<string>}
 */
async function postAndHash(body, length) {
	const server = createServer((request, response) => {
		const hash = createHash('sha256');
		request.on('data', (chunk) => hash.update(chunk));
		request.on('end', () => response.end(hash.digest('hex')));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	try {
		const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
		const headers = { 'Content-Length': length, 'Content-Type': 'application/octet-stream' };
		const options = {
			headers,
			maxRedirects: 0,
			maxBodyLength: Infinity,
			proxy: /** @type {false} */ (false),
		};
		return (await axios.post(`http://127.0.0.1:${port}/`, body, options)).data;
	} finally {
		server.close();
	}
}

module.exports = { postAndHash };
