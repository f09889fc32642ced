// @ts-check
'use strict';

const fs = require('node:fs');
const http = require('node:http');
const https = require('node:https');
const tls = require('node:tls');
const { startSandbox } = require('../../sandbox');
const { fakeN8n } = require('./fakeN8n.ts');
/** Starts it; `tokens` gives the access token by credential type, for calls that n8n would sign. */
async function sandboxHost(tokens) {
	const sandbox = await startSandbox();
	const agent = tunnelAgent(sandbox.proxy, fs.readFileSync(sandbox.ca));
	const control = async (method, name, body) => {
		const answer = await fetch(`${sandbox.control}/__control/${name}`, {
			method,
			headers: { 'content-type': 'application/json' },
			...(body ? { body: JSON.stringify(body) } : {}),
		});
		const text = await answer.text();
		return text ? JSON.parse(text) : undefined;
	};
	return {
		seed: await control('GET', 'seed'),
		control,
		context: (options) =>
			fakeN8n({ ...options, answer: async (request) => await send(agent, request, tokens()) }),
		stop: async () => {
			agent.destroy();
			await sandbox.stop();
		},
	};
}
/** Connections through the proxy that are used again, as n8n does with its own. */
function tunnelAgent(proxy, ca) {
	const { hostname, port } = new URL(proxy);
	const agent = new https.Agent({ keepAlive: true });
	Object.assign(agent, {
		createConnection({ host }, done) {
			const tunnel = http.request({
				host: hostname,
				port,
				method: 'CONNECT',
				path: `${host}:443`,
				agent: false,
			});
			tunnel.on('connect', (_answer, socket) => {
				const secure = tls.connect({ socket, servername: host, ca }, () => done(null, secure));
				secure.on('error', done);
			});
			tunnel.on('error', done);
			tunnel.end();
		},
	});
	return agent;
}
async function send(agent, request, tokens) {
	const url = new URL(request.url);
	for (const [name, value] of Object.entries(request.qs ?? {})) {
		if (value !== undefined && value !== null) url.searchParams.set(name, String(value));
	}
	const token = request.credentialType && tokens[request.credentialType];
	const { bytes, type } = encode(request.body);
	const headers = {
		accept: 'application/json',
		...(type ? { 'content-type': type } : {}),
		...(token ? { authorization: `Bearer ${token}` } : {}),
		...request.headers,
		...(bytes ? { 'content-length': bytes.length } : {}),
	};
	const answer = await exchange(url, { method: request.method ?? 'GET', headers, agent }, bytes);
	return { ...answer, body: request.json ? asJson(answer.body) : answer.body };
}
function encode(body) {
	if (body === undefined) return {};
	if (Buffer.isBuffer(body)) return { bytes: body };
	if (body instanceof URLSearchParams) {
		return { bytes: Buffer.from(body.toString()), type: 'application/x-www-form-urlencoded' };
	}
	if (typeof body === 'string') return { bytes: Buffer.from(body) };
	return { bytes: Buffer.from(JSON.stringify(body)), type: 'application/json' };
}
async function exchange(url, options, bytes) {
	return await new Promise((resolve, reject) => {
		const sent = https.request(url, options, (answer) => {
			const parts = [];
			answer.on('data', (part) => parts.push(part));
			answer.on('error', reject);
			answer.on('end', () =>
				resolve({
					status: answer.statusCode ?? 0,
					headers: answer.headers,
					body: Buffer.concat(parts).toString('utf8'),
				}),
			);
		});
		sent.on('error', reject);
		sent.end(bytes);
	});
}
function asJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		// As n8n does: what is no JSON stays text.
		return text;
	}
}
/** A file of an item, held in memory. */
const binaryOf = (fileName, bytes, mimeType) => ({
	data: bytes.toString('base64'),
	fileName,
	mimeType,
});

module.exports = { binaryOf, sandboxHost };
