'use strict';

const { enc, refusalOf, startLinkedIn, textPost } = require('./linkedinClient');

/** @type {Awaited<ReturnType<typeof startLinkedIn>>} */
let world;
beforeAll(async () => {
	world = await startLinkedIn();
});
afterAll(() => world.sandbox.stop());
beforeEach(() => world.client.control('reset', {}));

const POSTS = () => `posts?q=author&author=${enc(world.fern)}`;
const find = (headers) => world.rest('GET', POSTS(), world.tokens.community, { headers });

describe('headers', () => {
	test('without a version there is no default', async () => {
		expect(refusalOf(await find({ 'linkedin-version': undefined }))).toEqual([
			400,
			'VERSION_MISSING',
		]);
	});

	test.each(['202511', '202512', '202610', 'latest'])(
		'version %s is not active',
		async (version) => {
			const reply = await find({ 'linkedin-version': version });
			expect([reply.status, reply.json]).toEqual([
				426,
				{
					status: 426,
					code: 'NONEXISTENT_VERSION',
					message: `Requested version ${version}01 is not active`,
				},
			]);
		},
	);

	test('a month can be ended and begun by a setting', async () => {
		await world.settings({ activeVersions: ['202610'] });
		expect((await find()).status).toBe(426);
		expect((await find({ 'linkedin-version': '202610' })).status).toBe(200);
	});

	test('the protocol must be 2.0.0', async () => {
		expect((await find({ 'x-restli-protocol-version': undefined })).status).toBe(400);
	});

	test('X-RestLi-Method must be what the request is', async () => {
		expect((await find({ 'x-restli-method': 'FINDER' })).status).toBe(200);
		expect((await find({ 'x-restli-method': 'GET' })).status).toBe(400);
		const patch = { patch: { $set: { commentary: 'x' } } };
		const path = `posts/${enc(world.seed.foreignPost)}`;
		const unsaid = await world.post(path, world.tokens.community, patch);
		expect(unsaid.status).toBe(400);
		expect((await world.update(path, world.tokens.community, patch.patch)).status).toBe(204);
	});
});

test.each([
	['no token', '', 401, 'EMPTY_ACCESS_TOKEN', 65604],
	['an unknown token', 'Bearer AQXnobody', 401, 'INVALID_ACCESS_TOKEN', 65600],
	['an expired token', () => `Bearer ${world.tokens.expired}`, 401, 'EXPIRED_ACCESS_TOKEN', 65602],
	['a revoked token', () => `Bearer ${world.tokens.revoked}`, 401, 'REVOKED_ACCESS_TOKEN', 65601],
])('%s is refused', async (_name, authorization, status, code, serviceErrorCode) => {
	const text = typeof authorization === 'string' ? authorization : authorization();
	const reply = await find({ authorization: text || undefined });
	expect([reply.status, reply.json]).toEqual([
		status,
		expect.objectContaining({ status, code, serviceErrorCode }),
	]);
});

describe('encodings', () => {
	const get = (path) => world.get(path, world.tokens.community);
	const urn = () => world.seed.foreignPost;

	test.each([
		['a colon in a key', () => `posts/${urn()}`],
		['a colon in a value', () => `posts?q=author&author=${world.fern}`],
		['parentheses of a list', () => `posts?ids=${encodeURIComponent(`List(${enc(urn())})`)}`],
		['a list written as a value', () => `posts?ids=${enc(urn())}`],
		['a list without encoded values', () => `posts?ids=List(${urn()})`],
		['an open list', () => `posts?ids=List(${enc(urn())}`],
		[
			'literal parentheses inside a key',
			() => `socialActions/${encodeURIComponent(`urn:li:comment:(urn:li:activity:1,2)`)}/comments`,
		],
		[
			'a record with encoded colons',
			() =>
				`organizationPageStatistics?q=organization&organization=${enc(world.fern)}&timeIntervals=${encodeURIComponent('(timeRange:(start:1,end:2))')}`,
		],
		['an unknown parameter', () => `${POSTS()}&mood=good`],
		['a missing parameter', () => 'posts?q=author'],
		['a parameter sent twice', () => `${POSTS()}&count=1&count=2`],
		['a word in place of a number', () => `${POSTS()}&count=ten`],
		['101 elements', () => `${POSTS()}&count=101`],
		['another type of URN', () => `posts?q=author&author=${enc('urn:li:share:1')}`],
		['an unknown sort', () => `${POSTS()}&sortBy=NEWEST`],
	])('%s is refused', async (_name, path) => {
		const reply = await get(path());
		expect([reply.status, reply.json.code]).toEqual([400, 'ILLEGAL_ARGUMENT']);
	});

	test('lists, records and keys are read when they are right', async () => {
		const many = await get(`posts?ids=List(${enc(urn())},${enc('urn:li:share:1')})`);
		expect(Object.keys(many.json.results)).toEqual([urn()]);
		expect(many.json.errors['urn:li:share:1'].status).toBe(404);
		expect((await get('posts?ids=List()')).json.results).toEqual({});
		const comment = enc('urn:li:comment:(urn:li:activity:1,2)');
		expect((await get(`socialActions/${comment}/comments`)).status).toBe(404);
	});

	test('fields shows only what it names', async () => {
		const { json } = await get(`${POSTS()}&fields=id,distribution:(feedDistribution)`);
		expect(json.elements).toEqual([{ id: urn(), distribution: { feedDistribution: 'MAIN_FEED' } }]);
		expect((await get(`${POSTS()}&fields=id,(`)).status).toBe(400);
	});

	test('a query may come as the body of a POST', async () => {
		const query = POSTS().split('?')[1];
		const tunnel = (headers) =>
			world.client.request('https://api.linkedin.com/rest/posts', {
				method: 'POST',
				body: query,
				headers: {
					authorization: `Bearer ${world.tokens.community}`,
					'linkedin-version': '202609',
					'x-restli-protocol-version': '2.0.0',
					'content-type': 'application/x-www-form-urlencoded',
					...headers,
				},
			});
		expect((await tunnel({ 'x-http-method-override': 'GET' })).json.elements).toHaveLength(1);
		expect((await tunnel({})).status).toBe(415);
	});
});

