// @ts-check
'use strict';

const { ownPosts, publish, xCredential, xSeed, xSettings, xVisitor } = require('../x.js');

/** Calls of a publish, by their names in the sandbox's limits. */
const CALLS = [
	'POST /2/tweets',
	'GET /2/users/me',
	'GET /2/users/:id/tweets',
	'POST /2/media/upload',
	'POST /2/media/upload/initialize',
	'POST /2/media/upload/:id/append',
	'POST /2/media/upload/:id/finalize',
];

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
	headers: async (world) => ({ authorization: `Bearer ${(await xSeed(world)).tokens.fern}` }),
	credential: async (world) => await xCredential(world, 'fernAll'),
	expiredCredential: async (world) => await xCredential(world, 'fernExpired'),
	parameters: async (_world, text) => publish({ postKind: 'text', text }),
	posts: async (world) => (await ownPosts(world)).map(({ id, text }) => ({ id, text })),
	create: { host: 'api.x.com', method: 'POST', path: '/2/tweets$' },
	drafts: [
		{ file: 'picture', parameters: async (_world, text) => publish({ postKind: 'image', text }) },
	],
	consent: {
		type: 'socialOpsXOAuth2Api',
		page: /^https:\/\/(x|twitter)\.com\/i\/oauth2\/authorize/,
		permission: 'tweet.write',
		fields: async (world) => {
			const { clientId, clientSecret } = (await xSeed(world)).app;
			return { clientId, clientSecret };
		},
	},
	uploads: [{ host: 'api.x.com', method: 'POST', path: '/2/media/upload' }],
	lift: async (world) => {
		const limits = { user: 1e6, app: 1e6, userDay: 1e6, appDay: 1e6 };
		await xSettings(world, { rateLimits: Object.fromEntries(CALLS.map((call) => [call, limits])) });
	},
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
