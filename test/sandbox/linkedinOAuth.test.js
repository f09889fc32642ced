'use strict';

const { refusalOf, startLinkedIn } = require('./linkedinClient');

/** @type {Awaited<ReturnType<typeof startLinkedIn>>} */
let world;
beforeAll(async () => {
	world = await startLinkedIn();
});
afterAll(() => world.sandbox.stop());
beforeEach(() => world.client.control('reset', {}));

const DAY_MS = 86_400_000;
const redirectUri = 'https://n8n.social-ops.test/rest/oauth2-credential/callback';
const authorizeUrl = (params = {}, app = 'share') => {
	const { clientId, scopes } = world.seed.apps[app];
	const query = new URLSearchParams({
		response_type: 'code',
		client_id: clientId,
		redirect_uri: redirectUri,
		scope: scopes.join(' '),
		state: 's1',
		...params,
	});
	return `https://www.linkedin.com/oauth/v2/authorization?${query}`;
};
const form = (address, fields, headers = {}) =>
	world.client.request(address, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
		body: new URLSearchParams(fields).toString(),
	});
const decide = async (fields, params, app) => {
	const reply = await form(authorizeUrl(params, app), fields);
	return new URL(String(reply.headers.location)).searchParams;
};
const allow = () => ({ decision: 'continue', person: world.seed.people.ada.id });
const client = (app) => ({
	client_id: world.seed.apps[app].clientId,
	client_secret: world.seed.apps[app].clientSecret,
});
const call = (name, fields, app = 'community', headers) =>
	form(`https://www.linkedin.com/oauth/v2/${name}`, { ...client(app), ...fields }, headers);
const exchange = (code, app = 'share', more = {}) =>
	call(
		'accessToken',
		{ grant_type: 'authorization_code', code, redirect_uri: redirectUri, ...more },
		app,
	);
const signIn = async (app = 'share', params) =>
	(await exchange((await decide(allow(), params, app)).get('code'), app)).json;
const refresh = (token, app = 'community') =>
	call('accessToken', { grant_type: 'refresh_token', refresh_token: token }, app);
const userInfo = (token) =>
	world.client.request('https://api.linkedin.com/v2/userinfo', {
		headers: { authorization: `Bearer ${token}` },
	});

describe('the consent', () => {
	test('shows all scopes, to be given or not as a whole', async () => {
		const { status, text } = await world.client.request(authorizeUrl());
		expect(status).toBe(200);
		for (const part of [
			'id="continue"',
			'id="cancel"',
			'id="person"',
			'data-scope="w_member_social"',
		])
			expect(text).toContain(part);
		expect(text).not.toContain('type="checkbox"');
	});

	test.each([
		['an unknown app', () => ({ client_id: '86nobody' })],
		['an address that is not registered', () => ({ redirect_uri: `${redirectUri}/` })],
	])('%s is refused on the spot', async (_name, params) => {
		expect((await world.client.request(authorizeUrl(params()))).status).toBe(400);
	});

	test('a scope of another product comes back as an error', async () => {
		const { headers } = await world.client.request(authorizeUrl({ scope: 'openid r_ads' }));
		const back = new URL(String(headers.location)).searchParams;
		expect([back.get('error'), back.get('state')]).toEqual(['unauthorized_scope_error', 's1']);
	});

	test('can be refused', async () => {
		const back = await decide({ decision: 'cancel' });
		expect([back.get('error'), back.get('state')]).toEqual(['user_cancelled_authorize', 's1']);
	});
});