test('lists page by start and count, with a link to what follows', async () => {
	const acls = (token, more) =>
		world.get(`organizationAcls?q=roleAssignee&role=ADMINISTRATOR&state=APPROVED${more}`, token);
	const first = await acls(world.tokens.communityAgency, '&start=0&count=100');
	expect(first.json.paging).toMatchObject({ start: 0, count: 100, total: 120 });
	const [{ rel, href }] = first.json.paging.links;
	expect(rel).toBe('next');
	const next = await world.get(href.replace('/rest/', ''), world.tokens.communityAgency);
	expect([next.json.elements.length, next.json.paging.links]).toEqual([20, []]);
	await world.settings({ pagingTotal: false });
	expect((await acls(world.tokens.community, '')).json.paging.total).toBeUndefined();
});

test.each([
	['an unknown resource', 'GET', 'shares', 404],
	['an unknown method', 'PUT', 'posts/urn%3Ali%3Ashare%3A1', 405],
	['an unknown finder', 'GET', 'posts?q=mood', 405],
])('%s is refused', async (_name, method, path, status) => {
	expect((await world.rest(method, path, world.tokens.community)).status).toBe(status);
});

describe('quotas', () => {
	const DAY_MS = 24 * 3_600_000;
	/** The day must not end in the middle of a test. */
	beforeEach(() => {
		const untilNoon = (1.5 * DAY_MS - (Date.now() % DAY_MS)) % DAY_MS;
		return world.settings({ advanceClockMs: Math.ceil(untilNoon) });
	});

	const THROTTLED = 'Resource level throttle limit for calls to this resource is reached.';

	test('are counted per endpoint and day, without a header that tells', async () => {
		await world.settings({ dailyQuotas: { posts: { member: 2 } } });
		await find();
		expect((await find()).status).toBe(200);
		const third = await find();
		expect([third.status, third.json.message]).toEqual([429, THROTTLED]);
		expect(third.headers['retry-after']).toBeUndefined();
		const others = await world.get('organizationAcls?q=roleAssignee', world.tokens.community);
		expect(others.status).toBe(200);
		await world.settings({ advanceClockMs: DAY_MS });
		expect((await find()).status).toBe(200);
	});

	test('of a member count for each member, those of an app for all', async () => {
		const acls = (token) => world.get('organizationAcls?q=roleAssignee', token);
		await world.settings({ dailyQuotas: { '*': { member: 1, app: 2 } } });
		await acls(world.tokens.community);
		expect((await acls(world.tokens.community)).status).toBe(429);
		expect((await acls(world.tokens.communityBo)).status).toBe(200);
		expect((await acls(world.tokens.communityAgency)).status).toBe(429);
	});

	test('of the development tier: 100 a member, no BATCH_GET', async () => {
		await world.settings({ tier: 'development' });
		const batch = await world.get('posts?ids=List()', world.tokens.community);
		expect(batch.status).toBe(405);
		for (let call = 0; call < 100; call += 1) await find();
		expect((await find()).status).toBe(429);
	});
});

describe('faults', () => {
	const publish = (text) => world.post('posts', world.tokens.community, textPost(world.fern, text));
	const ownTexts = async () => {
		const { pages } = await world.state();
		const { posts } = pages.find(({ urn }) => urn === world.fern);
		return posts.filter(({ clientId }) => clientId).map(({ text }) => text);
	};

	test('an answer lost after the commit leaves the post, which the duplicate names', async () => {
		const effect = { kind: 'lost-after' };
		await world.client.fault({ host: 'api.linkedin.com', path: '/rest/posts$', times: 1, effect });
		await expect(publish('once')).rejects.toThrow();
		expect(await ownTexts()).toEqual(['once']);
		const again = await publish('once');
		expect(refusalOf(again)).toEqual([422, 'DUPLICATE_POST']);
		const [, urn] = /duplicate of (urn:li:share:\d+)/.exec(again.json.message) ?? [];
		expect((await world.get(`posts/${enc(urn)}`, world.tokens.community)).status).toBe(200);
		expect(await ownTexts()).toEqual(['once']);
	});

	test('a request lost before leaves nothing', async () => {
		await world.client.fault({ path: '/rest/posts$', times: 1, effect: { kind: 'lost-before' } });
		await expect(publish('once')).rejects.toThrow();
		expect((await publish('once')).status).toBe(201);
	});

	test('5xx, latency and expiry', async () => {
		const body = { status: 503, code: 'SERVICE_UNAVAILABLE', message: 'Try again' };
		await world.client.fault({ times: 1, effect: { kind: 'status', status: 503, body } });
		expect(refusalOf(await publish('one'))).toEqual([503, 'SERVICE_UNAVAILABLE']);
		await world.client.fault({ times: 1, effect: { kind: 'expire-token' } });
		expect(refusalOf(await publish('two'))).toEqual([401, 'EXPIRED_ACCESS_TOKEN']);
		expect(await ownTexts()).toEqual([]);
		await world.client.fault({ times: 1, effect: { kind: 'latency', ms: 60 } });
		const started = Date.now();
		await find();
		expect(Date.now() - started).toBeGreaterThanOrEqual(55);
	});
});
