// @ts-check
'use strict';

const { setTimeout: delay } = require('node:timers/promises');
const {
	accountState,
	instagram,
	metaSeed,
	ownMedia,
	publish,
	systemUserCredential,
} = require('../support/instagram.js');
const { makeFiles } = require('../support/files.js');
const { readFile } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');

const RETRIES = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1000 };
const HOST = 'graph.facebook.com';
const CREATE = { host: HOST, method: 'POST', path: '/media$' };
const PUBLISH = { host: HOST, method: 'POST', path: '/media_publish' };

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {object} */
let credentials;
/** @type {string} */
let account;
/** @type {string} */
let reel;

beforeAll(async () => {
	world = await startWorld();
	seed = await metaSeed(world);
	credentials = await systemUserCredential(world);
	account = seed.instagram.accounts.fern.id;
	reel = makeFiles(world.files).reel();
	// The encoder has blocked this process: connections that ended meanwhile are noticed now.
	await delay(50);
});

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

const texts = (/** @type {number} */ count) =>
	Array.from({ length: count }, (_, index) => ({ text: `Picture number ${index + 1}` }));

/** @param {Record<string, unknown>} options */
const photo = (options = {}, settings = {}) =>
	instagram(
		credentials,
		publish(account, {
			postKind: 'photo',
			mediaSource: 'url',
			mediaUrl: seed.instagram.media.jpeg,
			text: '={{ $json.text }}',
			options,
		}),
		settings,
	);

const captions = async () =>
	(await ownMedia(world, account)).map(({ options }) => options.caption).sort();

describe('exactly once on Instagram', () => {
	it('publishes six posts once each while answers to containers and to publishing are lost', async () => {
		await world.sandbox.faults([
			{ ...CREATE, every: 3, effect: { kind: 'lost-after' } },
			{ ...PUBLISH, every: 2, effect: { kind: 'lost-after' } },
			{ ...PUBLISH, every: 5, effect: { kind: 'status', status: 500 } },
		]);
		const run = await world.runWorkflow({ nodes: [photo({}, RETRIES)] }, { input: texts(6) });
		expect(run.error).toBeUndefined();
		expect(await captions()).toEqual(texts(6).map(({ text }) => text));
		expect(new Set(run.items.map(({ json }) => json.id)).size).toBe(6);
	}, 180_000);

	it('publishes a story once, which has no text to know it by, although the answer is lost', async () => {
		await world.sandbox.faults([{ ...PUBLISH, times: 1, effect: { kind: 'lost-after' } }]);
		const story = instagram(
			credentials,
			publish(account, {
				postKind: 'photoStory',
				mediaSource: 'url',
				mediaUrl: seed.instagram.media.storyImage,
			}),
		);
		const run = await world.runWorkflow({ nodes: [story] });
		expect(run.error).toBeUndefined();
		const media = await ownMedia(world, account);
		expect(media).toHaveLength(1);
		expect(run.items[0].json).toMatchObject({ id: media[0].id, replayed: true });
	}, 60_000);

	it('stops at the quota with the time of the next try, and later publishes only what is missing', async () => {
		await world.sandbox.settings({ accounts: { [account]: { quotaTotal: 3 } } });
		const input = texts(5).map((item, index) => ({ ...item, key: `row-${index + 1}` }));
		const node = photo(
			{ idempotencyKey: '={{ $json.key }}', concurrency: 1 },
			{ onError: 'continueRegularOutput' },
		);
		const first = await world.runWorkflow({ nodes: [node] }, { input });
		expect(first.items.map(({ json }) => json.status ?? json.details.kind)).toEqual([
			...['published', 'published', 'published'],
			...['quota-exhausted', 'quota-exhausted'],
		]);
		for (const { json } of first.items.slice(3)) {
			const hours = (Date.parse(json.details.retryAt) - Date.now()) / 3_600_000;
			expect(hours).toBeGreaterThan(23);
			expect(hours).toBeLessThan(24.1);
		}
		await world.sandbox.settings({ accounts: { [account]: { quotaTotal: 50 } } });
		const second = await world.runAgain(first.workflowId, input);
		expect(second.items.map(({ json }) => json.replayed)).toEqual([true, true, true, false, false]);
		expect(await captions()).toEqual(texts(5).map(({ text }) => text));
	}, 120_000);
});

describe('containers that go wrong', () => {
	const publishReel = async (/** @type {object} */ options, settings = {}) =>
		await world.runWorkflow(
			{
				nodes: [
					readFile(reel),
					instagram(credentials, publish(account, { postKind: 'reel', text: 'Reel', options }), settings),
				],
			},
			{ timeoutMs: 100_000 },
		);

	it('names the reason of one that Instagram could not process, and publishes nothing', async () => {
		await world.sandbox.settings({ instagramFailNext: 2207026 });
		const run = await publishReel({});
		expect(run.error.message).toContain('Instagram does not take this video');
		expect(run.error.description).toContain('H.264');
		expect(run.error.context.socialOps).toMatchObject({ kind: 'content-rejected', effect: 'none' });
		expect(await ownMedia(world, account)).toEqual([]);
	}, 120_000);

	it('makes a new one of one that failed in passing', async () => {
		await world.sandbox.settings({ instagramFailNext: 2207053 });
		const run = await publishReel({});
		expect(run.error).toBeUndefined();
		expect(await ownMedia(world, account)).toHaveLength(1);
		expect((await accountState(world, account)).containers).toHaveLength(2);
	}, 120_000);

	it('goes on with a slow one when the node is tried again, and makes no second one', async () => {
		await world.sandbox.settings({ processingMs: 6_000 });
		await world.sandbox.faults([
			{ host: HOST, method: 'GET', path: 'status_code', skip: 1, times: 2, effect: { kind: 'status', status: 503 } },
		]);
		const run = await publishReel({ maxWait: 0 }, RETRIES);
		expect(run.error).toBeUndefined();
		expect(await ownMedia(world, account)).toHaveLength(1);
		expect((await accountState(world, account)).containers).toHaveLength(1);
	}, 120_000);

	it('says of an expired one that nothing is out, when the files are not at hand', async () => {
		await world.sandbox.settings({ processingMs: 60_000 });
		const first = await publishReel({ waitForProcessing: 0 });
		const [{ json: publication }] = first.items;
		expect(publication.status).toBe('processing');
		await world.sandbox.settings({ advanceClockMs: 25 * 3_600_000 });
		const finish = instagram(credentials, { resource: 'post', operation: 'finish' });
		const run = await world.runWorkflow({ nodes: [finish] }, { input: [publication] });
		expect(run.error.message).toContain('expired');
		expect(run.error.description).toContain('Publish it again from the files');
		expect(await ownMedia(world, account)).toEqual([]);
	}, 120_000);
});
