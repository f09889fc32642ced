// @ts-check
'use strict';

const { ownPosts, publish, xCredential, xSeed } = require('../x.js');

/** Calls that publishing texts makes. */
const ENDPOINTS = ['POST /2/tweets', 'GET /2/users/me', 'GET /2/users/:id/tweets', 'GET /2/tweets'];
const MANY = 1_000_000;
const UNLIMITED = { user: MANY, app: MANY, userDay: MANY, appDay: MANY };

/** @type {import('./index.js').Network} */
const X = {
	platform: 'x',
	nodeType: 'x',
	builtIn: {
		name: 'X (Formerly Twitter)',
		nodeType: 'n8n-nodes-base.twitter',
		typeVersion: 2,
		credential: async (world) => {
			const { app, tokens, refreshTokens } = await xSeed(world);
			return await world.createCredential('twitterOAuth2Api', {
				clientId: app.clientId,
				clientSecret: app.clientSecret,
				oauthTokenData: {
					access_token: tokens.fern,
					refresh_token: refreshTokens.fern,
					token_type: 'bearer',
				},
			});
		},
		parameters: async (_world, text) => ({ resource: 'tweet', operation: 'create', text }),
		idOf: ({ id }) => id,
	},
	unlimited: {
		network: 'x',
		rateLimits: Object.fromEntries(ENDPOINTS.map((endpoint) => [endpoint, UNLIMITED])),
	},
	headers: async (world) => ({ authorization: `Bearer ${(await xSeed(world)).tokens.fern}` }),
	credential: async (world) => await xCredential(world),
	expiredCredential: async (world) => await xCredential(world, 'fernExpired'),
	parameters: async (_world, text) => publish({ postKind: 'text', text }),
	posts: async (world) => (await ownPosts(world)).map(({ id, text }) => ({ id, text })),
	create: { host: 'api.x.com', method: 'POST', path: '/2/tweets$' },
};

module.exports = { X };
