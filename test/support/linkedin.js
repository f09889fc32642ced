// @ts-check
'use strict';

const { byId } = require('./facebook.js');
const { node } = require('./workflow.js');

/** @typedef {import('./world.js').World} World */
/** Which app of the seed a credential belongs to. @typedef {'community' | 'share' | 'leads'} AppName */

/** Tables of the sandbox's LinkedIn network. @param {World} world */
async function linkedInSeed(world) {
	return (await world.sandbox.seed()).linkedin;
}

/**
 * The OAuth2 data of a credential that is already signed in, as n8n stores it.
 * @param {any} seed of LinkedIn
 * @param {{ app?: AppName, token?: string }} [choice] names in the seed; token: one of `seed.tokens`
 */
function signedIn(seed, { app = 'community', token = app } = {}) {
	const { clientId, clientSecret } = seed.apps[app];
	const refresh = seed.tokens[`${token}Refresh`];
	return {
		clientId,
		clientSecret,
		oauthTokenData: {
			access_token: seed.tokens[token],
			token_type: 'Bearer',
			expires_in: 5_184_000,
			scope: seed.scopes[app].join(','),
			...(refresh ? { refresh_token: refresh, refresh_token_expires_in: 31_536_000 } : {}),
		},
	};
}

/**
 * Stores a signed-in credential.
 * @param {World} world @param {string} type of the credential
 * @param {{ app?: AppName, token?: string, data?: object }} [choice] data: more fields of the credential
 */
async function linkedInCredential(world, type, { data = {}, ...choice } = {}) {
	const seed = await linkedInSeed(world);
	return await world.createCredential(type, { ...signedIn(seed, choice), ...data });
}

/**
 * A LinkedIn node.
 * @param {object} credentials
 * @param {Record<string, unknown>} parameters
 * @param {Record<string, unknown>} [settings] of the node: retryOnFail, onError, name, …
 */
function linkedin(credentials, parameters, { name = 'LinkedIn', ...settings } = {}) {
	return node(/** @type {string} */ (name), 'linkedIn', parameters, { credentials, ...settings });
}

/** Parameters of Publish. @param {string} author a URN @param {Record<string, unknown>} parameters */
const publish = (author, parameters) => ({
	resource: 'post',
	operation: 'publish',
	author: byId(author),
	...parameters,
});

/** @param {any} page of the seed */
const organizationUrn = (page) => `urn:li:organization:${page.id}`;
/** @param {any} person of the seed */
const personUrn = (person) => `urn:li:person:${person.id}`;

/** What the sandbox shows of a page or a person. @param {World} world @param {string} urn */
async function authorState(world, urn) {
	const { linkedin: state } = await world.sandbox.state();
	const authors = /** @type {any[]} */ ([...state.pages, ...state.people]);
	return authors.find((author) => author.urn === urn);
}

/** Posts of an author that were published through an app, oldest first.
 *  @param {World} world @param {string} urn of the author @returns {Promise<any[]>} */
async function ownPosts(world, urn) {
	const { posts } = await authorState(world, urn);
	return posts.filter((/** @type {any} */ post) => post.clientId);
}

module.exports = {
	authorState,
	byId,
	linkedin,
	linkedInCredential,
	linkedInSeed,
	organizationUrn,
	ownPosts,
	personUrn,
	publish,
	signedIn,
};
