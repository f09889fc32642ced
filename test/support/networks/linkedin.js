// @ts-check
'use strict';

const { idsOf } = require('../leads.js');
const {
	byId,
	linkedInCredential,
	linkedInSeed,
	organizationUrn,
	ownPosts,
	publish,
} = require('../linkedin.js');
const { formsOfAccount, heldLeads } = require('../linkedinLeads.js');

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
	drafts: [
		{
			file: 'picture',
			parameters: async (world, text) => publish(await pageOf(world), { postKind: 'image', text }),
		},
	],
	unknown: {
		reason:
			'the URNs of uploaded files are gone with the process that had them, and LinkedIn tells a post with the same text and other files from this one by them alone',
		isPossible: ({ hasFiles, isKilled }) => hasFiles && isKilled,
	},
	lift: async (world) => {
		const unlimited = { '*': { app: null, member: null } };
		await world.sandbox.settings({ network: 'linkedin', dailyQuotas: unlimited });
	},
	consent: {
		type: CREDENTIAL,
		page: /^https:\/\/www\.linkedin\.com\/oauth\/v2\/authorization/,
		permission: 'w_member_social',
		fields: async (world) => {
			const { clientId, clientSecret } = (await linkedInSeed(world)).apps.share;
			return { clientId, clientSecret };
		},
	},
	uploads: [{ host: 'www.linkedin.com', method: 'PUT', path: '/dms-uploads/' }],
	trigger: {
		type: 'linkedInTrigger',
		sandbox: 'linkedin',
		parameters: async (world) => ({
			organization: byId(await pageOf(world)),
			applicationId: (await linkedInSeed(world)).apps.community.id,
			triggerOn: ['commentAdded'],
		}),
		act: async (world, message) => {
			await world.sandbox.visitor({ network: 'linkedin', action: 'comment', message });
		},
		forgery: async (_world, url) => ({
			network: 'linkedin',
			app: 'community',
			url,
			body: { type: 'ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS', notifications: [] },
		}),
	},
	leads: {
		trigger: 'linkedInLeadTrigger',
		credential: async (world) => await linkedInCredential(world, CREDENTIAL, { app: 'leads' }),
		forgery: async (_world, url) => ({ network: 'linkedin', app: 'leads', url, body: {} }),
		parameters: async (world) => formsOfAccount((await linkedInSeed(world)).adAccounts.fern),
		submit: async (world) => {
			const order = { network: 'linkedin', action: 'submit-lead', formId: 7654 };
			return (await world.sandbox.visitor(order)).leadIds;
		},
		held: async (world) => idsOf(await heldLeads(world)),
	},
};

module.exports = { LINKEDIN };
