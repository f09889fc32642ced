// @ts-check
'use strict';

const { metaSeed, ownMedia, publish, systemUserCredential } = require('../instagram.js');

/** @typedef {import('../world.js').World} World */

/** @type {import('./index.js').Network} */
const INSTAGRAM = {
	platform: 'instagram',
	nodeType: 'instagram',
	credential: async (world) => await systemUserCredential(world),
	parameters: async (world, text) => {
		const { accounts, media } = (await metaSeed(world)).instagram;
		const photo = { postKind: 'photo', mediaSource: 'url', mediaUrl: media.jpeg, text };
		return { authentication: 'accessToken', ...publish(accounts.fern.id, photo) };
	},
	posts: async (world) => {
		const { accounts } = (await metaSeed(world)).instagram;
		const media = await ownMedia(world, accounts.fern.id);
		return media.map(({ id, options }) => ({ id, text: options.caption }));
	},
	// Containers come before: a lost one shows nobody anything.
	create: { host: 'graph.facebook.com', method: 'POST', path: '/media_publish$' },
};

module.exports = { INSTAGRAM };
