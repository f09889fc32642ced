'use strict';

const { startWithClient } = require('./client');

/** @type {Awaited<ReturnType<typeof startWithClient>>} */
let world;
const luna = '17841400000000123';
const redirectUri = 'https://n8n.social-ops.test/rest/oauth2-credential/callback';
const DAY_MS = 24 * 3_600_000;

beforeAll(async () => {
	world = await startWithClient();
});
afterAll(() => world.sandbox.stop());
beforeEach(() => world.client.control('reset', {}));

const dialog = (params = {}, host = 'www.instagram.com') => {
	const query = new URLSearchParams({
		client_id: world.ig.app.id,
		redirect_uri: redirectUri,
		response_type: 'code',
		scope: 'instagram_business_basic,instagram_business_content_publish',
		state: 's1',
		...params,
	});
	return `https://${host}/oauth/authorize?${query}`;
};
const form = (address, fields, headers = {}) =>
	world.client.request(address, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
		body: new URLSearchParams(fields).toString(),
	});
const decide = async (fields, params) => {
	const reply = await form(dialog(params), fields);
	return new URL(String(reply.headers.location));
};
const consent = [
	['decision', 'continue'],
	['account', luna],
	['permission', 'instagram_business_basic'],
	['permission', 'instagram_business_content_publish'],
];
const newCode = async () => (await decide(consent)).searchParams.get('code');
const exchange = (fields, headers) =>
	form(
		'https://api.instagram.com/oauth/access_token',
		{
			client_id: world.ig.app.id,
			client_secret: world.ig.app.secret,
			grant_type: 'authorization_code',
			redirect_uri: redirectUri,
			...fields,
		},
		headers,
	);
const tokenCall = (name, params) =>
	world.client.request(`https://graph.instagram.com/${name}?${new URLSearchParams(params)}`);
const longLived = (token, secret = world.ig.app.secret) =>
	tokenCall('access_token', {
		grant_type: 'ig_exchange_token',
		client_secret: secret,
		access_token: token,
	});
const refresh = (token) =>
	tokenCall('refresh_access_token', { grant_type: 'ig_refresh_token', access_token: token });
const me = (token, fields = 'id,user_id,username,account_type') =>
	world.client.instagram.get(`me?fields=${fields}`, token);
const codeOf = (reply) => reply.json.error?.code;

describe('the login dialog of Instagram', () => {
	test.each(['www.instagram.com', 'api.instagram.com'])('stands on %s', async (host) => {
		const { status, text } = await world.client.request(dialog({}, host));
		expect(status).toBe(200);
		for (const part of ['id="continue"', 'id="cancel"', 'luna.draws', 'data-permission='])
			expect(text).toContain(part);
	});

	test('returns a code with #_ behind it, and the state', async () => {
		const back = await decide(consent);
		expect(back.hash).toBe('#_');
		expect(back.searchParams.get('state')).toBe('s1');
		const denied = await decide([['decision', 'cancel']]);
		expect(denied.searchParams.get('error_reason')).toBe('user_denied');
	});

	test.each([
		['the Meta app', () => ({ client_id: world.seed.app.id })],
		['another address', () => ({ redirect_uri: 'https://elsewhere.test/' })],
		['an old scope', () => ({ scope: 'instagram_business_basic,business_basic' })],
		['no basic scope', () => ({ scope: 'instagram_business_content_publish' })],
		['a token in place of a code', () => ({ response_type: 'token' })],
	])('refuses %s', async (_name, params) => {
		expect((await world.client.request(dialog(params()))).status).toBe(400);
	});
});

