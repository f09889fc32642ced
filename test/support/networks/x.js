// @ts-check
'use strict';

const { ownPosts, publish, xCredential, xSeed, xVisitor } = require('../x.js');

/** @type {import('./index.js').Network} */
const X = {
	platform: 'x',
	nodeType: 'x',
	credential: async (world) => await xCredential(world, 'fernAll'),
	expiredCredential: async (world) => await xCredential(world, 'fernExpired'),
	parameters: async (_world, text) => publish({ postKind: 'text', text }),
	posts: async (world) => (await ownPosts(world)).map(({ id, text }) => ({ id, text })),
	create: { host: 'api.x.com', method: 'POST', path: '/2/tweets$' },
	trigger: {
		type: 'xTrigger',
		sandbox: 'x',
		parameters: async () => ({ triggerOn: ['mentioned'] }),
		act: async (world, message) => {
			const { username } = (await xSeed(world)).users.fern;
			await xVisitor(world, { action: 'mention', message: `${message} @${username}` });
		},
		forgery: async (world, url) => ({
			network: 'x',
			url,
			appId: (await xSeed(world)).app.id,
			body: { data: { event_type: 'post.mention.create', payload: { id: '1' } } },
		}),
	},
};

module.exports = { X };
