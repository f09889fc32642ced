// @ts-check
'use strict';

const { requestsOf } = require('../support/requests.js');
const { startWorld } = require('../support/world.js');
const {
	ownPosts,
	publish,
	x,
	xCredential,
	xSeed,
	xSettings,
	xVisitor,
} = require('../support/x.js');

const HOST = 'api.x.com';

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {object} */
let credentials;

beforeAll(async () => {
	world = await startWorld();
});
beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
	seed = await xSeed(world);
	credentials = await xCredential(world, 'fernAll');
});

/**
 * Runs one operation on one item.
 * @param {string} resource @param {string} operation @param {object} [parameters] @param {object} [used] credentials
 */
const run = async (resource, operation, parameters = {}, used = credentials) =>
	await world.runWorkflow({ nodes: [x(used, { resource, operation, ...parameters })] });

/** The items of an operation that succeeds. @param {Parameters<typeof run>} call */
async function itemsOf(...call) {
	const done = await run(...call);
	expect(done.error).toBeUndefined();
	return done.items.map(({ json }) => json);
}

const byId = (/** @type {string} */ value) => ({ __rl: true, mode: 'id', value });
const byUrl = (/** @type {string} */ value) => ({ __rl: true, mode: 'url', value });

const countOf = async (/** @type {string} */ method, /** @type {RegExp} */ path) =>
	(await requestsOf(world)).filter((call) => call.method === method && path.test(call.path)).length;

describe('comments', () => {
	it('lists, hides and shows the replies to a post', async () => {
		const { postId } = await xVisitor(world, {
			action: 'reply',
			postId: seed.ownPostId,
			message: '@fernandco Lovely bread',
		});
		const list = async () => await itemsOf('comment', 'getMany', { post: byId(seed.ownPostId) });
		expect((await list())[0]).toMatchObject({
			platform: 'x',
			id: postId,
			postId: seed.ownPostId,
			author: { id: seed.users.ana.id, name: seed.users.ana.username },
			text: '@fernandco Lovely bread',
		});
		const url = `https://x.com/${seed.users.ana.username}/status/${postId}`;
		expect(await itemsOf('comment', 'hide', { comment: byUrl(url) })).toEqual([
			{ platform: 'x', id: postId, hidden: true },
		]);
		expect(await itemsOf('comment', 'unhide', { comment: byId(postId) })).toMatchObject([
			{ hidden: false },
		]);
	});

	it('answers a mention once, though the answer of X is lost', async () => {
		const { postId } = await xVisitor(world, { action: 'mention' });
		await world.sandbox.faults([
			{ host: HOST, method: 'POST', path: '/2/tweets$', times: 1, effect: { kind: 'lost-after' } },
		]);
		const [item] = await itemsOf('comment', 'create', {
			commentOn: 'comment',
			comment: byId(postId),
			text: 'It costs four euros: https://example.com/prices?a=1&b=2',
		});
		const posts = await ownPosts(world);
		expect(posts).toMatchObject([{ id: item.id, replyTo: postId }]);
		expect(item).toMatchObject({ replayed: true, parentId: postId });
	});

	it('says what X allows when nobody has asked for the reply', async () => {
		const { postId } = await xVisitor(world, { action: 'post' });
		const done = await run('comment', 'create', { post: byId(postId), text: 'By the way' });
		expect(done.error.message).toMatch(/does not let this app reply here/);
		expect(await ownPosts(world)).toEqual([]);
	});
});

describe('analytics', () => {
	/** A post by the node that people have seen. */
	async function seenPost() {
		const parameters = publish({ postKind: 'text', text: 'Numbers' });
		const done = await world.runWorkflow({ nodes: [x(credentials, parameters)] });
		const { id } = done.items[0].json;
		await xVisitor(world, {
			action: 'engage',
			postId: id,
			metrics: { impressions: 40, likes: 3, url_clicks: 2, engagements: 9 },
		});
		return id;
	}

	it('gives all numbers of an own post', async () => {
		const id = await seenPost();
		const [item] = await itemsOf('analytics', 'getPost', { posts: 'one', post: byId(id) });
		expect(item).toMatchObject({
			postId: id,
			url: `https://x.com/fernandco/status/${id}`,
			metrics: { impressions: 40, likes: 3, clicks: 2, engagements: 9, organicImpressions: 40 },
		});
		expect(item.unavailable).toContain('reach');
	});

	it.each(['field', 'post'])(
		'gives the public numbers of a foreign and of an old post when X withholds the rest (%s)',
		async (privateMetricsRefusal) => {
			await xSettings(world, { privateMetricsRefusal });
			const { postId } = await xVisitor(world, { action: 'post' });
			await xVisitor(world, { action: 'like', userId: seed.users.ana.id, postId });
			const [item] = await itemsOf('analytics', 'getPost', { posts: 'one', post: byId(postId) });
			expect(item.metrics).toMatchObject({ likes: 1, comments: 0 });
			expect(item.unavailable).toEqual(expect.arrayContaining(['clicks', 'engagements']));
			const recent = await itemsOf('analytics', 'getPost', { posts: 'recent', limit: 20 });
			expect(recent.length).toBeGreaterThan(0);
		},
	);

	it('adds up the account, with its followers', async () => {
		const [item] = await itemsOf('analytics', 'getAccount', { period: 'last7' });
		expect(item).toMatchObject({
			platform: 'x',
			account: { id: seed.users.fern.id, name: 'fernandco' },
			metrics: { followers: expect.any(Number) },
			profile: { followers: expect.any(Number), posts: expect.any(Number) },
		});
	});

	it('reads X in the newer names, too', async () => {
		await xSettings(world, { fieldNames: 'new' });
		const { postId } = await xVisitor(world, { action: 'reply', postId: seed.ownPostId });
		const replies = await itemsOf('comment', 'getMany', { post: byId(seed.ownPostId) });
		expect(replies[0]).toMatchObject({ id: postId, author: { id: seed.users.ana.id } });
		const [item] = await itemsOf('analytics', 'getPost', {
			posts: 'one',
			post: byId(seed.ownPostId),
		});
		expect(item.metrics).toMatchObject({ reposts: 0, shares: 0 });
		await xSettings(world, { fieldNames: 'old' });
		expect(await itemsOf('comment', 'getMany', { post: byId(seed.ownPostId) })).toEqual(replies);
	});
});

