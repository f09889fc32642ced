// @ts-check
'use strict';

const REDIRECT_URIS = [
	'https://n8n.social-ops.test/rest/oauth2-credential/callback',
	'https://client.social-ops.test/callback',
];

const COMMUNITY_SCOPES = [
	'r_basicprofile',
	'w_member_social',
	'r_organization_social',
	'w_organization_social',
	'r_organization_social_feed',
	'w_organization_social_feed',
	'r_member_social_feed',
	'w_member_social_feed',
	'rw_organization_admin',
	'r_member_postAnalytics',
	'r_member_profileAnalytics',
];
const SHARE_SCOPES = ['openid', 'profile', 'email', 'w_member_social'];
const LEAD_SCOPES = ['r_marketing_leadgen_automation', 'r_ads', 'r_organization_admin', 'r_events'];

/**
 * `id` is the numeric one of the portal, `clientId` that of OAuth. `memberQuota` counts calls of a
 * member a day; `refreshes` says whether the app gets refresh tokens.
 */
const APPS = {
	community: {
		id: '205811234',
		clientId: '86sandboxcommun',
		clientSecret: 'WPL_AP1.sandboxCommunity.c2VjcmV0',
		name: 'Social Ops Community App',
		scopes: COMMUNITY_SCOPES,
		refreshes: true,
		redirectUris: REDIRECT_URIS,
	},
	share: {
		id: '205811235',
		clientId: '86sandboxshare1',
		clientSecret: 'WPL_AP1.sandboxShare.c2VjcmV0',
		name: 'Social Ops Share App',
		scopes: SHARE_SCOPES,
		refreshes: false,
		memberQuota: 150,
		appQuota: 100_000,
		redirectUris: REDIRECT_URIS,
	},
	leads: {
		id: '205811236',
		clientId: '86sandboxleads1',
		clientSecret: 'WPL_AP1.sandboxLeads.c2VjcmV0',
		name: 'Social Ops Lead Sync App',
		scopes: LEAD_SCOPES,
		refreshes: true,
		redirectUris: REDIRECT_URIS,
	},
};

const PEOPLE = {
	ada: { id: '782bbtaQ', given: 'Ada', family: 'Example', email: 'ada@example.com' },
	bo: { id: 'Kx93mPq2', given: 'Bo', family: 'Sample', email: 'bo@example.com' },
	agency: { id: 'Zt5agYnc', given: 'Gil', family: 'Agency', email: 'gil@example.com' },
};

const VISITORS = {
	vera: { id: 'Vr7sTqa1', given: 'Vera', family: 'Visitor' },
	nuri: { id: 'Nu4rIxb2', given: 'Nuri', family: 'Åström-O’Neil' },
};

const ORGANIZATIONS = {
	fern: {
		id: '2414183',
		name: 'Fern & Co',
		vanityName: 'fern-and-co',
		followers: 219_145,
		website: 'https://fern.example.com',
	},
	moss: { id: '5509810', name: 'Moss Bakery', vanityName: 'moss-bakery', followers: 212 },
	willow: { id: '3310077', name: 'Willow Travel', vanityName: 'willow-travel', followers: 5_120 },
	acme: { id: '1337', name: 'Acme', vanityName: 'acme', followers: 1_000_000 },
};

const BRANDS = {
	fernLabs: {
		id: '89758488',
		name: 'Fern Labs',
		vanityName: 'fern-labs',
		followers: 740,
		parent: '2414183',
	},
};

const AGENCY_PAGE_COUNT = 120;

/** @param {number} index 1 to 120 */
const agencyPage = (index) => ({
	id: String(9_000_000 + index),
	name: `Client Page ${String(index).padStart(3, '0')}`,
	vanityName: `client-page-${index}`,
	followers: 100 + index,
});

module.exports = {
	AGENCY_PAGE_COUNT,
	APPS,
	BRANDS,
	COMMUNITY_SCOPES,
	LEAD_SCOPES,
	ORGANIZATIONS,
	PEOPLE,
	SHARE_SCOPES,
	VISITORS,
	agencyPage,
};
