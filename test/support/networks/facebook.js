// @ts-check
'use strict';

const { metaSeed, ownPosts, publish, systemUserCredential } = require('../facebook.js');

/** @typedef {import('../world.js').World} World */

/** @param {World} world @returns {Promise<string>} */
const pageOf = async (world) => (await metaSeed(world)).pages.fern.id;

/** @type {import('./index.js').Network} */
const FACEBOOK = {
	platform: 'facebook',
	nodeType: 'facebook',
	credential: async (world) => await systemUserCredential(world),
	parameters: async (world, text) => ({
		authentication: 'accessToken',
		...publish(await pageOf(world), { postKind: 'text', text }),
	}),
	posts: async (world) =>
		(await ownPosts(world, await pageOf(world))).map((/** @type {any} */ { id, message }) => ({
			id,
			text: message,
		})),
	create: { host: 'graph.facebook.com', method: 'POST', path: '/feed$' },
};

module.exports = { FACEBOOK };
