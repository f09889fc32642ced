// @ts-check
'use strict';

const FormData = require('form-data');
const { startWithClient } = require('./client');

const API = 'https://api.x.com';

/**
 * Starts a sandbox for one test file and gives a client that speaks to the stand-in of X.
 * @param {any} [options]
 */
async function startX(options) {
	const { sandbox, client } = await startWithClient(options);
	const seed = (await client.control('seed')).json.x;

	/** A call of the API with a JSON body. @param {string} method @param {string} path
	 *  @param {{ token?: string, body?: unknown, headers?: Record<string, string> }} [options] */
	const call = (method, path, { token = seed.tokens.fern, body, headers } = {}) =>
		client.request(`${API}${path}`, {
			method,
			headers: {
				...(token ? { authorization: `Bearer ${token}` } : {}),
				...(body === undefined
					? {}
					: {
							'content-type': 'application/json',
							'content-length': Buffer.byteLength(JSON.stringify(body)),
						}),
				...headers,
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});

	return {
		sandbox,
		seed,
		client,
		call,
		/** @param {string} path @param {string} [token] */
		get: (path, token) => call('GET', path, { token }),
		/** @param {unknown} body @param {string} [token] */
		post: (body, token) => call('POST', '/2/tweets', { body, token }),
		/** @param {string} path @param {Record<string, string>} fields @param {Record<string, string>} [headers] */
		form: (path, fields, headers = {}) =>
			client.request(`${API}${path}`, {
				method: 'POST',
				headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
				body: new URLSearchParams(fields).toString(),
			}),
		/** @param {string} path @param {{ fields?: Record<string, string>, media?: Buffer, token?: string }} upload */
		multipart: (path, { fields = {}, media, token = seed.tokens.fern }) => {
			const body = new FormData();
			for (const [name, value] of Object.entries(fields)) body.append(name, value);
			if (media) body.append('media', media, { filename: 'file.bin' });
			return client.request(`${API}${path}`, {
				method: 'POST',
				headers: { authorization: `Bearer ${token}` },
				body,
			});
		},
		/** @param {Record<string, unknown>} patch */
		settings: (patch) => client.settings({ network: 'x', ...patch }),
		/** @param {Record<string, unknown>} action */
		visit: async (action) => {
			const { status, json } = await client.control('visitor', { network: 'x', ...action });
			if (status !== 200) throw new Error(json.error);
			return json;
		},
		state: async () => (await client.control('state')).json.x,
		/** Posts of an account since the seed. @param {string} [id] */
		posts: async (id = seed.users.fern.id) => {
			const { users } = (await client.control('state')).json.x;
			const known = [seed.oldPostId, seed.ownPostId];
			return users
				.find((/** @type {any} */ user) => user.id === id)
				.posts.filter((/** @type {any} */ post) => !known.includes(post.id));
		},
	};
}

/** HTTP Basic. @param {string} user @param {string} password */
const basic = (user, password) => ({
	authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

module.exports = { basic, startX };