describe('the code', () => {
	test('becomes a token of one hour, with user_id as a number above 2^53', async () => {
		const { text, json } = await exchange({ code: await newCode() });
		expect(text).toContain(`"user_id":${luna},`);
		expect(Number.isSafeInteger(json.user_id)).toBe(false);
		expect(json.permissions).toEqual([
			'instagram_business_basic',
			'instagram_business_content_publish',
		]);
		expect((await me(json.access_token)).json).toEqual({
			id: '9100000000000003',
			user_id: luna,
			username: 'luna.draws',
			account_type: 'MEDIA_CREATOR',
		});
		await world.client.settings({ advanceClockMs: 3_601_000 });
		const expired = (await me(json.access_token)).json.error;
		expect([expired.code, expired.error_subcode]).toEqual([190, 463]);
	});

	test('may be answered as documented', async () => {
		await world.client.settings({ instagramTokenAnswer: 'data' });
		const { json } = await exchange({ code: await newCode() });
		expect(json.data[0]).toMatchObject({
			user_id: luna,
			permissions: 'instagram_business_basic,instagram_business_content_publish',
		});
	});

	test('is good once, for an hour, with the same address and secret, as a form', async () => {
		const refusal = (reply) => {
			expect(reply.status).toBe(400);
			expect(reply.json).toMatchObject({ error_type: 'OAuthException', code: 400 });
			return reply.json.error_message;
		};
		const code = await newCode();
		expect(refusal(await exchange({ code, client_secret: 'wrong' }))).toContain('secret');
		expect(
			refusal(await exchange({ code, redirect_uri: 'https://client.social-ops.test/callback' })),
		).toContain('redirect_uri');
		expect(refusal(await exchange({}))).toContain('code');
		expect(refusal(await exchange({ code, grant_type: 'refresh_token' }))).toContain('grant_type');
		expect((await exchange({ code })).status).toBe(200);
		expect(refusal(await exchange({ code }))).toContain('already used');
		const late = await newCode();
		await world.client.settings({ advanceClockMs: 3_601_000 });
		expect(refusal(await exchange({ code: late }))).toContain('not found');
		refusal(await exchange({ code: late }, { 'content-type': 'application/json' }));
	});
});

test('a fault on api.instagram.com speaks its language', async () => {
	const effect = { kind: 'graph-error', message: 'Try later', httpStatus: 503 };
	await world.client.fault({ times: 1, host: 'api.instagram.com', effect });
	const { status, json } = await exchange({ code: await newCode() });
	expect([status, json]).toEqual([
		503,
		{ error_type: 'OAuthException', code: 503, error_message: 'Try later' },
	]);
});

describe('tokens of Instagram Login', () => {
	test('of an hour become 60 days', async () => {
		const { lunaShort, luna: long } = world.ig.tokens;
		const { json } = await longLived(lunaShort);
		expect(json).toEqual({
			access_token: expect.stringMatching(/^IGAA/),
			token_type: 'bearer',
			expires_in: 60 * 86_400,
		});
		expect((await me(json.access_token)).status).toBe(200);
		expect(codeOf(await longLived(lunaShort, 'wrong'))).toBe(1);
		expect(codeOf(await longLived(long))).toBe(100);
		expect(codeOf(await longLived(world.tokens.userLong))).toBe(190);
	});

	test('are refreshed from the second day on, until they expire', async () => {
		const { lunaFresh, luna: old, lunaShort, lunaExpired } = world.ig.tokens;
		expect(codeOf(await refresh(lunaFresh))).toBe(100);
		expect(codeOf(await refresh(lunaShort))).toBe(100);
		expect(codeOf(await refresh(lunaExpired))).toBe(190);
		const { json } = await refresh(old);
		expect(json).toMatchObject({ token_type: 'bearer', expires_in: 60 * 86_400 });
		expect(json.permissions.split(',')).toContain('instagram_business_basic');
		expect(codeOf(await refresh(json.access_token))).toBe(100);
		await world.client.settings({ advanceClockMs: DAY_MS + 1_000 });
		expect((await refresh(lunaFresh)).status).toBe(200);
		await world.client.settings({ advanceClockMs: 60 * DAY_MS });
		expect(codeOf(await refresh(json.access_token))).toBe(190);
	});

	test('do not work on graph.facebook.com, nor the other way round', async () => {
		expect(codeOf(await world.client.facebook.get('me', world.ig.tokens.luna))).toBe(190);
		expect(codeOf(await me(world.tokens.userLong))).toBe(190);
		expect(codeOf(await me(world.tokens.app))).toBe(190);
		expect(codeOf(await me(''))).not.toBeUndefined();
	});

	test('reach their own account only, under its professional id', async () => {
		const read = (id) => world.client.instagram.get(`${id}?fields=username`, world.ig.tokens.luna);
		expect((await read(luna)).json.username).toBe('luna.draws');
		expect(codeOf(await read('17841405822304914'))).toBe(100);
		expect(codeOf(await read(world.pages.fern.id))).toBe(100);
		expect(codeOf(await me(world.ig.tokens.luna, 'ig_id'))).toBe(100);
	});

	test('can be made to expire by a fault', async () => {
		await world.client.fault({ times: 1, effect: { kind: 'expire-token' } });
		expect(codeOf(await me(world.ig.tokens.luna))).toBe(190);
		expect(codeOf(await me(world.ig.tokens.luna))).toBe(190);
	});
});

