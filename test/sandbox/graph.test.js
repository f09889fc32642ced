'use strict';

const crypto = require('node:crypto');
const { startWithClient } = require('./client');

/** @type {Awaited<ReturnType<typeof startWithClient>>} */
let world;
const fern = '134895793791914';

beforeAll(async () => {
	world = await startWithClient();
});
afterAll(() => world.sandbox.stop());
beforeEach(() => world.client.control('reset', {}));

/** @param {any} reply */
const codeOf = (reply) => [reply.json.error.code, reply.json.error.error_subcode];

const proofOf = (token, secret) => crypto.createHmac('sha256', secret).update(token).digest('hex');

const refusedReads = [
	['an unknown field', () => `${fern}?fields=id,nonsense`, 100],
	['an unknown parameter', () => `${fern}/feed?nonsense=1`, 100],
	['date_format', () => `${fern}/feed?date_format=U`, 100],
	['pretty', () => `${fern}/feed?pretty=1`, 100],
	['debug', () => `${fern}/feed?debug=all`, 100],
	['a limit above 100', () => `${fern}/feed?limit=101`, 100],
	['a made-up cursor', () => `${fern}/feed?after=abc`, 100],
	['an unknown edge', () => `${fern}/nonsense`, 100],
	['broken fields syntax', () => `${fern}/feed?fields=id{`, 2500],
];

describe('graph.facebook.com refuses', () => {
	test.each(refusedReads)('%s', async (_name, path, code) => {
		const reply = await world.client.get(path(), world.tokens.pageFern);
		expect(codeOf(reply)[0]).toBe(code);
		expect(reply.json.error.fbtrace_id).toMatch(/^A/);
	});

	test('the root multi-get with ids', async () => {
		const reply = await world.client.get(`?ids=${fern}`, world.tokens.pageFern);
		expect(codeOf(reply)[0]).toBe(100);
	});

	test('conditional requests', async () => {
		const reply = await world.client.get(fern, world.tokens.pageFern, { 'if-none-match': '"x"' });
		expect(codeOf(reply)[0]).toBe(100);
	});

	test('a version that never was', async () => {
		const reply = await world.client.request('https://graph.facebook.com/v99.0/me', {
			headers: { authorization: `Bearer ${world.tokens.userLong}` },
		});
		expect(codeOf(reply)[0]).toBe(2500);
	});

	test('a body in an encoding that Graph does not take', async () => {
		const reply = await world.client.request(`https://graph.facebook.com/v26.0/${fern}/feed`, {
			method: 'POST',
			headers: { authorization: `Bearer ${world.tokens.pageFern}`, 'content-type': 'text/plain' },
			body: 'message=Hi',
		});
		expect(codeOf(reply)[0]).toBe(100);
	});

	test('a list that is not JSON inside a form', async () => {
		const reply = await world.client.post(`${fern}/feed`, world.tokens.pageFern, {
			message: 'x',
			attached_media: '1,2',
		});
		expect(codeOf(reply)[0]).toBe(100);
	});

	test('a boolean that is neither true nor false', async () => {
		const reply = await world.client.post(`${fern}/feed`, world.tokens.pageFern, {
			message: 'x',
			published: 'yes',
		});
		expect(codeOf(reply)[0]).toBe(100);
	});
});

describe('tokens', () => {
	const cases = [
		['none', () => '', 104, undefined],
		['an unknown one', () => 'EAAGnonsense', 190, undefined],
		['an expired one', () => world.tokens.expiredPage, 190, 463],
		['one from before a password change', () => world.tokens.passwordChanged, 190, 460],
		['a user token where a Page token is needed', () => world.tokens.userLong, 210, undefined],
		[
			'a token without pages_manage_posts',
			() => world.tokens.pageFernWithoutPublish,
			200,
			undefined,
		],
		['a token of another Page', () => world.tokens.pageMoss, 100, 33],
	];
	test.each(cases)('publishing with %s is refused', async (_name, token, code, subcode) => {
		const reply = await world.client.post(`${fern}/feed`, token(), { message: 'Hi' });
		expect(codeOf(reply)).toEqual([code, subcode]);
		expect((await world.client.page()).posts.every((post) => post.message !== 'Hi')).toBe(true);
	});

	test('a person without the task cannot publish', async () => {
		const reply = await world.client.post(
			`${world.pages.willow.id}/feed`,
			world.tokens.pageWillow,
			{ message: 'Hi' },
		);
		expect(codeOf(reply)[0]).toBe(200);
	});

	test('a dead token is answered with 401 and a challenge header', async () => {
		const reply = await world.client.get('me', world.tokens.expiredUser);
		expect(reply.status).toBe(401);
		expect(reply.headers['www-authenticate']).toContain('invalid_token');
	});
});

