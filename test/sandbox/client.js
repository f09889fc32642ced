// @ts-check
'use strict';

const fs = require('node:fs');
const http = require('node:http');
const https = require('node:https');
const tls = require('node:tls');
const FormData = require('form-data');
const { startSandbox } = require('../../sandbox');

/**
 * @typedef {{ status: number, headers: http.IncomingHttpHeaders, text: string, json: any }} Reply
 * @typedef {{ method?: string, headers?: Record<string, string | number>, body?: string | Buffer | FormData,
 *   timeoutMs?: number }} RequestOptions
 */

/** Opens a TLS connection to a host through the proxy, as n8n does for every request.
 *  @param {string} proxy @param {{ host: string, ca: Buffer }} target @returns {Promise<tls.TLSSocket>} */
function connect(proxy, { host, ca }) {
	const { hostname, port } = new URL(proxy);
	return new Promise((resolve, reject) => {
		const request = http.request({
			host: hostname,
			port,
			method: 'CONNECT',
			path: `${host}:443`,
			agent: false,
		});
		request.on('connect', (answer, socket) => {
			if (answer.statusCode !== 200) {
				socket.destroy();
				reject(new Error(`CONNECT answered ${answer.statusCode}`));
				return;
			}
			const secure = tls.connect({ socket, servername: host, ca }, () => resolve(secure));
			secure.on('error', reject);
		});
		request.on('error', reject);
		request.end();
	});
}

/** @param {any} sandbox */
function createClient(sandbox) {
	const ca = fs.readFileSync(sandbox.ca);

	/** @param {string} address @param {RequestOptions} [options] @returns {Promise<Reply>} */
	async function request(address, options = {}) {
		const url = new URL(address);
		const socket = await connect(sandbox.proxy, { host: url.hostname, ca });
		const { body } = options;
		const headers =
			body instanceof FormData
				? { ...body.getHeaders(), 'content-length': body.getLengthSync() }
				: {};
		return new Promise((resolve, reject) => {
			const sent = https.request(
				{
					method: options.method ?? 'GET',
					path: url.pathname + url.search,
					headers: { host: url.host, connection: 'close', ...headers, ...options.headers },
					createConnection: () => socket,
				},
				async (answer) => {
					const chunks = [];
					for await (const chunk of answer) chunks.push(chunk);
					const text = Buffer.concat(chunks).toString('utf8');
					const isJson = /json/.test(answer.headers['content-type'] ?? '');
					const json = isJson ? JSON.parse(text) : undefined;
					resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, json });
				},
			);
			sent.on('error', reject);
			if (options.timeoutMs)
				sent.setTimeout(options.timeoutMs, () => sent.destroy(new Error('timeout')));
			if (body instanceof FormData) body.pipe(sent);
			else sent.end(body);
		});
	}

	/** @param {string} path @param {any} [body] @param {string} [method] */
	async function control(path, body, method) {
		const answer = await fetch(`${sandbox.control}/__control/${path}`, {
			method: method ?? (body === undefined ? 'GET' : 'POST'),
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		return { status: answer.status, json: await answer.json() };
	}

	const graph = (/** @type {string} */ path) => `https://graph.facebook.com/v26.0/${path}`;

	/** Calls of the Graph API on one host. @param {string} host */
	const graphAt = (host) => {
		/** @param {string} method */
		const send =
			(method) =>
			/** @param {string} path @param {string} token @param {Record<string, unknown>} [fields] */
			(path, token, fields) =>
				request(`https://${host}/v26.0/${path}`, {
					method,
					headers: {
						authorization: `Bearer ${token}`,
						...(fields ? { 'content-type': 'application/json' } : {}),
					},
					body: fields && JSON.stringify(fields),
				});
		return { get: send('GET'), post: send('POST'), remove: send('DELETE') };
	};

	return {
		request,
		control,
		facebook: graphAt('graph.facebook.com'),
		instagram: graphAt('graph.instagram.com'),
		/** @param {string} path @param {string} token @param {Record<string, string>} [headers] */
		get: (path, token, headers) =>
			request(graph(path), {
				headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
			}),
		/** @param {string} path @param {string} token @param {Record<string, unknown>} [fields] */
		post: (path, token, fields = {}) => {
			const form = Object.entries(fields).map(([name, value]) => [
				name,
				typeof value === 'object' ? JSON.stringify(value) : String(value),
			]);
			return request(graph(path), {
				method: 'POST',
				headers: {
					authorization: `Bearer ${token}`,
					'content-type': 'application/x-www-form-urlencoded',
				},
				body: new URLSearchParams(form).toString(),
			});
		},
		/** @param {string} path @param {string} token */
		remove: (path, token) =>
			request(graph(path), { method: 'DELETE', headers: { authorization: `Bearer ${token}` } }),
		/** @param {string} path @param {string} token
		 *  @param {{ fields?: Record<string, string>, file: Buffer, part?: string, filename?: string }} upload */
		upload: (path, token, upload) => {
			const body = new FormData();
			for (const [name, value] of Object.entries(upload.fields ?? {})) body.append(name, value);
			body.append(upload.part ?? 'source', upload.file, {
				filename: upload.filename ?? 'file.bin',
			});
			return request(graph(path), {
				method: 'POST',
				headers: { authorization: `Bearer ${token}` },
				body,
			});
		},
		/** Adds fault rules; throws when one is not understood. @param {...any} rules */
		async fault(...rules) {
			const added = await control('faults', rules);
			if (added.status !== 200) throw new Error(added.json.error);
		},
		/** @param {Record<string, unknown>} patch */
		async settings(patch) {
			const changed = await control('settings', patch);
			if (changed.status !== 200) throw new Error(changed.json.error);
		},
		/** The state of one Page, Fern & Co unless named. @param {string} [id] */
		async page(id = '134895793791914') {
			const state = await control('state');
			return state.json.meta.pages.find((/** @type {any} */ page) => page.id === id);
		},
		/** The state of one Instagram account, @fernandco unless named. @param {string} [id] */
		async account(id = '17841405822304914') {
			const state = await control('state');
			return state.json.meta.instagram.find((/** @type {any} */ account) => account.id === id);
		},
	};
}

/** Waits until `check` gives a value, looking every 50 ms. @template T @param {() => Promise<T>} check @param {number} [ms] */
async function until(check, ms = 5_000) {
	const end = Date.now() + ms;
	for (;;) {
		const value = await check();
		if (value) return value;
		if (Date.now() > end) throw new Error('did not happen in time');
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

/**
 * Starts a sandbox for one test file and gives a client that speaks through proxy and TLS.
 * @param {any} [options]
 */
async function startWithClient(options) {
	const sandbox = await startSandbox(options);
	const client = createClient(sandbox);
	const { json } = await client.control('seed');
	return {
		sandbox,
		client,
		seed: json.meta,
		ig: json.meta.instagram,
		tokens: json.meta.tokens,
		pages: json.meta.pages,
	};
}

module.exports = { connect, createClient, startWithClient, until };
