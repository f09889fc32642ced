// @ts-check
'use strict';

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

module.exports = { ownPosts, publish, userState, x, xCredential, xSeed, xSettings, xVisitor };
