'use strict';

const { startWithClient } = require('./client');

/** @type {Awaited<ReturnType<typeof startWithClient>>} */
let world;
const redirectUri = 'https://n8n.social-ops.test/rest/oauth2-credential/callback';

beforeAll(async () => {
	world = await startWithClient();
});
afterAll(() => world.sandbox.stop());
beforeEach(() => world.client.control('reset', {}));

const dialog = (params) => {
	const query = new URLSearchParams({
		client_id: world.seed.app.id,
		redirect_uri: redirectUri,
		response_type: 'code',
		scope: 'pages_show_list,pages_manage_posts',
		state: 's1',
		...params,
	});
	return `https://www.facebook.com/v26.0/dialog/oauth?${query}`;
};

const decide = async (params, form) => {
	const reply = await world.client.request(dialog(params), {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams(form).toString(),
	});
	return new URL(String(reply.headers.location));
};

const consent = [
	['decision', 'continue'],
	['permission', 'pages_show_list'],
	['permission', 'pages_manage_posts'],
	['page', '134895793791914'],
];

const exchange = (params) =>
	world.client.get(
		`oauth/access_token?${new URLSearchParams({ client_id: world.seed.app.id, client_secret: world.seed.app.secret, ...params })}`,
		'',
	);

const errorOf = (reply) => [reply.json.error.code, reply.json.error.error_subcode];

describe('the login dialog', () => {
	test('lists permissions and Pages with check boxes, and the two buttons', async () => {
		const { text, status } = await world.client.request(dialog({}));
		expect(status).toBe(200);
		for (const part of [
			'id="continue"',
			'id="cancel"',
			'data-page="134895793791914"',
			'data-permission="pages_manage_posts"',
		]) {
			expect(text).toContain(part);
		}
	});

	test.each([
		['an unknown app', { client_id: '1' }],
		['a redirect URI that is not registered', { redirect_uri: 'https://elsewhere.test/' }],
		['an unknown scope', { scope: 'pages_everything' }],
		['an unknown config_id', { config_id: '1' }],
		['a system-user configuration without the override', { config_id: '700100000000102' }],
	])('shows an error page for %s', async (_name, params) => {
		const reply = await world.client.request(dialog(params));
		expect(reply.status).toBe(400);
		expect(reply.text).toContain('id="error"');
		expect(reply.headers.location).toBeUndefined();
	});

	test('Cancel goes back with user_denied and the state', async () => {
		const back = await decide({}, [['decision', 'cancel']]);
		expect(Object.fromEntries(back.searchParams)).toMatchObject({
			error: 'access_denied',
			error_reason: 'user_denied',
			state: 's1',
		});
	});

	test('what was left unticked is declined, and only chosen Pages appear', async () => {
		const back = await decide(
			{},
			consent.filter(([, value]) => value !== 'pages_manage_posts'),
		);
		const token = (
			await exchange({ redirect_uri: redirectUri, code: back.searchParams.get('code') })
		).json.access_token;
		const permissions = (await world.client.get('me/permissions', token)).json.data;
		expect(permissions).toContainEqual({ permission: 'pages_manage_posts', status: 'declined' });
		expect((await world.client.get('me/accounts', token)).json.data.map((page) => page.id)).toEqual(
			['134895793791914'],
		);
	});
});