describe('tokens', () => {
	test('of an app without programmatic refresh last 60 days; scopes are listed with commas', async () => {
		const answer = await signIn();
		expect(answer).toEqual({
			access_token: expect.stringMatching(/^AQX/),
			expires_in: 5_184_000,
			scope: 'openid,profile,email,w_member_social',
			token_type: 'Bearer',
			id_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
		});
		expect((await userInfo(answer.access_token)).json).toEqual({
			sub: '782bbtaQ',
			name: 'Ada Example',
			given_name: 'Ada',
			family_name: 'Example',
			picture: 'https://media.licdn.com/people/782bbtaQ.jpg',
			locale: { country: 'US', language: 'en' },
			email: 'ada@example.com',
			email_verified: true,
		});
		await world.settings({ advanceClockMs: 60 * DAY_MS + 1000 });
		expect(refusalOf(await userInfo(answer.access_token))).toEqual([401, 'EXPIRED_ACCESS_TOKEN']);
	});

	test('the locale may be a text', async () => {
		await world.settings({ localeAsText: true });
		expect((await userInfo(world.tokens.share)).json.locale).toBe('en_US');
	});

	test('userinfo needs openid; Community Management has me', async () => {
		expect((await userInfo(world.tokens.community)).status).toBe(403);
		const me = await world.client.request('https://api.linkedin.com/v2/me', {
			headers: { authorization: `Bearer ${world.tokens.community}` },
		});
		expect(me.json).toMatchObject({ id: '782bbtaQ', localizedFirstName: 'Ada' });
	});

	test.each([
		[
			'a code that was used',
			async (code) => (await exchange(code), exchange(code)),
			400,
			'invalid_request',
		],
		[
			'another address',
			(code) =>
				exchange(code, 'share', { redirect_uri: 'https://client.social-ops.test/callback' }),
			400,
			'invalid_request',
		],
		['another app', (code) => exchange(code, 'community'), 400, 'invalid_request'],
		[
			'a wrong secret',
			(code) => exchange(code, 'share', { client_secret: 'x' }),
			401,
			'invalid_client',
		],
		[
			'no secret in the body',
			(code) => exchange(code, 'share', { client_secret: '' }),
			400,
			'invalid_request',
		],
		[
			'another grant',
			(code) => exchange(code, 'share', { grant_type: 'client_credentials' }),
			400,
			'unsupported_grant_type',
		],
	])('%s is refused', async (_name, run, status, error) => {
		const reply = await run((await decide(allow())).get('code'));
		expect([reply.status, reply.json.error]).toEqual([status, error]);
	});

	test('a code is good for 30 minutes', async () => {
		const code = (await decide(allow())).get('code');
		await world.settings({ advanceClockMs: 30 * 60_000 + 1000 });
		expect((await exchange(code)).status).toBe(400);
	});

	test('only a form is read', async () => {
		const headers = { 'content-type': 'application/json' };
		const reply = await call('accessToken', { grant_type: 'refresh_token' }, 'community', headers);
		expect(reply.json.error).toBe('invalid_request');
	});

	test('a fresh token may be refused for a moment', async () => {
		await world.settings({ freshTokenMs: 60_000 });
		const { access_token: token } = await signIn();
		expect(refusalOf(await userInfo(token))).toEqual([401, 'REVOKED_ACCESS_TOKEN']);
		await world.settings({ advanceClockMs: 60_000 });
		expect((await userInfo(token)).status).toBe(200);
	});

	test('another set of scopes ends all earlier ones of the member and the app', async () => {
		await signIn('share', { scope: 'openid profile' });
		expect(refusalOf(await userInfo(world.tokens.share))).toEqual([401, 'REVOKED_ACCESS_TOKEN']);
	});
});

describe('refreshing', () => {
	test('gives a token of 60 days; the refresh token keeps counting from the consent', async () => {
		const first = await signIn('community');
		expect(first.refresh_token_expires_in).toBe(31_536_000);
		await world.settings({ advanceClockMs: 59 * DAY_MS });
		const { json } = await refresh(first.refresh_token);
		expect(json.expires_in).toBe(5_184_000);
		expect(json.refresh_token_expires_in).toBeGreaterThan(305 * 86_400);
		expect(json.refresh_token_expires_in).toBeLessThanOrEqual(306 * 86_400);
		await world.settings({ advanceClockMs: 307 * DAY_MS });
		expect((await refresh(json.refresh_token)).json.error).toBe('invalid_grant');
	});

	test('works for the seeded tokens, and for their app only', async () => {
		expect((await refresh(world.tokens.communityRefresh)).status).toBe(200);
		expect((await refresh(world.tokens.communityRefresh, 'leads')).json.error).toBe(
			'invalid_grant',
		);
	});
});

describe('introspection and revocation', () => {
	const introspect = (token, app) => call('introspectToken', { token }, app);

	test.each([
		['community', true, 'active'],
		['expired', false, 'expired'],
		['revoked', false, 'revoked'],
	])('the token %s', async (name, active, status) => {
		const { json } = await introspect(world.tokens[name]);
		expect(json).toMatchObject({ active, status, auth_type: '3L' });
		expect(json.scope.split(',')).toContain('w_organization_social');
		expect(json.expires_at - json.created_at).toBe(60 * 86_400);
	});

	test('the token of another app is refused, and the token does not get into the log', async () => {
		expect((await introspect(world.tokens.share)).status).toBe(400);
		const { json: log } = await world.client.control('requests');
		expect(JSON.stringify(log)).not.toContain(world.tokens.share);
	});

	test('revoking ends what belongs to the grant', async () => {
		const { community, communityRefresh } = world.tokens;
		expect((await call('revoke', { token: community })).status).toBe(200);
		expect((await introspect(community)).json.status).toBe('revoked');
		expect((await refresh(communityRefresh)).json.error).toBe('invalid_grant');
	});
});
