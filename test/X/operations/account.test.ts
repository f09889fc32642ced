import { failureOf } from '../../../nodes/shared/http/failure';
import { accountOperationsOfX } from '../../../nodes/X/operations/account';
import type { XSetup } from '../../support/fakeX';
import { checkAgainstSpec, lost, ME, problem, xFixture } from '../../support/fakeX';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

checkAgainstSpec();

async function run(name: string, setup: XSetup = {}) {
	const operation = accountOperationsOfX.find((one) => one.operation === name);
	if (!operation) throw new Error(`there is no ${name}`);
	const fixture = await xFixture(setup);
	const outputs = await operation.run(fixture.context);
	return { ...fixture, items: outputs.map(({ json }) => json) };
}

const APP = {
	'GET /2/usage/tweets': {
		data: { project_cap: '1000', project_usage: '250', cap_reset_day: 12, project_id: '1' },
	},
	'GET /2/webhooks': { data: [{ id: '1', url: 'https://n8n.example.com/w', valid: true }] },
};

const NO_KEYS = { apiKey: '', apiSecret: '' };

const connected = (scope: string | undefined, more: object = {}) => ({
	...NO_KEYS,
	oauthTokenData: { access_token: `access ${scope}`, refresh_token: 'r', scope, ...more },
});

describe('Check', () => {
	it('says what the connection is and can do', async () => {
		const { items, hints } = await run('check', { script: APP });
		expect(items).toEqual([
			{
				platform: 'x',
				verified: true,
				accountId: ME.id,
				accountName: 'fernandco',
				expiresAt: null,
				daysLeft: null,
				scopes: {
					granted: [
						'tweet.read',
						'tweet.write',
						'users.read',
						'media.write',
						'tweet.moderate.write',
						'offline.access',
					],
					missing: [],
				},
				canPublish: true,
				canComment: true,
				canReadInsights: true,
				canReadLeads: false,
				apiVersion: { used: 'v2', sunset: null, daysLeft: null },
				rateUsage: [],
				message: 'Connected as fernandco. There is nothing to do.',
				subscription: 'None',
				longPosts: false,
				protected: null,
				planUsage: { postsRead: 250, postsAllowed: 1000, percentUsed: 25, daysUntilReset: 12 },
				webhooks: [{ url: 'https://n8n.example.com/w', valid: true }],
			},
		]);
		expect(hints).toEqual([]);
	});

	it('names the scopes that are missing for what it is needed for', async () => {
		const credential = connected('tweet.read users.read offline.access');
		const { items } = await run('check', { credential, params: { jobs: ['publish'] } });
		expect(items).toMatchObject([
			{
				scopes: { missing: ['tweet.write', 'media.write'] },
				canPublish: false,
				canReadInsights: true,
				webhooks: null,
			},
		]);
		expect(items[0].message).toContain(
			'Reconnect the credential and allow: tweet.write, media.write.',
		);
	});

	it('warns of an access that cannot be renewed', async () => {
		const credential = connected('tweet.read users.read', {
			refresh_token: undefined,
			n8n_expires_at: String(Date.now() + 3_600_000),
		});
		const { items, hints } = await run('check', { credential, params: { jobs: ['insights'] } });
		expect(items).toMatchObject([{ daysLeft: 0, scopes: { missing: ['offline.access'] } }]);
		expect(hints).toHaveLength(1);
	});

	it('shows how much of the limits is used, as the last answers said', async () => {
		const headers = {
			'x-rate-limit-limit': '75',
			'x-rate-limit-remaining': '15',
			'x-rate-limit-reset': String(Math.floor(Date.now() / 1000) + 600),
		};
		const { items } = await run('check', {
			credential: NO_KEYS,
			script: { 'GET /2/users/me': { status: 200, headers, body: { data: ME } } },
		});
		expect(items[0].rateUsage).toEqual([
			{ bucket: 'endpoint:GET /2/users/me', percentUsed: 80, blockedUntil: null },
		]);
	});

	it('says which webhook X no longer delivers to', async () => {
		const { items } = await run('check', {
			script: {
				...APP,
				'GET /2/webhooks': { data: [{ id: '1', url: 'https://n8n.example.com/w', valid: false }] },
			},
		});
		expect(items[0].message).toContain(
			'X has stopped delivering events to https://n8n.example.com/w',
		);
	});

	it('goes on without what the app keeps back, and says so', async () => {
		const { items } = await run('check', {
			script: { 'GET /2/usage/tweets': problem(403, 'When authenticating …', 'client-forbidden') },
		});
		expect(items).toMatchObject([{ verified: true, planUsage: null, webhooks: null }]);
		expect(items[0].message).toContain('The app: The app may not use this part of the X API');
	});

	it('has a connection that does not work as its result', async () => {
		const { items, hints } = await run('check', {
			script: { 'GET /2/users/me': problem(401, 'Unauthorized') },
		});
		expect(items).toMatchObject([
			{ verified: false, accountId: null, subscription: null, planUsage: null },
		]);
		expect(hints).toHaveLength(1);
	});

	it('fails where X cannot be reached, which says nothing of the connection', async () => {
		const error: unknown = await run('check', { script: { 'GET /2/users/me': lost } }).catch(
			(thrown: unknown) => thrown,
		);
		expect(failureOf(error)).toMatchObject({ kind: 'temporarily-unavailable' });
	});
});

describe('Get Many', () => {
	it('gives the one account of the connection', async () => {
		const { items } = await run('getMany');
		expect(items).toEqual([
			{
				platform: 'x',
				id: ME.id,
				username: 'fernandco',
				name: 'Fern & Co',
				subscription: 'None',
				followers: 120,
				url: 'https://x.com/fernandco',
			},
		]);
	});
});
