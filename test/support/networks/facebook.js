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
	builtIn: {
		name: 'Facebook Graph API',
		nodeType: 'n8n-nodes-base.facebookGraphApi',
		typeVersion: 1,
		credential: async (world) => {
			const { tokens } = await metaSeed(world);
			return await world.createCredential('facebookGraphApi', { accessToken: tokens.pageFern });
		},
		parameters: async (world, text) => ({
			httpRequestMethod: 'POST',
			graphApiVersion: 'v25.0',
			node: await pageOf(world),
			edge: 'feed',
			options: { queryParameters: { parameter: [{ name: 'message', value: text }] } },
		}),
		idOf: ({ id }) => id,
	},
	headers: async (world) => ({
		authorization: `Bearer ${(await metaSeed(world)).tokens.pageFern}`,
	}),
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
