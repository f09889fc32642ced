// @ts-check
'use strict';

const { byId, metaSeed, ownMedia, publish, systemUserCredential } = require('../instagram.js');

/** @typedef {import('../world.js').World} World */

/** @param {World} world @returns {Promise<string>} */
const accountOf = async (world) => (await metaSeed(world)).instagram.accounts.fern.id;

/** @param {World} world @param {Record<string, unknown>} parameters */
const post = async (world, parameters) => ({
	authentication: 'accessToken',
	...publish(await accountOf(world), parameters),
});

/** @type {import('./index.js').Network} */
const INSTAGRAM = {
	platform: 'instagram',
	nodeType: 'instagram',
	credential: async (world) => await systemUserCredential(world),
	parameters: async (world, text) => {
		const { media } = (await metaSeed(world)).instagram;
		const photo = { postKind: 'photo', mediaSource: 'url', mediaUrl: media.jpeg, text };
		return await post(world, photo);
	},
	posts: async (world) => {
		const media = await ownMedia(world, await accountOf(world));
		return media.map(({ id, options }) => ({ id, text: options.caption }));
	},
	// Containers come before: a lost one shows nobody anything.
	create: { host: 'graph.facebook.com', method: 'POST', path: '/media_publish$' },
	drafts: [
		{
			file: 'square',
			parameters: async (world, text) => await post(world, { postKind: 'photo', text }),
		},
		{
			file: 'reel',
			parameters: async (world, text) => await post(world, { postKind: 'reel', text }),
		},
	],
	uploads: [{ host: 'rupload.facebook.com', method: 'POST', path: '/ig-api-upload/' }],
	lift: async (world) => {
		const unlimited = { quotaTotal: 1e6, containersPerDay: 1e6 };
		await world.sandbox.settings({ accounts: { [await accountOf(world)]: unlimited } });
	},
	trigger: {
		type: 'instagramTrigger',
		sandbox: 'meta',
		parameters: async (world) => ({
			authentication: 'accessToken',
			account: byId(await accountOf(world)),
			triggerOn: ['commentAdded'],
		}),
		act: async (world, message) => {
			const accountId = await accountOf(world);
			await world.sandbox.visitor({ accountId, action: 'comment', message });
		},
		forgery: async (world, url) => ({
			url,
			body: { object: 'instagram', entry: [{ id: await accountOf(world) }] },
		}),
	},
};

module.exports = { INSTAGRAM };
