// @ts-check
'use strict';

const http = require('node:http');
const net = require('node:net');

/** @param {import('node:http').IncomingMessage} req */
function forwardedHeaders(req) {
	return {
		...req.headers,
		'x-forwarded-proto': 'https',
		'x-forwarded-host': req.headers.host ?? '',
		'x-forwarded-for': '127.0.0.1',
	};
}

/**
 * Host names that stand for a local server, such as the n8n under test: `https://name/…` reached
 * through the proxy is passed on to its plain-http origin.
 * @param {Record<string, string>} mapping host name to origin, e.g. `http://127.0.0.1:5678`
 */
function createPublicHosts(mapping) {
	const origins = new Map(Object.entries(mapping));
	return {
		/** @param {string} host */
		originOf: (host) => origins.get(host),
		/** @param {string} host @param {string} origin */
		set: (host, origin) => origins.set(host, origin),
		hosts: () => [...origins.keys()],

		/** @param {string} host @param {import('node:http').IncomingMessage} req
		 *  @param {import('node:http').ServerResponse} res */
		forward(host, req, res) {
			const target = new URL(/** @type {string} */ (origins.get(host)));
			const upstream = http.request(
				{
					host: target.hostname,
					port: target.port,
					method: req.method,
					path: req.url,
					headers: forwardedHeaders(req),
				},
				(answer) => {
					res.writeHead(answer.statusCode ?? 502, answer.headers);
					answer.pipe(res);
				},
			);
			upstream.on('error', () => {
				if (!res.headersSent) res.writeHead(502, { 'content-type': 'text/plain' });
				res.end('the server behind this host name does not answer');
			});
			req.pipe(upstream);
		},

		/** Passes a WebSocket upgrade on, byte for byte.
		 *  @param {string} host @param {import('node:http').IncomingMessage} req
		 *  @param {import('node:stream').Duplex} socket @param {Buffer} head */
		upgrade(host, req, socket, head) {
			const target = new URL(/** @type {string} */ (origins.get(host)));
			const upstream = net.connect(Number(target.port), target.hostname, () => {
				const lines = Object.entries(forwardedHeaders(req)).map(
					([name, value]) => `${name}: ${value}`,
				);
				upstream.write([`${req.method} ${req.url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
				upstream.write(head);
				upstream.pipe(socket).pipe(upstream);
			});
			upstream.on('error', () => socket.destroy());
			socket.on('error', () => upstream.destroy());
		},
	};
}

/** @typedef {ReturnType<typeof createPublicHosts>} PublicHosts */

module.exports = { createPublicHosts };