describe('appsecret_proof', () => {
	test('a wrong one is refused, a right one is accepted and logged', async () => {
		const wrong = await world.client.get('me?appsecret_proof=00', world.tokens.userLong);
		expect(codeOf(wrong)[0]).toBe(100);
		expect(wrong.json.error.type).toBe('GraphMethodException');
		const proof = proofOf(world.tokens.userLong, world.seed.app.secret);
		const right = await world.client.get(`me?appsecret_proof=${proof}`, world.tokens.userLong);
		expect(right.status).toBe(200);
		const log = (await world.client.control('requests')).json.pop();
		expect(log).toMatchObject({
			proof: 'valid',
			tokenKind: 'USER',
			query: { appsecret_proof: '***' },
		});
	});

	test('a Page call needs the proof of the Page token', async () => {
		const proof = proofOf(world.tokens.userLong, world.seed.app.secret);
		const reply = await world.client.get(`${fern}?appsecret_proof=${proof}`, world.tokens.pageFern);
		expect(codeOf(reply)[0]).toBe(100);
	});

	test('a missing one is refused when the app requires it', async () => {
		await world.client.settings({ requireProof: true });
		const reply = await world.client.get('me', world.tokens.userLong);
		expect(codeOf(reply)[0]).toBe(100);
		expect(reply.json.error.message).toContain('appsecret_proof');
	});

	test('the time-bound form holds for five minutes', async () => {
		const { tokens, seed, client } = world;
		const timed = (seconds) => {
			const proof = proofOf(`${tokens.userLong}|${seconds}`, seed.app.secret);
			return client.get(`me?appsecret_proof=${proof}&appsecret_time=${seconds}`, tokens.userLong);
		};
		const now = Math.floor(Date.now() / 1000);
		expect((await timed(now)).status).toBe(200);
		expect(codeOf(await timed(now - 400))[0]).toBe(100);
	});
});

describe('versions and headers', () => {
	test('an expired version is served by the oldest one alive and flagged in the log', async () => {
		const reply = await world.client.request('https://graph.facebook.com/v20.0/me', {
			headers: { authorization: `Bearer ${world.tokens.userLong}` },
		});
		expect(reply.status).toBe(200);
		expect((await world.client.control('requests')).json[0].notes).toContain('expired-version');
	});

	test('usage headers can be set', async () => {
		await world.client.settings({
			appUsage: { call_count: 91 },
			businessUsage: { call_count: 95, estimated_time_to_regain_access: 7 },
		});
		const reply = await world.client.get(fern, world.tokens.pageFern);
		expect(JSON.parse(String(reply.headers['x-app-usage']))).toEqual({ call_count: 91 });
		const usage = JSON.parse(String(reply.headers['x-business-use-case-usage']));
		expect(usage[fern][0]).toMatchObject({
			type: 'pages',
			call_count: 95,
			estimated_time_to_regain_access: 7,
		});
	});
});

describe('paging', () => {
	test('120 Pages come in several answers', async () => {
		const first = await world.client.get(
			'me/accounts?fields=id&limit=100',
			world.tokens.agencyLong,
		);
		expect(first.json.data).toHaveLength(100);
		expect(first.json.paging.next).toContain('access_token=');
		const second = await world.client.get(
			`me/accounts?fields=id&limit=100&after=${first.json.paging.cursors.after}`,
			world.tokens.agencyLong,
		);
		expect(second.json.data).toHaveLength(20);
		expect(second.json.paging.next).toBeUndefined();
	});

	test('a sparse page may be empty and still have a next one; nothing is lost', async () => {
		await world.client.settings({ sparsePages: true });
		const ids = new Set();
		let after = '';
		let empty = 0;
		for (;;) {
			const { json } = await world.client.get(
				`me/accounts?fields=id&limit=40${after}`,
				world.tokens.agencyLong,
			);
			if (json.data.length === 0) empty += 1;
			for (const page of json.data) ids.add(page.id);
			if (!json.paging?.next) break;
			after = `&after=${json.paging.cursors.after}`;
		}
		expect(ids.size).toBe(120);
		expect(empty).toBeGreaterThan(0);
	});
});

describe('batch', () => {
	const batch = (items) =>
		world.client.post('', world.tokens.pageFern, { batch: items, include_headers: false });

	test('answers in order, with bodies as JSON texts, 200 outside whatever happened inside', async () => {
		const { status, json } = await batch([
			{ method: 'GET', relative_url: `${fern}?fields=name` },
			{ method: 'GET', relative_url: '404404' },
			{ method: 'POST', relative_url: 'me/feed', body: 'message=From+a+batch' },
		]);
		expect(status).toBe(200);
		expect(json.map((item) => item.code)).toEqual([200, 400, 200]);
		expect(JSON.parse(json[0].body).name).toBe('Fern & Co');
		expect((await world.client.page()).posts.pop().message).toBe('From a batch');
	});

	test('more than 50 items are refused', async () => {
		const reply = await batch(
			Array.from({ length: 51 }, () => ({ method: 'GET', relative_url: 'me' })),
		);
		expect(codeOf(reply)[0]).toBe(100);
	});

	test('null items can be switched on', async () => {
		await world.client.settings({ nullBatchItems: true });
		const { json } = await batch([
			{ method: 'GET', relative_url: 'me' },
			{ method: 'GET', relative_url: 'me' },
		]);
		expect(json[1]).toBeNull();
		expect(json[0].code).toBe(200);
	});
});
