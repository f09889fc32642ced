import type { IDataObject } from 'n8n-workflow';
import { accountOperationsOfFacebook } from '../../../nodes/Facebook/operations/account';
import { processBudget } from '../../../nodes/shared/http/budget';
import type { FacebookSetup, Reply } from '../../support/fakeGraph';
import { answer, facebookFixture, lost, PAGE_ID, refuse } from '../../support/fakeGraph';

const APP = { isPageToken: false, appId: '7', appSecret: 'secret' };
const SCOPES = [
	'pages_show_list',
	'pages_read_engagement',
	'pages_manage_posts',
	'pages_manage_engagement',
	'pages_read_user_content',
	'read_insights',
];
const NOW = Date.parse('2026-11-20T00:00:00Z');
const inDays = (days: number) => NOW / 1000 + days * 86_400;

const USER = {
	'GET me': answer({ id: '1015', name: 'Page Manager' }),
	'GET me/permissions': answer({
		data: SCOPES.map((permission) => ({ permission, status: 'granted' })),
	}),
	'GET me/accounts': answer({
		data: [
			{
				id: PAGE_ID,
				name: 'Fern & Co',
				category: 'Retail',
				tasks: ['CREATE_CONTENT', 'MODERATE', 'ANALYZE'],
			},
			{
				id: '2',
				name: 'Moss',
				category: 'Bakery',
				tasks: ['ANALYZE'],
				access_token: 'never put out',
			},
		],
	}),
};

const run = async (name: string, setup: FacebookSetup) => {
	const fixture = facebookFixture(setup);
	const operation = accountOperationsOfFacebook.find((candidate) => candidate.operation === name);
	const outputs = (await operation?.run(fixture.context)) ?? [];
	return { ...fixture, items: outputs.map(({ json }) => json) };
};

beforeEach(() => {
	jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
	jest.restoreAllMocks();
	processBudget.clear();
});

