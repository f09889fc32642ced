// @ts-check
'use strict';

const {
	facebook,
	metaSeed,
	ownPosts,
	publish,
	systemUserCredential,
} = require('../support/facebook.js');
const { writesOf } = require('../support/requests.js');
const { startWorld } = require('../support/world.js');

const FEED = { host: 'graph.facebook.com', method: 'POST', path: '/feed' };

/**
 * Graph's refusal at the limit of a Page: the header names the minutes until calls are accepted.
 * @param {string} pageId @param {number} minutes
 */
function pageLimit(pageId, minutes) {
	const usage = { type: 'pages', call_count: 100, total_cputime: 20, total_time: 20 };
	const row = { ...usage, estimated_time_to_regain_access: minutes };
	return {
		kind: 'status',
		status: 400,
		headers: { 'x-business-use-case-usage': JSON.stringify({ [pageId]: [row] }) },
		body: {
			error: { code: 32, message: '(#32) Page request limit reached', type: 'OAuthException' },
		},
	};
}

/** What n8n learns of limits holds for its whole process: this suite has one of its own. @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {object} */
let credentials;

beforeAll(async () => {
	world = await startWorld({ n8nEnv: {} });
	seed = await metaSeed(world);
	credentials = await systemUserCredential(world);
}, 180_000);

afterAll(async () => {
	await world.stop();
});

beforeEach(async () => {
	await world.sandbox.reset();
});

/** @param {string} pageId @param {object} options @param {object} [settings] */
async function publishItems(pageId, options, { count = 1, ...settings } = {}) {
	const draft = publish(pageId, { postKind: 'text', text: '={{ $json.text }}', options });
	const input = Array.from({ length: count }, (_, n) => ({ text: `Post ${n + 1}` }));
	return await world.runWorkflow(
		{ nodes: [facebook(credentials, draft, settings)] },
		{ input, timeoutMs: 100_000 },
	);
}

it('waits as long as the answer asks for, and then publishes once', async () => {
	await world.sandbox.faults([
		{ ...FEED, times: 1, effect: { kind: 'status', status: 429, headers: { 'retry-after': '3' } } },
	]);
	const started = Date.now();
	const run = await publishItems(seed.pages.moss.id, {});
	expect(run.error).toBeUndefined();
	expect(Date.now() - started).toBeGreaterThanOrEqual(3000);
	expect(await ownPosts(world, seed.pages.moss.id)).toHaveLength(1);
	expect(await writesOf(world)).toHaveLength(2);
}, 60_000);

it('slows down before the limit when the usage header says that it is near', async () => {
	await world.sandbox.settings({ appUsage: { call_count: 80, total_time: 5, total_cputime: 5 } });
	const started = Date.now();
	const run = await publishItems(seed.pages.moss.id, { concurrency: 1 }, { count: 3 });
	expect(run.error).toBeUndefined();
	// 80 % is a fifth of the way from 75 % to 100 %: two seconds before each call that knows of it.
	expect(Date.now() - started).toBeGreaterThanOrEqual(4000);
	await world.sandbox.settings({ appUsage: { call_count: 1, total_time: 1, total_cputime: 1 } });
	expect((await publishItems(seed.pages.moss.id, {})).error).toBeUndefined();
	expect(await ownPosts(world, seed.pages.moss.id)).toHaveLength(4);
}, 90_000);

it('ends with the time of the next try when the wait is longer than allowed, and asks no more', async () => {
	await world.sandbox.faults([{ ...FEED, effect: pageLimit(seed.pages.fern.id, 7) }]);
	const run = await publishItems(
		seed.pages.fern.id,
		{ maxWait: 5, concurrency: 1 },
		{ count: 3, onError: 'continueErrorOutput' },
	);
	expect(run.error).toBeUndefined();
	const failed = run.output('Facebook', 1);
	expect(failed).toHaveLength(3);
	for (const { json } of failed) {
		expect(json.details).toMatchObject({ kind: 'rate-limited', effect: 'none' });
		const minutes = (Date.parse(json.details.retryAt) - Date.now()) / 60_000;
		expect(minutes).toBeGreaterThan(5.5);
		expect(minutes).toBeLessThan(7.1);
		expect(json.message).toMatch(/try again after \d{4}-/);
	}
	// The first item learned of the limit; the others did not knock at a closed door.
	expect((await writesOf(world)).length).toBeLessThanOrEqual(1);
	expect(await ownPosts(world, seed.pages.fern.id)).toEqual([]);
}, 90_000);

it('tells of the limit in the account check', async () => {
	await world.sandbox.settings({ appUsage: { call_count: 42, total_time: 3, total_cputime: 3 } });
	const run = await world.runWorkflow({
		nodes: [facebook(credentials, { resource: 'account', operation: 'check' })],
	});
	const { rateUsage } = run.items[0]?.json ?? { rateUsage: [] };
	expect(rateUsage).toEqual(
		expect.arrayContaining([expect.objectContaining({ bucket: `pages:${seed.pages.fern.id}` })]),
	);
}, 90_000);
