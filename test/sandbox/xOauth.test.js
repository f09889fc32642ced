// @ts-check
'use strict';

const crypto = require('node:crypto');
const { basic, startX } = require('./xClient');

const REDIRECT = 'https://client.social-ops.test/callback';
const VERIFIER = 'v'.repeat(64);
const CHALLENGE = crypto.createHash('sha256').update(VERIFIER).digest('base64url');

/** @type {Awaited<ReturnType<typeof startX>>} */
let x;
beforeAll(async () => {
	x = await startX();
});
afterAll(() => x.sandbox.stop());
beforeEach(() => x.client.control('reset', {}));

/** @param {Record<string, string | undefined>} [changes] undefined leaves a parameter out */
function authorizeUrl(changes = {}) {
	const params = {
		response_type: 'code',
		client_id: x.seed.app.clientId,
		redirect_uri: REDIRECT,
		scope: 'tweet.read users.read tweet.write offline.access',
		state: 'state-1',
		code_challenge: CHALLENGE,
		code_challenge_method: 'S256',
		...changes,
	};
	const given = Object.entries(params).filter(([, value]) => value !== undefined);
	return `https://x.com/i/oauth2/authorize?${new URLSearchParams(/** @type {any} */ (given))}`;
}

/** @param {string} url @param {Record<string, string>} [form] */
async function decide(url, form = { decision: 'continue' }) {
	const answer = await x.client.request(url, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams(form).toString(),
	});
	return new URL(String(answer.headers.location)).searchParams;
}

const client = () => basic(x.seed.app.clientId, x.seed.app.clientSecret);
const token = (fields, headers = client()) => x.form('/2/oauth2/token', fields, headers);
const exchange = (code, changes = {}) =>
	token({
		grant_type: 'authorization_code',
		code,
		redirect_uri: REDIRECT,
		code_verifier: VERIFIER,
		...changes,
	});
const refresh = (refresh_token) => token({ grant_type: 'refresh_token', refresh_token });

describe('the authorize page', () => {
	it('shows what the app asks for, and sends a code and the state back', async () => {
		const page = await x.client.request(authorizeUrl());
		expect(page.text).toContain('<li>tweet.write</li>');
		const back = await decide(authorizeUrl());
		expect(back.get('state')).toBe('state-1');
		expect(back.get('code')).toMatch(/^[\w-]{30,}$/);
	});

	it('tells the app of a refusal', async () => {
		const back = await decide(authorizeUrl(), { decision: 'cancel' });
		expect(Object.fromEntries(back)).toEqual({ state: 'state-1', error: 'access_denied' });
	});

	it.each([
		['an unknown client', { client_id: 'other' }],
		['another callback', { redirect_uri: `${REDIRECT}/` }],
		['an unknown scope', { scope: 'tweet.read tweet.edit' }],
		['no state', { state: undefined }],
		['a state of more than 500 characters', { state: 's'.repeat(501) }],
		['no PKCE', { code_challenge: undefined }],
		['another challenge method', { code_challenge_method: 'S512' }],
		['another response type', { response_type: 'token' }],
	])('refuses %s without sending anybody back', async (_what, changes) => {
		const page = await x.client.request(authorizeUrl(changes));
		expect(page.status).toBe(400);
		expect(page.text).toContain('Something went wrong');
	});
});

