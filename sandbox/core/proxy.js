// @ts-check
'use strict';

const http = require('node:http');
const https = require('node:https');

/**
 * An HTTP CONNECT proxy whose tunnels end in a TLS server of its own, which answers for every known
 * host name with a certificate of the sandbox's authority.
 * @param {{ authority: { contextFor(host: string): import('node:tls').SecureContext },
 *   isKnownHost(host: string): boolean, onRefused(host: string, reason: string): void,
 *   onRequest(host: string, req: http.IncomingMessage, res: http.ServerResponse): void,
 *   onUpgrade(host: string, req: http.IncomingMessage, socket: import('node:stream').Duplex, head: Buffer): void }} options
 */
function createProxy(options) {
	const hostOf = (/** @type {http.IncomingMessage} */ req) =>
		String(req.headers.host ?? '')
			.split(':')[0]
			.toLowerCase();
	const secure = https.createServer({
		ALPNProtocols: ['http/1.1'],
		SNICallback: (name, done) => done(null, options.authority.contextFor(name.toLowerCase())),
	});
	// Uploads of gigabytes on a busy machine may take longer than Node's five minutes per request.
	secure.requestTimeout = 0;
	secure.on('request', (req, res) => options.onRequest(hostOf(req), req, res));
	secure.on('upgrade', (req, socket, head) => options.onUpgrade(hostOf(req), req, socket, head));
	secure.on('tlsClientError', () => {});

	const proxy = http.createServer((req, res) => {
		options.onRefused(hostOf(req), 'plain http is not served');
		res.writeHead(502, { 'content-type': 'text/plain' });
		res.end('only CONNECT tunnels are served');
	});
	/** @type {Set<import('node:stream').Duplex>} */
	const sockets = new Set();
	proxy.on('connect', (req, socket, head) => {
		const [host, port] = String(req.url).toLowerCase().split(':');
		socket.on('error', () => socket.destroy());
		if (!options.isKnownHost(host) || port !== '443') {
			options.onRefused(host, 'unknown host');
			socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
			return;
		}
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
		if (head.length > 0) socket.unshift(head);
		secure.emit('connection', socket);
	});
	return {
		/** @param {number} port @returns {Promise<number>} the port in use */
		listen: (port) =>
			new Promise((resolve, reject) => {
				proxy.once('error', reject);
				proxy.listen(port, '127.0.0.1', () => {
					const address = proxy.address();
					resolve(address && typeof address === 'object' ? address.port : port);
				});
			}),
		close: () =>
			new Promise((resolve) => {
				for (const socket of sockets) socket.destroy();
				proxy.close(() => resolve(undefined));
				proxy.closeAllConnections();
			}),
	};
}

module.exports = { createProxy };