describe('Check', () => {
	it('describes a working connection without the app secret', async () => {
		const { items, hints } = await run('check', { user: USER });
		expect(items[0]).toMatchObject({
			platform: 'facebook',
			verified: true,
			accountId: '1015',
			accountName: 'Page Manager',
			expiresAt: null,
			daysLeft: null,
			scopes: { granted: SCOPES, missing: [] },
			canPublish: true,
			canComment: true,
			canReadInsights: true,
			canReadLeads: false,
			apiVersion: { used: 'v26.0', sunset: null, daysLeft: null },
			rateUsage: [],
		});
		expect(items[0].message).toContain("does not allow 'publish': Moss");
		expect(hints).toEqual([]);
	});

	it('names the permissions that are missing for what the connection is needed for', async () => {
		const { items } = await run('check', {
			user: USER,
			page: { [`GET ${PAGE_ID}`]: refuse(200), 'GET 2': refuse(200) },
			params: { jobs: ['publish', 'leads', 'trigger'] },
		});
		expect(items[0].scopes).toMatchObject({
			missing: ['leads_retrieval', 'pages_manage_ads', 'pages_manage_metadata'],
		});
		expect(items[0].message).toContain('allow: leads_retrieval');
	});

	it('counts declined permissions as missing', async () => {
		const { items } = await run('check', {
			user: {
				...USER,
				'GET me/permissions': answer({
					data: SCOPES.map((permission) => ({
						permission,
						status: permission === 'pages_manage_posts' ? 'declined' : 'granted',
					})),
				}),
			},
		});
		expect(items[0]).toMatchObject({
			canPublish: false,
			scopes: { missing: ['pages_manage_posts'] },
		});
	});

	it('limits what can be done to the Pages that were ticked in the dialog', async () => {
		const { items } = await run('check', {
			user: USER,
			credential: APP,
			token: {
				is_valid: true,
				type: 'USER',
				expires_at: 0,
				scopes: SCOPES,
				granular_scopes: [{ scope: 'pages_manage_posts', target_ids: ['2'] }],
			},
		});
		expect(items[0]).toMatchObject({
			canPublish: false,
			canComment: true,
			token: { type: 'USER', expiresAt: null },
		});
	});

	it.each([
		[13, 1],
		[14, 0],
	])('with %i days left gives %i hints', async (days, count) => {
		const { items, hints } = await run('check', {
			user: USER,
			credential: APP,
			token: { is_valid: true, expires_at: inDays(days), scopes: SCOPES },
		});
		expect(items[0].daysLeft).toBe(days);
		expect(hints).toHaveLength(count);
	});

	it('counts down to the end of data access when that comes first', async () => {
		const { items } = await run('check', {
			user: USER,
			credential: APP,
			token: { is_valid: true, expires_at: 0, data_access_expires_at: inDays(5), scopes: SCOPES },
		});
		expect(items[0]).toMatchObject({ daysLeft: 5, expiresAt: '2026-11-25T00:00:00Z' });
		expect(items[0].message).toContain('ends in 5 days');
	});

	it('gives an expired token as a result with what to do', async () => {
		const { items, hints } = await run('check', {
			user: { 'GET me': refuse(190, 463, 'Session has expired') },
		});
		expect(items[0]).toMatchObject({ verified: false, accountId: null, canPublish: false });
		expect(items[0].message).toContain('Reconnect');
		expect(hints).toHaveLength(1);
	});

	it('gives a token that debug_token calls invalid as a result', async () => {
		const { items } = await run('check', {
			user: USER,
			credential: APP,
			token: { is_valid: false, error: { code: 190, subcode: 460, message: 'Password changed' } },
		});
		expect(items[0]).toMatchObject({ verified: false });
		expect(items[0].message).toContain('Password changed');
	});

	it('does not take a network that cannot be reached for a broken connection', async () => {
		await expect(run('check', { user: { 'GET me': lost } })).rejects.toMatchObject({
			context: { socialOps: { kind: 'temporarily-unavailable' } },
		});
	});

	it('says of a Page token without the app secret that permissions are not known', async () => {
		const { items } = await run('check', {
			credential: { isPageToken: true },
			user: { 'GET me': answer({ id: PAGE_ID, name: 'Fern & Co' }) },
		});
		expect(items[0]).toMatchObject({ verified: true, canPublish: null, scopes: { missing: [] } });
		expect(items[0].message).toContain('App Secret');
	});

	it('knows the token of a Page by what debug_token says, whatever the credential says', async () => {
		const { items, user } = await run('check', {
			credential: APP,
			token: { is_valid: true, type: 'PAGE', expires_at: 0, scopes: SCOPES },
			user: { 'GET me': answer({ id: PAGE_ID, name: 'Fern & Co' }) },
		});
		expect(items[0]).toMatchObject({ verified: true, accountId: PAGE_ID, canPublish: null });
		expect(items[0].message).toContain('Token Type');
		expect(user.log()).toEqual(['GET me', 'GET me']);
	});

	it('tells how much of the limits of its own Pages is used', async () => {
		const reading = { percentUsed: 40, blockedUntil: 0, readAt: NOW };
		processBudget.set(`facebook:app:pages:${PAGE_ID}`, reading);
		processBudget.set('facebook:app:pages:999', reading);
		const { items } = await run('check', { user: USER });
		expect(items[0].rateUsage).toEqual([
			{ bucket: `pages:${PAGE_ID}`, percentUsed: 40, blockedUntil: null },
		]);
	});
});

const LEAD_SCOPES = [...SCOPES, 'leads_retrieval', 'pages_manage_ads'];
const ACCESS = {
	can_access_lead: true,
	app_has_leads_permission: true,
	user_has_leads_permission: true,
	enabled_lead_access_manager: false,
	is_page_admin: true,
};