describe('accounts of Facebook Login', () => {
	test('are linked to their Pages', async () => {
		const { data } = (
			await world.client.get(
				'me/accounts?fields=id,name,access_token,instagram_business_account{id,username}',
				world.tokens.userLong,
			)
		).json;
		const linked = data.map((page) => page.instagram_business_account);
		expect(linked).toEqual([
			{ id: '17841405822304914', username: 'fernandco' },
			{ id: '17841405793187218', username: 'mossbakery' },
			undefined,
		]);
		const { json } = await world.client.facebook.get(
			'17841405822304914?fields=id,username,name,biography,website,followers_count,follows_count,media_count,profile_picture_url',
			world.tokens.pageFern,
		);
		expect(json).toMatchObject({
			id: '17841405822304914',
			username: 'fernandco',
			followers_count: 5210,
			media_count: 1,
		});
		expect(
			codeOf(
				await world.client.facebook.get('17841405822304914?fields=user_id', world.tokens.pageFern),
			),
		).toBe(100);
	});

	test('are hidden without instagram_basic, and from Pages that were not selected', async () => {
		await world.client.remove('me/permissions?permission=instagram_basic', world.tokens.userLong);
		const { json } = await world.client.get(
			`${world.pages.fern.id}?fields=instagram_business_account`,
			world.tokens.pageFern,
		);
		expect(json).toEqual({ id: world.pages.fern.id });
		const refused = await world.client.facebook.get(luna, world.tokens.userLong);
		expect(codeOf(refused)).toBe(100);
	});

	test('have a budget of calls, which the headers show', async () => {
		const id = '17841405822304914';
		const read = () => world.client.facebook.get(id, world.tokens.pageFern);
		const rows = (reply) => JSON.parse(String(reply.headers['x-business-use-case-usage']))[id];
		await world.client.settings({ accounts: { [id]: { usage: { call_count: 91 } } } });
		expect(rows(await read())).toEqual([
			expect.objectContaining({ type: 'instagram', call_count: 91 }),
		]);
		await world.client.settings({ accounts: { [id]: { callsLeft: 1, usage: null } } });
		expect((await read()).status).toBe(200);
		const refused = await read();
		expect(codeOf(refused)).toBe(80002);
		expect(rows(refused)[0].estimated_time_to_regain_access).toBeGreaterThan(0);
		const onInstagram = await world.client.instagram.get('me', world.ig.tokens.fern);
		expect(codeOf(onInstagram)).toBe(80002);
	});

	test('take known settings only', async () => {
		const change = (accounts) => world.client.control('settings', { accounts });
		expect((await change({ 1: {} })).status).toBe(400);
		expect((await change({ [luna]: { colour: 'red' } })).json.error).toContain('colour');
		expect((await change({ [luna]: { quotaTotal: -1 } })).status).toBe(400);
		expect((await world.client.control('settings', { instagramWebhookLayout: 'x' })).status).toBe(
			400,
		);
		expect((await world.client.control('visitor', { accountId: luna, action: 'x' })).status).toBe(
			400,
		);
	});
});
