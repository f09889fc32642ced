// @ts-check
'use strict';

const { setTimeout: delay } = require('node:timers/promises');
const { requestsOf } = require('../support/requests.js');
const { startWorld } = require('../support/world.js');
const { ownPosts, publish, x, xCredential, xSettings } = require('../support/x.js');

const CREATE = 'POST /2/tweets';
const COUNT = 100;
const LIMIT = 39;
/** Longer than the run in which the limit is reached. */
const WINDOW_MS = 90_000;

/** @type {import('../support/world.js').World} */
let world;

beforeAll(async () => {
	world = await startWorld();
});

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

const items = (/** @type {number} */ count) =>
	Array.from({ length: count }, (_, index) => ({
		text: `Post number ${index + 1}`,
		key: `row-${index + 1}`,
	}));

/** Publishes each item; failures go on as items. Each credential has budgets of its own. @param {object} options */
const publisher = async (options) =>
	x(
		await xCredential(world),
		publish({
			postKind: 'text',
			text: '={{ $json.text }}',
			options: { idempotencyKey: '={{ $json.key }}', concurrency: 1, ...options },
		}),
		{ onError: 'continueRegularOutput' },
	);

const textsOut = async () => (await ownPosts(world)).map(({ text }) => text);

it('waits for the end of a limit that is near', async () => {
	await xSettings(world, { rateLimits: { [CREATE]: { user: 3 } }, rateWindowMs: 8_000 });
	const started = Date.now();
	const node = await publisher({ maxWait: 30 });
	const run = await world.runWorkflow({ nodes: [node] }, { input: items(5) });
	expect(run.items.map(({ json }) => json.status)).toEqual(Array(5).fill('published'));
	expect(Date.now() - started).toBeGreaterThanOrEqual(7_000);
	expect(await textsOut()).toEqual(items(5).map(({ text }) => text));
}, 90_000);

it('stops at a limit that is far with the time of the next try, and later publishes only the rest', async () => {
	await xSettings(world, { rateLimits: { [CREATE]: { user: LIMIT } }, rateWindowMs: WINDOW_MS });
	const node = await publisher({ maxWait: 1 });
	const input = items(COUNT);
	const first = await world.runWorkflow({ nodes: [node] }, { input, timeoutMs: 180_000 });
	const out = first.items.filter(({ json }) => json.status === 'published');
	const refused = first.items.filter(({ json }) => json.details);
	expect([out.length, refused.length]).toEqual([LIMIT, COUNT - LIMIT]);
	expect(first.items.slice(0, LIMIT)).toEqual(out);
	const waits = refused.map(({ json }) => Date.parse(json.details.retryAt) - Date.now());
	expect(refused.every(({ json }) => json.details.kind === 'rate-limited')).toBe(true);
	expect(Math.max(...waits)).toBeLessThan(WINDOW_MS + 1_000);
	// Whoever has learned of the limit does not knock at a closed door.
	const calls = (await requestsOf(world)).filter(
		({ method, path }) => `${method} ${path}` === CREATE,
	);
	expect(calls.length).toBeLessThanOrEqual(LIMIT + 1);

	await xSettings(world, { rateLimits: {} });
	await delay(Math.max(0, ...waits) + 1_000);
	const second = await world.runAgain(first.workflowId, input);
	expect(second.items.map(({ json }) => json.status)).toEqual(Array(COUNT).fill('published'));
	expect(second.items.map(({ json }) => json.replayed)).toEqual([
		...Array(LIMIT).fill(true),
		...Array(COUNT - LIMIT).fill(false),
	]);
	expect(second.items.slice(0, LIMIT).map(({ json }) => json.id)).toEqual(
		out.map(({ json }) => json.id),
	);
	expect(await textsOut()).toEqual(input.map(({ text }) => text));
}, 600_000);
