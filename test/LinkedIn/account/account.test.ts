import type { ItemSetup, Script } from '../support/item';
import { answer, elements, MEMBER, PAGE, refuse, run, sent } from '../support/item';

const INTROSPECT = 'POST oauth/v2/introspectToken';
const ACLS = 'GET rest/organizationAcls';
const NOW = Date.parse('2026-11-20T00:00:00Z');
const inDays = (days: number) => NOW / 1000 + days * 86_400;
const COMMUNITY =
	'r_basicprofile,w_member_social,rw_organization_admin,w_organization_social,r_organization_social,w_organization_social_feed,r_organization_social_feed';
const BRAND = 'urn:li:organizationBrand:89758488';

beforeEach(() => {
	jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
	jest.restoreAllMocks();
});

const active = (scope = COMMUNITY, days = 59) =>
	answer({
		active: true,
		status: 'active',
		scope,
		authorized_at: inDays(-1),
		expires_at: inDays(days),
	});

const roles = (...list: Array<[string, string]>) =>
	elements(...list.map(([organization, role]) => ({ organization, role, state: 'APPROVED' })));

const script: Script = {
	[INTROSPECT]: active(),
	[ACLS]: roles([PAGE, 'ADMINISTRATOR'], ['urn:li:organization:3310077', 'ANALYST']),
	'GET rest/organizationsLookup': answer({
		results: {
			2414183: { localizedName: 'Fern & Co', vanityName: 'fern-and-co' },
			3310077: { localizedName: 'Willow Travel' },
		},
	}),
};

const check = async ({ script: more, ...setup }: ItemSetup = {}) =>
	await run('account.check', { ...setup, script: { ...script, ...more } });

describe('Check', () => {
	it('says that a working connection needs nothing', async () => {
		const { items, requests, hints } = await check();
		expect(items).toEqual([
			expect.objectContaining({
				platform: 'linkedin',
				verified: true,
				accountId: MEMBER,
				accountName: 'Ada Example',
				daysLeft: 59,
				scopes: { granted: COMMUNITY.split(','), missing: [] },
				canPublish: true,
				canComment: true,
				canReadInsights: true,
				canReadLeads: false,
				message: 'Connected as Ada Example. There is nothing to do.',
				member: { id: MEMBER, name: 'Ada Example' },
				token: expect.objectContaining({ renewsItself: false, refreshExpiresAt: null }),
			}),
		]);
		expect(items[0].pages).toEqual([
			expect.objectContaining({ id: PAGE, name: 'Fern & Co', canPublish: true }),
			expect.objectContaining({ name: 'Willow Travel', canPublish: false, roles: ['ANALYST'] }),
		]);
		expect(hints).toEqual([]);
		const { body } = sent(requests, INTROSPECT)[0];
		expect(String(body)).toMatch(
			/^client_id=86app&client_secret=the\+secret\+of\+the\+app&token=AQX-/,
		);
		expect(JSON.stringify(items)).not.toMatch(/AQX|the secret/);
	});

	it('counts the days of the refresh token where there is one: the other renews itself', async () => {
		const { items } = await check({
			tokenData: {
				refresh_token: 'AQW',
				n8n_expires_at: NOW + 10 * 86_400_000,
				expires_in: 5_184_000,
				refresh_token_expires_in: 31_536_000,
			},
			script: { [INTROSPECT]: active(COMMUNITY, 10) },
		});
		expect(items[0]).toMatchObject({
			daysLeft: 315,
			token: { renewsItself: true, expiresAt: '2026-11-30T00:00:00Z' },
		});
		expect(items[0].message).toContain('nothing to do');
	});

	it('warns of the end of an access that does not renew itself', async () => {
		const { items, hints } = await check({ script: { [INTROSPECT]: active(COMMUNITY, 5) } });
		expect(items[0].message).toContain('The access ends in 5 days');
		expect(hints).toHaveLength(1);
	});

	it('names missing permissions and roles for what the connection is used for', async () => {
		const { items } = await check({ params: { jobs: ['publish', 'memberInsights'] } });
		expect(items[0]).toMatchObject({
			scopes: { missing: ['r_member_postAnalytics', 'r_member_profileAnalytics'] },
		});
		expect(items[0].message).toBe(
			"Connected as Ada Example. Reconnect the credential and allow: r_member_postAnalytics, r_member_profileAnalytics. The role on these pages does not allow 'publish': Willow Travel.",
		);
	});

	it('tells that there is no page', async () => {
		const { items } = await check({ script: { [ACLS]: roles() }, params: { jobs: ['publish'] } });
		expect(items[0].message).toContain('There is no page to act as');
	});

	it('knows an app that may post for the person only', async () => {
		const { items } = await check({
			script: { [INTROSPECT]: active('openid,profile,w_member_social'), [ACLS]: refuse(403) },
		});
		expect(items[0]).toMatchObject({
			verified: true,
			canPublish: true,
			canReadInsights: false,
			canReadLeads: false,
			pages: [],
		});
		expect(items[0].message).toContain('nothing to do');
	});

	it('knows an app that may not read who has connected', async () => {
		const { items } = await check({
			script: {
				[INTROSPECT]: active('r_marketing_leadgen_automation,r_ads,r_organization_admin'),
				'GET v2/userinfo': refuse(403),
			},
			params: { jobs: ['leads'] },
		});
		expect(items[0]).toMatchObject({
			verified: true,
			accountId: null,
			accountName: 'a person whom LinkedIn does not name to this app',
			member: null,
			canPublish: false,
			canReadLeads: true,
			scopes: { missing: [] },
		});
	});

	it.each([
		['revoked', 'The access was revoked. Reconnect'],
		['expired', 'The access has expired. Reconnect'],
	])('gives a result, not an error, for access that is %s', async (status, message) => {
		const ended = answer({ active: false, status });
		const { items } = await check({ script: { [INTROSPECT]: ended } });
		expect(items[0]).toMatchObject({ verified: false, canPublish: false, token: null, pages: [] });
		expect(items[0].message).toContain(message);
	});

	it('looks again once n8n has renewed a token that had expired', async () => {
		const expired = answer({ active: false, status: 'expired', expires_at: inDays(-1) });
		const { items, requests } = await check({
			tokenData: { refresh_token: 'AQW' },
			script: { [INTROSPECT]: [expired, active()] },
		});
		expect(items[0]).toMatchObject({ verified: true, token: { renewsItself: true } });
		expect(sent(requests, INTROSPECT)).toHaveLength(2);
	});

	it('goes by what the login said where LinkedIn does not answer about the token', async () => {
		const { items } = await check({
			scopes: ['openid', 'profile', 'w_member_social'],
			script: { [INTROSPECT]: refuse(401, 'invalid_client') },
		});
		expect(items[0]).toMatchObject({
			verified: true,
			scopes: { granted: ['openid', 'profile', 'w_member_social'] },
		});
		expect(items[0].message).toContain("check 'Client ID' and 'Client Secret'");
	});

	it('finds that the version of the API has ended', async () => {
		const { items } = await check({
			credential: { apiVersion: 'other', otherApiVersion: '202501' },
			script: { [ACLS]: refuse(426, 'NONEXISTENT_VERSION') },
		});
		expect(items[0]).toMatchObject({
			verified: true,
			apiVersion: { used: '202501', sunset: null, daysLeft: null },
		});
		expect(items[0].message).toContain('This version of the LinkedIn API has ended');
	});

	it('warns of the end of the version that the credential has chosen', async () => {
		jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2027-01-08T00:00:00Z'));
		const { items } = await check({ credential: { apiVersion: '202601' } });
		expect(items[0]).toMatchObject({ apiVersion: { used: '202601', daysLeft: 7 } });
		expect(items[0].message).toContain('Version 202601 of the LinkedIn API ends in 7 days');
	});
});