describe('the exchange of a code', () => {
	const newCode = async (changes = {}) => String((await decide(authorizeUrl(changes))).get('code'));

	it('gives tokens for the scopes that were granted', async () => {
		const { status, json } = await exchange(await newCode());
		expect(status).toBe(200);
		expect(json).toEqual({
			token_type: 'bearer',
			expires_in: 7200,
			access_token: expect.any(String),
			scope: 'tweet.read users.read tweet.write offline.access',
			refresh_token: expect.any(String),
		});
		const me = await x.get('/2/users/me', json.access_token);
		expect(me.json.data.username).toBe('fernandco');
	});

	it('gives no refresh token without offline.access', async () => {
		const { json } = await exchange(await newCode({ scope: 'tweet.read users.read' }));
		expect(json.refresh_token).toBeUndefined();
	});

	it('takes the verifier as it is with the method plain', async () => {
		const code = await newCode({ code_challenge: VERIFIER, code_challenge_method: 'plain' });
		expect((await exchange(code)).status).toBe(200);
	});

	it('signs in whom the page was asked to', async () => {
		const { moss } = x.seed.users;
		const back = await decide(authorizeUrl(), { decision: 'continue', person: moss.id });
		const { json } = await exchange(String(back.get('code')));
		expect((await x.get('/2/users/me', json.access_token)).json.data.id).toBe(moss.id);
	});

	it('refuses a code after 30 seconds', async () => {
		const code = await newCode();
		await x.settings({ advanceClockMs: 31_000 });
		expect((await exchange(code)).json).toEqual({
			error: 'invalid_request',
			error_description: 'Value passed for the authorization code was invalid.',
		});
	});

	it('refuses a code that was used', async () => {
		const code = await newCode();
		await exchange(code);
		expect((await exchange(code)).status).toBe(400);
	});

	it.each([
		['another verifier', { code_verifier: 'w'.repeat(64) }],
		['another callback', { redirect_uri: 'https://client.social-ops.test/other' }],
		['no verifier', { code_verifier: '' }],
	])('refuses %s', async (_what, changes) => {
		const { status, json } = await exchange(await newCode(), changes);
		expect([status, json.error]).toEqual([400, 'invalid_request']);
	});

	it('wants the secret of a confidential client in the header', async () => {
		const fields = {
			grant_type: 'authorization_code',
			code: await newCode(),
			redirect_uri: REDIRECT,
			code_verifier: VERIFIER,
			client_id: x.seed.app.clientId,
			client_secret: x.seed.app.clientSecret,
		};
		const missing = await token(fields, {});
		expect([missing.status, missing.json.error]).toEqual([401, 'unauthorized_client']);
		const wrong = await token(fields, basic(x.seed.app.clientId, 'wrong'));
		expect([wrong.status, wrong.json.error]).toEqual([401, 'invalid_client']);
	});

	it('knows a public client by its id alone', async () => {
		const { clientId } = x.seed.nativeApp;
		const back = await decide(authorizeUrl({ client_id: clientId }));
		const fields = {
			grant_type: 'authorization_code',
			code: String(back.get('code')),
			redirect_uri: REDIRECT,
			code_verifier: VERIFIER,
			client_id: clientId,
		};
		expect((await token(fields, {})).status).toBe(200);
	});

	it('takes a form only', async () => {
		const answer = await x.call('POST', '/2/oauth2/token', {
			token: '',
			headers: client(),
			body: { grant_type: 'refresh_token', refresh_token: x.seed.refreshTokens.fern },
		});
		expect(answer.status).toBe(400);
	});
});

describe('a refresh token', () => {
	it('is replaced by each use, and refused when it is used again', async () => {
		const first = await refresh(x.seed.refreshTokens.fern);
		expect(first.json.refresh_token).not.toBe(x.seed.refreshTokens.fern);
		expect((await refresh(x.seed.refreshTokens.fern)).json).toEqual({
			error: 'invalid_request',
			error_description: 'Value passed for the token was invalid.',
		});
		expect((await refresh(first.json.refresh_token)).status).toBe(200);
	});

	it('lets one of two uses at the same time win', async () => {
		const both = await Promise.all([
			refresh(x.seed.refreshTokens.fern),
			refresh(x.seed.refreshTokens.fern),
		]);
		expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
	});

	it('keeps the scopes', async () => {
		const { json } = await refresh(x.seed.refreshTokens.fernReadOnly);
		expect(json.scope).toBe('tweet.read users.read offline.access');
	});

	it('can end the access token before it', async () => {
		await refresh(x.seed.refreshTokens.fern);
		expect((await x.get('/2/users/me')).status).toBe(200);
		await x.client.control('reset', {});
		await x.settings({ refreshEndsAccessToken: true });
		await refresh(x.seed.refreshTokens.fern);
		expect((await x.get('/2/users/me')).status).toBe(401);
	});
});

