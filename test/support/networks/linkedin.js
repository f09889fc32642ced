// @ts-check
'use strict';

const {
	linkedInCredential,
	linkedInSeed,
	organizationUrn,
	ownPosts,
	publish,
} = require('../linkedin.js');

/** @typedef {import('../world.js').World} World */

const CREDENTIAL = 'socialOpsLinkedInOAuth2Api';

/** @param {World} world */
const pageOf = async (world) => organizationUrn((await linkedInSeed(world)).pages.fern);

/** @type {import('./index.js').Network} */
const LINKEDIN = {
	platform: 'linkedin',
	nodeType: 'linkedIn',
	builtIn: {
		name: 'LinkedIn',
		nodeType: 'n8n-nodes-base.linkedIn',
		typeVersion: 1,
		credential: async (world) =>
			await linkedInCredential(world, 'linkedInCommunityManagementOAuth2Api'),
		parameters: async (world, text) => ({
			authentication: 'communityManagement',
			postAs: 'organization',
			organization: (await linkedInSeed(world)).pages.fern.id,
			text,
			shareMediaCategory: 'NONE',
			additionalFields: {},
		}),
		idOf: ({ urn }) => urn,
	},
	unlimited: { network: 'linkedin', dailyQuotas: { '*': { app: null, member: null } } },
	headers: async (world) => ({
		authorization: `Bearer ${(await linkedInSeed(world)).tokens.community}`,
		'linkedin-version': '202609',
		'x-restli-protocol-version': '2.0.0',
	}),
	credential: async (world) => await linkedInCredential(world, CREDENTIAL),
	expiredCredential: async (world) => {
		const { tokens } = await linkedInSeed(world);
		const oauthTokenData = {
			access_token: tokens.expired,
			refresh_token: tokens.communityRefresh,
			token_type: 'Bearer',
		};
		return await linkedInCredential(world, CREDENTIAL, { data: { oauthTokenData } });
	},
	parameters: async (world, text) => publish(await pageOf(world), { postKind: 'text', text }),
	posts: async (world) =>
		(await ownPosts(world, await pageOf(world))).map(({ urn, text }) => ({ id: urn, text })),
	create: { host: 'api.linkedin.com', method: 'POST', path: '/rest/posts$' },
};

module.exports = { LINKEDIN };
