// @ts-check
'use strict';

const { ownPosts, publish, xCredential } = require('../x.js');

/** @type {import('./index.js').Network} */
const X = {
	platform: 'x',
	nodeType: 'x',
	credential: async (world) => await xCredential(world),
	expiredCredential: async (world) => await xCredential(world, 'fernExpired'),
	parameters: async (_world, text) => publish({ postKind: 'text', text }),
	posts: async (world) => (await ownPosts(world)).map(({ id, text }) => ({ id, text })),
	create: { host: 'api.x.com', method: 'POST', path: '/2/tweets$' },
};

module.exports = { X };
