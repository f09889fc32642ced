// @ts-check
'use strict';

const { startWithClient } = require('./client');

const VERSION = '202609';
const enc = (/** @type {string} */ urn) =>
	encodeURIComponent(urn).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

/** Calls of LinkedIn with the headers that it wants. @param {Awaited<ReturnType<typeof startWithClient>>} world */
function linkedInCalls({ client }) {
	/**
	 * @param {string} method @param {string} path below `/rest/`, encoded @param {string} token
	 * @param {{ body?: unknown, restli?: string, headers?: Record<string, string | undefined> }} [options]
	 */
	function rest(method, path, token, { body, restli, headers } = {}) {
		const all = {
			authorization: `Bearer ${token}`,
			'linkedin-version': VERSION,
			'x-restli-protocol-version': '2.0.0',
			...(restli ? { 'x-restli-method': restli } : {}),
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
			...headers,
		};
		const present = Object.fromEntries(
			Object.entries(all).filter(([, value]) => value !== undefined),
		);
		return client.request(`https://api.linkedin.com/rest/${path}`, {
			method,
			headers: /** @type {Record<string, string>} */ (present),
			body: body === undefined ? undefined : JSON.stringify(body),
		});
	}
	return {
		rest,
		/** @param {string} path @param {string} token @param {string} [restli] */
		get: (path, token, restli) => rest('GET', path, token, { restli }),
		/** @param {string} path @param {string} token @param {unknown} body */
		post: (path, token, body) => rest('POST', path, token, { body }),
		/** @param {string} path @param {string} token @param {unknown} patch */
		update: (path, token, patch) =>
			rest('POST', path, token, { body: { patch }, restli: 'PARTIAL_UPDATE' }),
		/** @param {string} path @param {string} token */
		remove: (path, token) => rest('DELETE', path, token, { restli: 'DELETE' }),
		/** @param {string} url @param {Buffer | string} bytes @param {Record<string, string>} [headers] */
		put: (url, bytes, headers) =>
			client.request(url, {
				method: 'PUT',
				body: bytes,
				headers: {
					'content-type': 'application/octet-stream',
					'content-length': Buffer.byteLength(bytes),
					...headers,
				},
			}),
		/** @param {Record<string, unknown>} patch */
		settings: async (patch) => {
			const { status, json } = await client.control('settings', { network: 'linkedin', ...patch });
			if (status !== 200) throw new Error(json.error);
		},
		state: async () => (await client.control('state')).json.linkedin,
		/** @param {Record<string, unknown>} action */
		visitor: async (action) => {
			const { status, json } = await client.control('visitor', { network: 'linkedin', ...action });
			if (status !== 200) throw new Error(json.error);
			return json;
		},
	};
}

/** Starts a sandbox for one test file. @param {any} [options] */
async function startLinkedIn(options) {
	const world = await startWithClient(options);
	const seed = (await world.client.control('seed')).json.linkedin;
	const { fern, moss, willow } = seed.pages;
	const organization = (/** @type {any} */ page) => `urn:li:organization:${page.id}`;
	return {
		...world,
		...linkedInCalls(world),
		seed,
		tokens: seed.tokens,
		fern: organization(fern),
		moss: organization(moss),
		willow: organization(willow),
		ada: `urn:li:person:${seed.people.ada.id}`,
	};
}

/** The body of a text post. @param {string} author @param {string} commentary @param {object} [more] */
const textPost = (author, commentary, more) => ({
	author,
	commentary,
	visibility: 'PUBLIC',
	distribution: {
		feedDistribution: 'MAIN_FEED',
		targetEntities: [],
		thirdPartyDistributionChannels: [],
	},
	lifecycleState: 'PUBLISHED',
	isReshareDisabledByAuthor: false,
	...more,
});

/** The refusal of a call in short. @param {import('./client').Reply} reply */
const refusalOf = ({ status, json }) => [
	status,
	json.errorDetails?.inputErrors?.[0].code ?? json.code,
];

module.exports = { enc, refusalOf, startLinkedIn, textPost, VERSION };
