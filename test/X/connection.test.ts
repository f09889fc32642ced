import { failureOf } from '../../nodes/shared/http/failure';
import type { XSetup } from '../support/fakeX';
import { checkAgainstSpec, ME, problem, xFixture } from '../support/fakeX';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

checkAgainstSpec();

const failureIn = async (work: Promise<unknown>) =>
	failureOf(await work.then(() => undefined).catch((error: unknown) => error));

const meCalls = (urls: Array<{ url: string }>) =>
	urls.filter(({ url }) => url.endsWith('/2/users/me')).length;

describe('the connection to X', () => {
	it('refuses a credential that is not connected before it calls anybody', async () => {
		const setup: XSetup = { credential: { oauthTokenData: undefined } };
		expect(await failureIn(xFixture(setup))).toMatchObject({ field: 'Credential' });
	});

	it('sends the token of the credential, and lets n8n renew what X refuses as expired', async () => {
		const { context, sent } = await xFixture({
			script: { 'GET /2/tweets/1': [problem(401, 'Unauthorized'), { data: {} }] },
		});
		await context.api.user.call({ method: 'GET', path: '/2/tweets/1' });
		expect(sent).toHaveLength(2);
		expect(sent[0].headers?.Authorization).toMatch(/^Bearer access-/);
		expect(sent[0].credentialType).toBeUndefined();
		expect(sent[1]).toMatchObject({
			credentialType: 'socialOpsXOAuth2Api',
			ignoreHttpStatusErrors: { ignore: true, except: [401] },
		});
		expect(JSON.stringify(sent[1])).not.toContain('access-');
	});

	it('reads the account once for many items, also when they ask at the same time', async () => {
		const { context, sent } = await xFixture();
		const accounts = await Promise.all([context.api.me(), context.api.me(), context.api.me()]);
		expect(accounts[2]).toMatchObject({ id: ME.id, username: 'fernandco', subscription: 'None' });
		expect(meCalls(sent)).toBe(1);
	});

	it('does not remember that the account could not be read', async () => {
		const { context, sent } = await xFixture({
			script: {
				'GET /2/users/me': [problem(403, 'You are not permitted …'), { data: ME }],
			},
		});
		expect(await failureIn(context.api.me())).toMatchObject({ kind: 'account-restricted' });
		expect(await context.api.me()).toMatchObject({ id: ME.id });
		expect(meCalls(sent)).toBe(2);
	});

	it('fetches the token of the app once, and anew when X no longer takes it', async () => {
		const { context, log, sent } = await xFixture({
			script: {
				'GET /2/webhooks': [{ data: [] }, problem(401, 'Unauthorized'), { data: [] }],
			},
		});
		const list = async () => await context.api.app().call({ method: 'GET', path: '/2/webhooks' });
		await list();
		await list();
		expect(log()).toEqual([
			'POST /oauth2/token',
			'GET /2/webhooks',
			'GET /2/webhooks',
			'POST /oauth2/token',
			'GET /2/webhooks',
		]);
		expect(sent[1].headers?.Authorization).toBe('Bearer AAAA-app');
	});

	it('does not remember that X gave no token for the app', async () => {
		const { context } = await xFixture({
			script: {
				'POST /oauth2/token': [
					{ status: 403, body: { errors: [{ code: 99, message: 'Unable to verify' }] } },
					{ status: 200, body: { token_type: 'bearer', access_token: 'AAAA' } },
				],
				'GET /2/webhooks': { data: [] },
			},
		});
		const list = async () => await context.api.app().call({ method: 'GET', path: '/2/webhooks' });
		expect(await failureIn(list())).toMatchObject({ kind: 'credential-invalid', code: '99' });
		expect(await list()).toEqual({ data: [] });
	});

	it('names the keys that the app needs, and calls nobody', async () => {
		const { context, sent } = await xFixture({ credential: { apiSecret: ' ' } });
		expect(() => context.api.app()).toThrow(/API key/);
		expect(sent).toEqual([]);
	});
});

describe('a call to X', () => {
	const read = { method: 'GET', path: '/2/tweets/1', query: { 'tweet.fields': ['text'] } } as const;

	it('takes an answer that holds only errors for the failure of the first one', async () => {
		const error = {
			title: 'Not Found Error',
			detail: 'Could not find tweet with id: [1].',
			type: 'https://api.twitter.com/2/problems/resource-not-found',
		};
		const { context } = await xFixture({
			script: { 'GET /2/tweets/1': { status: 200, body: { errors: [error] } } },
		});
		expect(await failureIn(context.api.user.call(read))).toMatchObject({
			kind: 'not-found',
			effect: 'none',
		});
	});

	it('keeps what could be read beside the errors of the rest', async () => {
		const { context } = await xFixture({
			script: { 'GET /2/tweets/1': { data: { id: '1' }, errors: [{ title: 'Field' }] } },
		});
		expect(await context.api.user.call(read)).toMatchObject({ data: { id: '1' } });
	});

	it('takes a success that is no answer of X for one whose effect is unknown', async () => {
		const { context } = await xFixture({
			script: { 'POST /2/tweets': { status: 200, body: '<html>' } },
		});
		const call = { method: 'POST', path: '/2/tweets', body: { text: 'Hello' } } as const;
		expect(await failureIn(context.api.user.call(call))).toMatchObject({
			kind: 'temporarily-unavailable',
			effect: 'unknown',
		});
	});

	it('asks in the newer names when X refuses the older, and goes on with them', async () => {
		const refusal = problem(
			400,
			'The query parameter [tweet.fields] is not one of [id,post.fields]',
			'invalid-request',
		);
		const { context, calls } = await xFixture({
			script: {
				'GET /2/tweets/1': ({ query = {} }) =>
					'tweet.fields' in query ? refusal : { data: { id: '1' } },
			},
		});
		await context.api.user.call(read);
		await context.api.user.call(read);
		const names = calls.map(({ query = {} }) => Object.keys(query));
		expect(names).toEqual([['tweet.fields'], ['post.fields'], ['post.fields']]);
	});
});