/** Pages of an advertiser, each answering for its lead access. */
function leadWorld(...access: Reply[]): FacebookSetup {
	const names = ['Fern & Co', 'Moss', 'Willow'].slice(0, access.length);
	const pages = names.map((name, index) => ({ id: PAGES[index], name, tasks: ['ADVERTISE'] }));
	return {
		params: { jobs: ['leads'] },
		user: {
			...USER,
			'GET me/permissions': answer({
				data: LEAD_SCOPES.map((permission) => ({ permission, status: 'granted' })),
			}),
			'GET me/accounts': answer({ data: pages }),
		},
		page: Object.fromEntries(access.map((reply, index) => [`GET ${PAGES[index]}`, reply])),
	};
}
const PAGES = [PAGE_ID, '2', '3'];
const access = (change: IDataObject, terms: IDataObject = { leadgen_tos_accepted: true }) =>
	answer({ has_lead_access: { ...ACCESS, ...change }, ...terms });

describe('Check of what leads need', () => {
	it('says who is connected and that leads can be read, for every Page', async () => {
		const { items, page } = await run('check', leadWorld(access({}), access({})));
		expect(items[0]).toMatchObject({
			verified: true,
			user_id: '1015',
			user_name: 'Page Manager',
			has_leads_permission: true,
			canReadLeads: true,
			scopes: { missing: [] },
			pages: PAGES.slice(0, 2).map((id) => ({
				id,
				canReadLeads: true,
				leadAccess: {
					canRead: true,
					isManaged: false,
					termsAccepted: true,
					reason: null,
					fix: null,
				},
			})),
		});
		expect(items[0].message).not.toContain('lead access');
		expect(page.log()).toEqual([`GET ${PAGE_ID}`, 'GET 2']);
		expect(page.calls[0].fields?.fields).toBe(
			'has_lead_access.user_id(1015){can_access_lead,app_has_leads_permission,user_has_leads_permission,enabled_lead_access_manager,is_page_admin,failure_reason,failure_resolution},leadgen_tos_accepted',
		);
	});

	it("gives Meta's own reason and way out of a Page that gives no access", async () => {
		const failure_reason = 'Leads access is customized';
		const failure_resolution = 'An admin must assign the app.';
		const { items, hints } = await run(
			'check',
			leadWorld(
				access({}),
				access({
					can_access_lead: false,
					enabled_lead_access_manager: true,
					failure_reason,
					failure_resolution,
				}),
			),
		);
		const [{ canReadLeads, pages, message }] = items;
		expect(canReadLeads).toBe(true);
		expect(pages).toMatchObject([
			{ canReadLeads: true },
			{
				canReadLeads: false,
				leadAccess: {
					canRead: false,
					isManaged: true,
					reason: failure_reason,
					fix: failure_resolution,
				},
			},
		]);
		expect(message).toContain('Moss: Leads access is customized. An admin must assign the app.');
		expect(hints).toEqual([]);
	});

	it.each([
		[
			{ user_has_leads_permission: false, app_has_leads_permission: false },
			'the person and the app',
		],
		[{ user_has_leads_permission: false }, 'the person'],
		[{ app_has_leads_permission: false }, 'the app'],
		[{}, 'this connection'],
	])('says in its own words who lacks access when Meta gives no reason: %j', async (lack, who) => {
		const { items } = await run('check', leadWorld(access({ can_access_lead: false, ...lack })));
		expect(items[0]).toMatchObject({ canReadLeads: false });
		expect(items[0].message).toContain(`No lead access for ${who}.`);
		expect(items[0].message).toContain('Integrations > Lead access');
	});

	it('says that the terms are not accepted although leads can be read', async () => {
		const { items } = await run('check', leadWorld(access({}, { leadgen_tos_accepted: false })));
		expect(items[0]).toMatchObject({
			canReadLeads: true,
			pages: [{ canReadLeads: true, leadAccess: { canRead: true, termsAccepted: false } }],
		});
		expect(items[0].message).toContain('https://www.facebook.com/ads/leadgen/tos');
	});

	it('counts as no access what Meta does not tell', async () => {
		const { items } = await run('check', leadWorld(answer({ id: PAGE_ID })));
		expect(items[0]).toMatchObject({
			canReadLeads: false,
			pages: [{ leadAccess: { canRead: false, isManaged: null, termsAccepted: null } }],
		});
	});

	it('takes a refusal for the answer of that Page, a lost answer for none, and goes on with the others', async () => {
		const { items } = await run('check', leadWorld(refuse(10), access({}), lost));
		expect(items[0]).toMatchObject({
			verified: true,
			canReadLeads: true,
			pages: [{ canReadLeads: false }, { canReadLeads: true }, { canReadLeads: null }],
		});
		expect(items[0].message).toContain('Fern & Co: ');
		expect(items[0].message).toContain('Willow: ');
	});

	it('asks no Page when leads are not what the connection is for', async () => {
		const { items, page } = await run('check', {
			...leadWorld(access({})),
			params: { jobs: ['publish'] },
		});
		expect(page.calls).toEqual([]);
		expect(items[0].pages).toMatchObject([{ id: PAGE_ID }]);
		expect((items[0].pages as IDataObject[])[0]).not.toHaveProperty('leadAccess');
	});

	it('says that the permission is missing', async () => {
		const { items } = await run('check', { user: USER });
		expect(items[0]).toMatchObject({ has_leads_permission: false, canReadLeads: false });
	});

	it('has the same fields where the connection does not work', async () => {
		const { items } = await run('check', { user: { 'GET me': refuse(190, 463) } });
		expect(items[0]).toMatchObject({
			verified: false,
			user_id: null,
			user_name: null,
			has_leads_permission: null,
			token: null,
			pages: [],
		});
	});
});