describe('an access token', () => {
	const unauthorized = {
		title: 'Unauthorized',
		detail: 'Unauthorized',
		type: 'about:blank',
		status: 401,
	};

	it('ends after two hours', async () => {
		expect((await x.get('/2/users/me')).status).toBe(200);
		await x.settings({ advanceClockMs: 7_200_000 });
		expect((await x.get('/2/users/me')).json).toEqual(unauthorized);
	});

	it('is refused when it is unknown, or not in the header', async () => {
		expect((await x.get('/2/users/me', 'unknown')).json).toEqual(unauthorized);
		const inAddress = await x.get(`/2/users/me?access_token=${x.seed.tokens.fern}`, '');
		expect(inAddress.status).toBe(401);
	});

	it('is revoked together with its refresh token', async () => {
		const revoked = await x.form(
			'/2/oauth2/revoke',
			{ token: x.seed.refreshTokens.fern },
			client(),
		);
		expect(revoked.json).toEqual({ revoked: true });
		expect((await x.get('/2/users/me')).status).toBe(401);
		expect((await refresh(x.seed.refreshTokens.fern)).status).toBe(400);
	});

	it.each([
		['POST', '/2/tweets', 'fernReadOnly', { text: 'Hello' }],
		['POST', '/2/media/upload/initialize', 'fernWithoutMedia', {}],
		['PUT', '/2/tweets/1/hidden', 'fern', { hidden: true }],
	])('is refused without the scope for %s %s', async (method, path, name, body) => {
		const { status, json } = await x.call(method, path, { token: x.seed.tokens[name], body });
		expect([status, json.title]).toEqual([403, 'Forbidden']);
	});
});

describe("the app's own token", () => {
	const ask = (user, password) =>
		x.form('/oauth2/token', { grant_type: 'client_credentials' }, basic(user, password));

	it('comes for API key and secret, always the same', async () => {
		const { apiKey, apiSecret } = x.seed.app;
		const { json } = await ask(apiKey, apiSecret);
		expect(json).toEqual({ token_type: 'bearer', access_token: x.seed.tokens.app });
		const other = await ask(x.seed.nativeApp.apiKey, x.seed.nativeApp.apiSecret);
		expect(other.json.access_token).not.toBe(json.access_token);
	});

	it('does not come for the OAuth 2.0 client', async () => {
		const { status, json } = await ask(x.seed.app.clientId, x.seed.app.clientSecret);
		expect([status, json.errors[0].code]).toEqual([403, 99]);
	});

	it('reads public data, and does not act for anybody', async () => {
		const read = await x.get(`/2/tweets/${x.seed.ownPostId}`, x.seed.tokens.app);
		expect(read.json.data.id).toBe(x.seed.ownPostId);
		const { status, json } = await x.post({ text: 'Hello' }, x.seed.tokens.app);
		expect(status).toBe(403);
		expect(json.type).toMatch(/\/unsupported-authentication$/);
		const me = await x.get('/2/users/me', x.seed.tokens.app);
		expect(me.json.type).toMatch(/\/unsupported-authentication$/);
	});
});

it('keeps secrets out of its request log', async () => {
	await refresh(x.seed.refreshTokens.fern);
	await x.form('/2/oauth2/revoke', { token: x.seed.tokens.moss }, client());
	const log = JSON.stringify((await x.client.control('requests')).json);
	const secrets = [
		x.seed.refreshTokens.fern,
		x.seed.tokens.fern,
		x.seed.tokens.moss,
		x.seed.app.clientSecret,
	];
	expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
});
