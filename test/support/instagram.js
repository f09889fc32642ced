// @ts-check
'use strict';

const { byId, metaSeed, systemUserCredential } = require('./facebook.js');
const { node } = require('./workflow.js');

/** @typedef {import('./world.js').World} World */

/**
 * An Instagram node that acts with a token credential of Facebook Login.
 * @param {object} credentials
 * @param {Record<string, unknown>} parameters
 * @param {Record<string, unknown>} [settings] of the node: retryOnFail, onError, name, …
 */
function instagram(credentials, parameters, { name = 'Instagram', ...settings } = {}) {
	return node(
		/** @type {string} */ (name),
		'instagram',
		{ authentication: 'accessToken', ...parameters },
		{ credentials, ...settings },
	);
}

/** The same through Instagram Login. @param {object} credentials @param {Record<string, unknown>} parameters */
function instagramLogin(credentials, parameters) {
	return instagram(credentials, { ...parameters, authentication: 'instagramLogin' });
}

/** Parameters of Publish. @param {string} accountId @param {Record<string, unknown>} parameters */
const publish = (accountId, parameters) => ({
	resource: 'post',
	operation: 'publish',
	account: byId(accountId),
	...parameters,
});

/** What the sandbox shows of an account. @param {World} world @param {string} accountId */
async function accountState(world, accountId) {
	const { meta } = await world.sandbox.state();
	const accounts = meta.instagram;
	return accounts.find((/** @type {{ id: string }} */ account) => account.id === accountId);
}

/**
 * What this app has published on an account since the seed: posts, reels and stories.
 * @param {World} world @param {string} accountId @returns {Promise<any[]>}
 */
async function ownMedia(world, accountId) {
	const { posts, reels, stories } = await accountState(world, accountId);
	return [...posts, ...reels, ...stories].filter(({ containerId }) => containerId);
}

module.exports = {
	accountState,
	byId,
	instagram,
	instagramLogin,
	metaSeed,
	ownMedia,
	publish,
	systemUserCredential,
};