describe('tokens', () => {
	const newCode = async () => String((await decide({}, consent)).searchParams.get('code'));

	test('a code becomes a short-lived token once, then a long-lived one', async () => {
		const code = await newCode();
		const short = await exchange({ redirect_uri: redirectUri, code });
		expect(short.json).toMatchObject({ token_type: 'bearer', expires_in: 5100 });
		expect(errorOf(await exchange({ redirect_uri: redirectUri, code }))).toEqual([100, 36009]);
		const long = await exchange({
			grant_type: 'fb_exchange_token',
			fb_exchange_token: short.json.access_token,
		});
		expect(long.json.expires_in).toBe(60 * 24 * 3600);
	});

	test('a differing redirect_uri, a wrong secret and HTTP Basic are refused', async () => {
		const code = await newCode();
		expect(errorOf(await exchange({ redirect_uri: `${redirectUri}/`, code }))).toEqual([
			100, 36008,
		]);
		expect(
			errorOf(await exchange({ redirect_uri: redirectUri, code, client_secret: 'x' }))[0],
		).toBe(1);
		const basic = Buffer.from(`${world.seed.app.id}:${world.seed.app.secret}`).toString('base64');
		const reply = await world.client.request(
			'https://graph.facebook.com/v26.0/oauth/access_token',
			{
				method: 'POST',
				headers: {
					authorization: `Basic ${basic}`,
					'content-type': 'application/x-www-form-urlencoded',
				},
				body: new URLSearchParams({ code, redirect_uri: redirectUri }).toString(),
			},
		);
		expect(errorOf(reply)[0]).toBe(100);
	});

	test('a code dies after ten minutes', async () => {
		const code = await newCode();
		await world.client.settings({ advanceClockMs: 11 * 60_000 });
		expect(errorOf(await exchange({ redirect_uri: redirectUri, code }))).toEqual([100, 36007]);
	});

	test('a Page token from a long-lived token never expires, one from a short-lived token does', async () => {
		const inspect = async (token) =>
			(await world.client.get(`debug_token?input_token=${token}`, world.tokens.app)).json.data;
		const pageToken = async (userToken) =>
			(await world.client.get('134895793791914?fields=access_token', userToken)).json.access_token;
		expect(await inspect(await pageToken(world.tokens.userLong))).toMatchObject({
			type: 'PAGE',
			expires_at: 0,
			is_valid: true,
		});
		const short = await inspect(await pageToken(world.tokens.userShort));
		expect(short.expires_at).toBeGreaterThan(Date.now() / 1000);
	});

	test('debug_token answers 200 for a dead token and wants the app token', async () => {
		const dead = await world.client.get(
			`debug_token?input_token=${world.tokens.expiredUser}`,
			world.tokens.app,
		);
		expect(dead.status).toBe(200);
		expect(dead.json.data).toMatchObject({ is_valid: false, error: { code: 190, subcode: 463 } });
		const wrong = await world.client.get(
			`debug_token?input_token=${world.tokens.userLong}`,
			world.tokens.pageFern,
		);
		expect(errorOf(wrong)[0]).toBe(100);
	});

	test('client_credentials gives the app token', async () => {
		const { json } = await exchange({ grant_type: 'client_credentials' });
		expect(json.access_token).toBe(world.tokens.app);
	});

	test('a system-user configuration gives a system-user token', async () => {
		const back = await decide(
			{ config_id: world.seed.app.systemUserConfigId, override_default_response_type: 'true' },
			[
				['decision', 'continue'],
				...world.seed.permissions.map((permission) => ['permission', permission]),
				['all_pages', 'true'],
			],
		);
		const { json } = await exchange({
			redirect_uri: redirectUri,
			code: back.searchParams.get('code'),
		});
		expect(json.expires_in).toBeUndefined();
		const { data } = (
			await world.client.get(`debug_token?input_token=${json.access_token}`, world.tokens.app)
		).json;
		expect(data).toMatchObject({ type: 'SYSTEM_USER', expires_at: 0 });
	});

	test('removing the app kills user and Page tokens with subcode 458', async () => {
		expect((await world.client.remove('me/permissions', world.tokens.userLong)).json).toEqual({
			success: true,
		});
		expect(errorOf(await world.client.get('me', world.tokens.userLong))).toEqual([190, 458]);
		expect(errorOf(await world.client.get('134895793791914', world.tokens.pageFern))).toEqual([
			190, 458,
		]);
	});

	test('revoking kills one token', async () => {
		const query = new URLSearchParams({
			client_id: world.seed.app.id,
			client_secret: world.seed.app.secret,
			revoke_token: world.tokens.systemUser,
		});
		await world.client.get(`oauth/revoke?${query}`, world.tokens.app);
		expect(errorOf(await world.client.get('me', world.tokens.systemUser))[0]).toBe(190);
	});

	test('Pages that are reached only through a business are found there', async () => {
		const { agencyLong } = world.tokens;
		const [business] = (await world.client.get('me/businesses', agencyLong)).json.data;
		const owned = (
			await world.client.get(`${business.id}/owned_pages?fields=id,name,access_token`, agencyLong)
		).json.data;
		expect(owned).toEqual([
			expect.objectContaining({
				id: world.pages.businessOnly.id,
				access_token: expect.stringMatching(/^EAAG/),
			}),
		]);
		const clients = (await world.client.get(`${business.id}/client_pages?fields=id`, agencyLong))
			.json.data;
		expect(clients).toEqual([{ id: world.pages.clientOnly.id }]);
	});
});
