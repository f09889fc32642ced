// @ts-check
'use strict';

const { node } = require('./workflow.js');

/** @typedef {import('./world.js').World} World */

/** Tables of the sandbox's Meta network. @param {World} world */
async function metaSeed(world) {
	return (await world.sandbox.seed()).meta;
}

/** A stored credential with the long-lived system user token. @param {World} world */
async function systemUserCredential(world, token = 'systemUser') {
	const seed = await metaSeed(world);
	return await world.createCredential('socialOpsFacebookTokenApi', {
		accessToken: seed.tokens[token] ?? token,
		tokenType: token.startsWith('page') ? 'page' : 'system',
		appId: seed.app.id,
		appSecret: seed.app.secret,
	});
}

/**
 * A Facebook node that acts with a token credential.
 * @param {object} credentials
 * @param {Record<string, unknown>} parameters
 * @param {Record<string, unknown>} [settings] of the node: retryOnFail, onError, name, …
 */
function facebook(credentials, parameters, { name = 'Facebook', ...settings } = {}) {
	return node(
		/** @type {string} */ (name),
		'facebook',
		{ authentication: 'accessToken', ...parameters },
		{ credentials, ...settings },
	);
}

/** @param {string} id */
const byId = (id) => ({ __rl: true, mode: 'id', value: id });

/** Parameters of Publish. @param {string} pageId @param {Record<string, unknown>} parameters */
const publish = (pageId, parameters) => ({
	resource: 'post',
	operation: 'publish',
	page: byId(pageId),
	...parameters,
});

/** What the sandbox shows of a Page. @param {World} world @param {string} pageId */
async function pageState(world, pageId) {
	const { meta } = await world.sandbox.state();
	return meta.pages.find((/** @type {{ id: string }} */ page) => page.id === pageId);
}

/** Posts that this app has published on a Page. @param {World} world @param {string} pageId */
async function ownPosts(world, pageId) {
	const seed = await metaSeed(world);
	const page = await pageState(world, pageId);
	return page.posts.filter((/** @type {{ appId?: string }} */ post) => post.appId === seed.app.id);
}

module.exports = { metaSeed, systemUserCredential, facebook, byId, publish, pageState, ownPosts };