describe('Get Many', () => {
	it('lists the person, the pages and the brands, as the Author parameter takes them', async () => {
		const { items } = await run('account.getMany', {
			script: {
				...script,
				[ACLS]: roles(
					[PAGE, 'ADMINISTRATOR'],
					[PAGE, 'DIRECT_SPONSORED_CONTENT_POSTER'],
					[BRAND, 'ADMINISTRATOR'],
				),
				'GET rest/organizationBrandsLookup': answer({
					results: { 89758488: { localizedName: 'Fern Labs', vanityName: 'fern-labs' } },
				}),
			},
		});
		expect(items).toEqual([
			{
				platform: 'linkedin',
				id: MEMBER,
				kind: 'member',
				name: 'Ada Example',
				vanityName: null,
				roles: null,
				url: null,
			},
			{
				platform: 'linkedin',
				id: PAGE,
				kind: 'organization',
				name: 'Fern & Co',
				vanityName: 'fern-and-co',
				roles: ['ADMINISTRATOR', 'DIRECT_SPONSORED_CONTENT_POSTER'],
				url: 'https://www.linkedin.com/company/fern-and-co/',
			},
			expect.objectContaining({
				id: BRAND,
				kind: 'brand',
				url: 'https://www.linkedin.com/showcase/fern-labs/',
			}),
		]);
	});

	it('knows pages by name in the Development tier too, where administered', async () => {
		const { items, requests } = await run('account.getMany', {
			script: {
				...script,
				[ACLS]: roles([PAGE, 'ADMINISTRATOR'], ['urn:li:organization:3310077', 'ANALYST']),
				'GET rest/organizationsLookup': refuse(405, 'METHOD_NOT_ALLOWED'),
				'GET rest/organizations/2414183': answer({ localizedName: 'Fern & Co' }),
				'GET rest/organizations/3310077': refuse(403),
			},
		});
		expect(items.map(({ name }) => name)).toEqual([
			'Ada Example',
			'Fern & Co',
			'urn:li:organization:3310077',
		]);
		expect(sent(requests, 'GET rest/organizationsLookup')).toHaveLength(1);
	});

	it('lists the person alone where pages may not be read', async () => {
		const { items } = await run('account.getMany', { script: { [ACLS]: refuse(403) } });
		expect(items.map(({ id }) => id)).toEqual([MEMBER]);
	});
});
