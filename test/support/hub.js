// @ts-check
'use strict';

const { importExample } = require('./examples.js');
const { byId, metaSeed, systemUserCredential } = require('./facebook.js');
const { linkedInCredential, linkedInSeed, organizationUrn } = require('./linkedin.js');
const { node } = require('./workflow.js');
const { xCredential } = require('./x.js');
const facebookOf = require('./facebook.js');
const instagramOf = require('./instagram.js');
const linkedInOf = require('./linkedin.js');
const xOf = require('./x.js');

/** @typedef {import('./world.js').World} World */

/** Credentials of all networks, as they go into one node. @param {World} world */
async function hubCredentials(world) {
	return {
		...(await systemUserCredential(world)),
		...(await linkedInCredential(world, 'socialOpsLinkedInOAuth2Api')),
		...(await xCredential(world)),
	};
}

/** The accounts of the seed that the tests publish to. @param {World} world */
async function hubAccounts(world) {
	const meta = await metaSeed(world);
	const linkedIn = await linkedInSeed(world);
	return {
		page: meta.pages.fern.id,
		instagram: meta.instagram.accounts.fern.id,
		author: organizationUrn(linkedIn.pages.fern),
	};
}

/**
 * A hub node that goes to one account of each network.
 * @param {object} credentials
 * @param {{ page: string, instagram: string, author: string }} accounts
 * @param {Record<string, any>} parameters `settings`: by network, for its account
 * @param {Record<string, unknown>} [node settings]
 */
function hub(
	credentials,
	accounts,
	{ settings = {}, ...parameters },
	{ name = 'Hub', ...rest } = {},
) {
	const entry = (/** @type {object} */ account, /** @type {string} */ network) => ({
		account: [{ ...account, settings: settings[network] ?? {} }],
	});
	return node(
		/** @type {string} */ (name),
		'socialHub',
		{
			connections: ['facebookAccessToken', 'instagramAccessToken', 'linkedin', 'x'],
			resource: 'post',
			operation: 'publish',
			facebookAccessToken: entry({ page: byId(accounts.page) }, 'facebook'),
			instagramAccessToken: entry({ account: byId(accounts.instagram) }, 'instagram'),
			linkedin: entry({ author: byId(accounts.author) }, 'linkedin'),
			x: settings.x ?? {},
			...parameters,
		},
		{ credentials, ...rest },
	);
}

/**
 * Stores an example workflow of the hub as somebody sets it up who works for Fern & Co, with OAuth2
 * on all networks.
 * @param {World} world
 * @param {string} name of the file
 * @param {{ mailbox: { credential: Record<string, unknown> }, credentials?: object,
 *   change?: (workflow: any) => void }} setUp credentials: those that are others; change: what else
 *   a person changes in it
 */
async function setUpHubExample(world, name, { mailbox, credentials, change }) {
	const seed = await metaSeed(world);
	const linkedIn = await linkedInSeed(world);
	const { page, instagram: account, author } = await hubAccounts(world);
	const own = {
		...(await world.createCredential('socialOpsFacebookOAuth2Api', {
			clientId: seed.app.id,
			clientSecret: seed.app.secret,
			oauthTokenData: { access_token: seed.tokens.userLong, token_type: 'bearer' },
		})),
		...(await linkedInCredential(world, 'socialOpsLinkedInOAuth2Api')),
		...(await xCredential(world, 'fernAll')),
		...(await world.createCredential('smtp', mailbox.credential)),
		...credentials,
	};
	const adAccount = `urn:li:sponsoredAccount:${linkedIn.adAccounts.fern.id}`;
	const choices = { credentials: own, page, account, author, adAccount };
	return await importExample(world, name, choices, change);
}

/**
 * Texts that people see at each network, of what was published through the apps.
 * @param {World} world
 * @param {{ page: string, instagram: string, author: string }} accounts
 */
async function published(world, { page, instagram, author }) {
	const textsOf = (/** @type {any[]} */ posts, /** @type {(post: any) => string} */ read) =>
		posts.map(read);
	return {
		facebook: textsOf(await facebookOf.ownPosts(world, page), ({ message }) => message),
		instagram: textsOf(
			await instagramOf.ownMedia(world, instagram),
			({ options }) => options.caption,
		),
		linkedin: textsOf(await linkedInOf.ownPosts(world, author), ({ text }) => text),
		x: textsOf(await xOf.ownPosts(world), ({ text }) => text),
	};
}

module.exports = { hub, hubAccounts, hubCredentials, published, setUpHubExample };