describe('the connection', () => {
	it('is checked with plan, scopes and limits', async () => {
		const [item] = await itemsOf('account', 'check');
		expect(item).toMatchObject({
			verified: true,
			accountId: seed.users.fern.id,
			accountName: 'fernandco',
			subscription: 'None',
			longPosts: false,
			planUsage: { postsRead: expect.any(Number) },
			webhooks: [],
		});
		expect(item.rateUsage).toContainEqual(
			expect.objectContaining({ bucket: 'endpoint:GET /2/users/me' }),
		);
	});

	it('is a result, not an error, when it does not work', async () => {
		const dead = await xCredential(world, 'fern', {
			oauthTokenData: { access_token: 'wrong', refresh_token: 'wrong', token_type: 'bearer' },
		});
		const [item] = await itemsOf('account', 'check', {}, dead);
		expect(item).toMatchObject({ verified: false });
		expect(item.message).toMatch(/could not be renewed.*Reconnect/);
	});

	it('lists its one account', async () => {
		expect(await itemsOf('account', 'getMany', { returnAll: true })).toMatchObject([
			{ id: seed.users.fern.id, username: 'fernandco' },
		]);
	});

	it('is renewed once for two executions that find it expired at the same time', async () => {
		const expired = await xCredential(world, 'fernExpired');
		const [one, other] = await Promise.all(
			['First', 'Second'].map(
				async (text) =>
					await world.runWorkflow({
						nodes: [x(expired, publish({ postKind: 'text', text }))],
					}),
			),
		);
		expect([one.error, other.error]).toEqual([undefined, undefined]);
		const texts = (await ownPosts(world)).map(({ text }) => text);
		expect(texts.sort()).toEqual(['First', 'Second']);
		expect(await countOf('POST', /\/2\/oauth2\/token$/)).toBe(1);
	});

	it('is renewed once for many items that find it expired at the same time', async () => {
		const expired = await xCredential(world, 'fernExpired');
		const input = Array.from({ length: 10 }, (_, index) => ({ text: `Item ${index + 1}` }));
		const node = x(
			expired,
			publish({ postKind: 'text', text: '={{ $json.text }}', options: { concurrency: 10 } }),
		);
		const done = await world.runWorkflow({ nodes: [node] }, { input });
		expect(done.error).toBeUndefined();
		expect(done.items).toHaveLength(10);
		expect(await countOf('POST', /\/2\/oauth2\/token$/)).toBe(1);
	});
});

describe('the limits of X', () => {
	const items = (/** @type {number} */ count, maxWait = 0) =>
		Array.from({ length: count }, (_, index) => ({
			text: `Item ${index + 1}`,
			key: `k${index}`,
			maxWait,
		}));
	const node = () =>
		x(
			credentials,
			publish({
				postKind: 'text',
				text: '={{ $json.text }}',
				options: {
					concurrency: 1,
					maxWait: '={{ $json.maxWait }}',
					idempotencyKey: '={{ $json.key }}',
				},
			}),
			{ onError: 'continueRegularOutput' },
		);

	it('stop at item 40 of 100: the rest say when to try again, and a second run publishes only them', async () => {
		await xSettings(world, {
			rateLimits: { 'POST /2/tweets': { user: 40 } },
			rateWindowMs: 60_000,
		});
		const first = await world.runWorkflow({ nodes: [node()] }, { input: items(100) });
		const failed = first.items.filter(({ json }) => json.error);
		expect(failed).toHaveLength(60);
		for (const { json } of failed) {
			expect(json.details).toMatchObject({ kind: 'rate-limited', retryAt: expect.any(String) });
		}
		expect(await ownPosts(world)).toHaveLength(40);

		await xSettings(world, { rateLimits: {} });
		const again = await world.runAgain(first.workflowId, items(100, 70));
		expect(again.items.filter(({ json }) => json.error)).toEqual([]);
		expect(again.items.filter(({ json }) => json.replayed)).toHaveLength(40);
		const posts = await ownPosts(world);
		expect(posts).toHaveLength(100);
		expect(new Set(posts.map(({ text }) => text)).size).toBe(100);
	}, 240_000);

	it('cost: an item that nobody has paid for says so and is not tried again', async () => {
		await xSettings(world, { credits: 0 });
		const done = await world.runWorkflow({ nodes: [node()] }, { input: items(1) });
		expect(done.items[0].json).toMatchObject({
			error: expect.stringMatching(/no credits left/),
			details: { kind: 'payment-required', effect: 'none' },
		});
		expect(await countOf('POST', /\/2\/tweets$/)).toBe(1);
	});
});
