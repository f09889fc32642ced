// @ts-check
'use strict';

const { byId, metaSeed, ownPosts, publish, systemUserCredential } = require('../facebook.js');
const { formsOfPage, idsOf, readableLeads } = require('../leads.js');

/** @typedef {import('../world.js').World} World */

/** @param {World} world @returns {Promise<string>} */
const pageOf = async (world) => (await metaSeed(world)).pages.fern.id;

/** @param {World} world @param {Record<string, unknown>} parameters */
const post = async (world, parameters) => ({
	authentication: 'accessToken',
	...publish(await pageOf(world), parameters),
});

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
	parameters: async (world, text) => await post(world, { postKind: 'text', text }),
	posts: async (world) =>
		(await ownPosts(world, await pageOf(world))).map((/** @type {any} */ { id, message }) => ({
			id,
			text: message,
		})),
	create: { host: 'graph.facebook.com', method: 'POST', path: '/feed$' },
	drafts: [
		{
			file: 'picture',
			parameters: async (world, text) => await post(world, { postKind: 'photo', text }),
		},
		{
			file: 'reel',
			parameters: async (world, text) => await post(world, { postKind: 'reel', text }),
		},
	],
	consent: {
		type: 'socialOpsFacebookOAuth2Api',
		page: /^https:\/\/www\.facebook\.com\/v[\d.]+\/dialog\/oauth/,
		permission: 'pages_manage_posts',
		fields: async (world) => {
			const { id, secret } = (await metaSeed(world)).app;
			return { clientId: id, clientSecret: secret };
		},
	},
	uploads: [{ host: 'graph.facebook.com', method: 'POST', path: '/photos$' }],
	trigger: {
		type: 'facebookTrigger',
		sandbox: 'meta',
		parameters: async (world) => ({
			authentication: 'accessToken',
			page: byId(await pageOf(world)),
			triggerOn: ['commentAdded'],
		}),
		act: async (world, message) => {
			const pageId = await pageOf(world);
			await world.sandbox.visitor({ pageId, action: 'comment', message });
		},
		forgery: async (world, url) => ({
			url,
			body: { object: 'page', entry: [{ id: await pageOf(world) }] },
		}),
	},
	leads: {
		trigger: 'facebookLeadTrigger',
		credential: async (world) => await systemUserCredential(world),
		parameters: async (world) => ({
			authentication: 'accessToken',
			...formsOfPage(await pageOf(world)),
		}),
		submit: async (world) => {
			const { pages, forms } = await metaSeed(world);
			const order = { pageId: pages.fern.id, formId: forms.demo.id };
			return (await world.sandbox.submitLead(order)).leadIds;
		},
		held: async (world) => {
			const pageId = await pageOf(world);
			return idsOf((await readableLeads(world)).filter((lead) => lead.pageId === pageId));
		},
	},
};

module.exports = { FACEBOOK };
