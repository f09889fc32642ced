// @ts-check
'use strict';

const { createClient } = require('../sandbox/client.js');
const { node } = require('./workflow.js');

/** @typedef {import('./world.js').World} World */

const CREDENTIAL = 'socialOpsXOAuth2Api';

/** Tables of the sandbox's X. @param {World} world */
async function xSeed(world) {
	return (await world.sandbox.seed()).x;
}

/**
 * A stored credential as n8n has it after the sign-in, with a token of the seed.
 * @param {World} world
 * @param {string} [token] name of the seed's token: fern, fernAll, fernExpired, fernReadOnly, moss, …
 * @param {Record<string, unknown>} [fields] that differ
 */
async function xCredential(world, token = 'fern', fields = {}) {
	const seed = await xSeed(world);
	return await world.createCredential(CREDENTIAL, {
		clientId: seed.app.clientId,
		clientSecret: seed.app.clientSecret,
		apiKey: seed.app.apiKey,
		apiSecret: seed.app.apiSecret,
		oauthTokenData: {
			access_token: seed.tokens[token],
			refresh_token: seed.refreshTokens[token],
			token_type: 'bearer',
		},
		...fields,
	});
}

/**
 * Connects a credential as a person does: n8n's address of the sign-in, X's page, n8n's callback.
 * @param {World} world
 * @param {Record<string, { id: string }>} credentials as xCredential gives them
 * @param {{ person?: string }} [options] person: id of who is signed in at X, @fernandco by default
 */
async function signIn(world, credentials, { person } = {}) {
	const { n8n, proxy, ca } = world;
	const address = await n8n.call('GET', `/oauth2-credential/auth?id=${credentials[CREDENTIAL].id}`);
	const page = await createClient({ proxy, ca }).request(address, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ decision: 'continue', ...(person ? { person } : {}) }).toString(),
	});
	if (page.status !== 302)
		throw new Error(`The authorize page answered ${page.status}: ${page.text}`);
	const { pathname, search } = new URL(String(page.headers.location));
	const done = await fetch(`${n8n.url}${pathname}${search}`, { headers: { cookie: n8n.cookie() } });
	const text = await done.text();
	if (!/connected|success/i.test(text))
		throw new Error(`n8n is not connected: ${text.slice(0, 500)}`);
}

/**
 * An X node.
 * @param {object} credentials
 * @param {Record<string, unknown>} parameters
 * @param {Record<string, unknown>} [settings] of the node: retryOnFail, onError, name, …
 */
function x(credentials, parameters, { name = 'X', ...settings } = {}) {
	return node(/** @type {string} */ (name), 'x', parameters, { credentials, ...settings });
}

/** Parameters of Publish. @param {Record<string, unknown>} parameters */
const publish = (parameters) => ({ resource: 'post', operation: 'publish', ...parameters });

/** What the sandbox shows of an account, @fernandco unless named. @param {World} world @param {string} [userId] */
async function userState(world, userId) {
	const [seed, state] = await Promise.all([xSeed(world), world.sandbox.state()]);
	const id = userId ?? seed.users.fern.id;
	return state.x.users.find((/** @type {{ id: string }} */ user) => user.id === id);
}

/**
 * What this app has published since the seed, oldest first.
 * @param {World} world @param {string} [userId] @returns {Promise<any[]>}
 */
async function ownPosts(world, userId) {
	const seed = await xSeed(world);
	const { posts } = await userState(world, userId);
	return posts.filter(
		(/** @type {any} */ { id, appId }) => appId === seed.app.id && id !== seed.ownPostId,
	);
}

/** Settings of the sandbox's X. @param {World} world @param {Record<string, unknown>} settings */
async function xSettings(world, settings) {
	await world.sandbox.settings({ network: 'x', ...settings });
}

/** Somebody on X does something; subscribers hear of it. @param {World} world @param {Record<string, unknown>} action */
async function xVisitor(world, action) {
	return await world.sandbox.visitor({ network: 'x', ...action });
}

module.exports = {
	ownPosts,
	publish,
	signIn,
	userState,
	x,
	xCredential,
	xSeed,
	xSettings,
	xVisitor,
};