describe('Get Many', () => {
	it('lists Pages and never puts out a token', async () => {
		const { items, user } = await run('getMany', { user: USER });
		expect(items.map(({ id }) => id)).toEqual([PAGE_ID, '2']);
		expect(JSON.stringify(items)).not.toContain('never put out');
		expect(JSON.stringify(user.calls)).not.toContain('access_token');
	});

	it('stops at the limit without reading on', async () => {
		const { items, user } = await run('getMany', {
			params: { limit: 1 },
			user: {
				'GET me/accounts': answer({
					data: [{ id: '1' }, { id: '2' }],
					paging: { next: 'n', cursors: { after: 'x' } },
				}),
			},
		});
		expect(items).toHaveLength(1);
		expect(user.calls).toHaveLength(1);
	});

	it('adds the Pages of businesses when asked, each Page once', async () => {
		const { items } = await run('getMany', {
			params: { returnAll: true, options: { includeBusinessPages: true } },
			user: {
				...USER,
				'GET me/businesses': answer({ data: [{ id: '900' }] }),
				'GET 900/owned_pages': answer({
					data: [
						{ id: '2', name: 'Moss' },
						{ id: '4', name: 'Owned' },
					],
				}),
				'GET 900/client_pages': answer({ data: [{ id: '5', name: 'Client' }] }),
			},
		});
		expect(items.map(({ id }) => id)).toEqual([PAGE_ID, '2', '4', '5']);
	});

	it('gives the one Page of a Page token', async () => {
		const { items } = await run('getMany', {
			credential: { isPageToken: true },
			user: { 'GET me': answer({ id: PAGE_ID, name: 'Fern & Co' }) },
		});
		expect(items).toMatchObject([{ id: PAGE_ID, tasks: null }]);
	});

	it('fails on an expired token', async () => {
		const failing = run('getMany', { user: { 'GET me/accounts': refuse(190, 463) } });
		await expect(failing).rejects.toMatchObject({
			context: { socialOps: { kind: 'credential-invalid' } },
		});
	});
});
