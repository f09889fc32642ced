// @ts-check
'use strict';

/** All scopes of the authorize page. */
const SCOPES = [
	'block.read',
	'block.write',
	'bookmark.read',
	'bookmark.write',
	'broadcast.read',
	'broadcast.write',
	'dm.read',
	'dm.write',
	'follows.read',
	'follows.write',
	'like.read',
	'like.write',
	'list.read',
	'list.write',
	'media.write',
	'mute.read',
	'mute.write',
	'offline.access',
	'space.read',
	'timeline.read',
	'tweet.moderate.write',
	'tweet.read',
	'tweet.write',
	'users.email',
	'users.read',
];

/** What a publishing tool asks for. */
const PUBLISHING_SCOPES = [
	'tweet.read',
	'tweet.write',
	'users.read',
	'media.write',
	'offline.access',
];

/** A Web App: a confidential client. */
const APP = {
	id: '27104001',
	name: 'Social Ops Sandbox App',
	clientId: 'c2FuZGJveC1jbGllbnQtMDAwMTpwcm9k',
	clientSecret: 'sandbox-x-client-secret-00000000000000000000000001',
	apiKey: 'sandboxApiKey0000000000001',
	apiSecret: 'sandboxApiSecret00000000000000000000000000000001',
	redirectUris: [
		'https://n8n.social-ops.test/rest/oauth2-credential/callback',
		'https://client.social-ops.test/callback',
	],
};

/** A Native App: a public client, without a secret. */
const NATIVE_APP = {
	id: '27104002',
	name: 'Social Ops Sandbox Phone App',
	clientId: 'c2FuZGJveC1jbGllbnQtMDAwMjpuYXRpdmU',
	clientSecret: undefined,
	apiKey: 'sandboxApiKey0000000000002',
	apiSecret: 'sandboxApiSecret00000000000000000000000000000002',
	redirectUris: ['https://client.social-ops.test/callback'],
};

/**
 * Accounts. The first three can sign in; Premium accounts may write long posts. `taggable` accounts
 * may be tagged in media.
 */
const USERS = {
	fern: { id: '2244994945', username: 'fernandco', name: 'Fern & Co', subscription: 'None' },
	moss: {
		id: '1511000000000000001',
		username: 'mossbakery',
		name: 'Moss Bakery',
		subscription: 'Premium',
	},
	willow: {
		id: '1511000000000000002',
		username: 'willowtravel',
		name: 'Willow Travel',
		subscription: 'Basic',
	},
	ana: { id: '1622000000000000001', username: 'ana_reads', name: 'Ana', subscription: 'None' },
	bruno: {
		id: '1622000000000000002',
		username: 'bruno_bikes',
		name: 'Bruno',
		subscription: 'None',
	},
	cleo: {
		id: '1622000000000000003',
		username: 'cleo_private',
		name: 'Cleo',
		subscription: 'None',
		protected: true,
		taggable: false,
	},
};

const COMMUNITIES = {
	gardeners: {
		id: '1493446837214187523',
		name: 'City gardeners',
		members: [USERS.fern.id, USERS.ana.id],
	},
	bakers: { id: '1493446837214187524', name: 'Bakers', members: [USERS.moss.id] },
};

const PLACE = {
	id: '3078869807f9dd36',
	full_name: 'Berlin, Germany',
	name: 'Berlin',
	country: 'Germany',
};

module.exports = { APP, COMMUNITIES, NATIVE_APP, PLACE, PUBLISHING_SCOPES, SCOPES, USERS };
