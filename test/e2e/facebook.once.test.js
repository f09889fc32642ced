// @ts-check
'use strict';

const { facebook, metaSeed, ownPosts, publish, systemUserCredential } = require('../support/facebook.js');
const { startWorld } = require('../support/world.js');

const RETRIES = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1000 };
const CREATE = { host: 'graph.facebook.com', method: 'POST', path: '/feed' };

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {object} */
let credentials;
/** @type {string} */
let page;

beforeAll(async () => {
	world = await startWorld();
	seed = await metaSeed(world);
	credentials = await systemUserCredential(world);
	page = seed.pages.fern.id;
});

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

/** @param {Record<string, unknown>} parameters @param {object[]} input @param {object} [settings] */
async function publishItems(parameters, input, settings = {}) {
	return await world.runWorkflow(
		{ nodes: [facebook(credentials, publish(page, parameters), settings)] },
		{ input, timeoutMs: 170_000 },
	);
}

const texts = (/** @type {number} */ count) =>
	Array.from({ length: count }, (_, index) => ({ text: `Post number ${index + 1}` }));

const messages = async () => (await ownPosts(world, page)).map((/** @type {any} */ post) => post.message);

describe('exactly once', () => {
	it('publishes 20 posts once each while every third answer is lost and every fourth call fails', async () => {
		await world.sandbox.faults([
			{ ...CREATE, every: 3, effect: { kind: 'lost-after' } },
			{ ...CREATE, every: 4, effect: { kind: 'status', status: 500 } },
		]);
		const run = await publishItems({ postKind: 'text', text: '={{ $json.text }}' }, texts(20), RETRIES);
		expect(run.error).toBeUndefined();
		expect(run.items).toHaveLength(20);
		expect((await messages()).sort()).toEqual(texts(20).map(({ text }) => text).sort());
		const ids = run.items.map(({ json }) => json.id);
		expect(new Set(ids).size).toBe(20);
		expect(run.items.map(({ pairedItem }) => pairedItem.item)).toEqual([...Array(20).keys()]);
		const byId = new Map((await ownPosts(world, page)).map((/** @type {any} */ post) => [post.id, post.message]));
		expect(ids.map((id) => byId.get(id))).toEqual(texts(20).map(({ text }) => text));
	}, 180_000);

	it('does the same for photos, whose post is found by the ID of the photo', async () => {
		await world.sandbox.faults([
			{ ...CREATE, every: 2, effect: { kind: 'lost-after' } },
			{ ...CREATE, path: '/photos', every: 3, effect: { kind: 'lost-after' } },
		]);
		const run = await publishItems(
			{ postKind: 'photo', mediaSource: 'url', mediaUrl: seed.media.jpg },
			texts(6),
			RETRIES,
		);
		expect(run.error).toBeUndefined();
		expect(run.items).toHaveLength(6);
		expect(await ownPosts(world, page)).toHaveLength(6);
		expect(new Set(run.items.map(({ json }) => json.id)).size).toBe(6);
	}, 120_000);

	it('repeats only the broken item of ten when the node is tried again', async () => {
		const input = texts(10).map((item, index) => ({
			...item,
			// The seventh item is refused at the first try only.
			link: index === 6 ? 'https://example.com/seven' : '',
		}));
		await world.sandbox.faults([
			{
				...CREATE,
				skip: 0,
				times: 1,
				effect: { kind: 'graph-error', code: 1609005, httpStatus: 400 },
			},
		]);
		const run = await publishItems(
			{ postKind: 'text', text: '={{ $json.text }}', link: '={{ $json.link }}', options: { concurrency: 1 } },
			input,
			RETRIES,
		);
		expect(run.error).toBeUndefined();
		expect(run.items).toHaveLength(10);
		expect(await ownPosts(world, page)).toHaveLength(10);
	}, 60_000);

	it('publishes nine of ten and fails with one clear message when the seventh is wrong', async () => {
		const input = texts(10).map((item, index) => (index === 6 ? { text: 'x'.repeat(63_207) } : item));
		const run = await publishItems({ postKind: 'text', text: '={{ $json.text }}' }, input);
		expect(run.error.message).toBe('The text has 63207 characters; Facebook takes 63206 [item 6]');
		expect(run.error.description).toContain("Shorten 'Text' by 1 characters.");
		expect(run.error.description).toContain('The other 9 of 10 items are done');
		expect(await ownPosts(world, page)).toHaveLength(9);
	});

	it('hands the broken item to the error output and the others to the next node', async () => {
		const input = texts(3).map((item, index) => (index === 1 ? { text: '' } : item));
		const run = await publishItems({ postKind: 'text', text: '={{ $json.text }}' }, input, {
			onError: 'continueErrorOutput',
		});
		expect(run.error).toBeUndefined();
		expect(run.output('Facebook', 0)).toHaveLength(2);
		const [failed] = run.output('Facebook', 1);
		expect(failed.json).toMatchObject({
			error: 'The post has neither a text nor a link',
			message: "Fill in 'Text' or 'Link'.",
			details: { kind: 'content-rejected', field: 'Text', effect: 'none' },
		});
	});

	it('makes two posts of two equal items, also when both answers are lost', async () => {
		await world.sandbox.faults([{ ...CREATE, times: 1, effect: { kind: 'lost-after' } }]);
		const equal = { text: 'Same text', link: 'https://example.com/a' };
		const other = { text: 'In between', link: '' };
		const run = await publishItems(
			{ postKind: 'text', text: '={{ $json.text }}', link: '={{ $json.link }}', options: { concurrency: 1 } },
			[equal, other, equal],
			RETRIES,
		);
		expect(run.error).toBeUndefined();
		expect((await messages()).filter((/** @type {string} */ text) => text === 'Same text')).toHaveLength(2);
		expect(new Set(run.items.map(({ json }) => json.id)).size).toBe(3);
	}, 60_000);

	it('does not publish again what an earlier execution published under the same idempotency key', async () => {
		const node = facebook(
			credentials,
			publish(page, {
				postKind: 'text',
				text: 'Row 17',
				options: { idempotencyKey: '={{ $json.key }}' },
			}),
		);
		const source = { nodes: [node] };
		const first = await world.runWorkflow(source, { input: [{ key: 'row-17' }] });
		expect(first.error).toBeUndefined();
		const second = await world.runAgain(first.workflowId, [{ key: 'row-17' }]);
		expect(second.error).toBeUndefined();
		expect(second.items[0].json).toMatchObject({ id: first.items[0].json.id, replayed: true });
		expect(await ownPosts(world, page)).toHaveLength(1);
	}, 60_000);

	it('says that the outcome is unknown when nobody can know, and sends nothing more', async () => {
		await publishItems({ postKind: 'text', text: 'Before' }, [{}]);
		await world.sandbox.faults([
			{ ...CREATE, effect: { kind: 'lost-after' } },
			{ host: 'graph.facebook.com', method: 'GET', path: '/published_posts', effect: { kind: 'status', status: 500 } },
		]);
		const run = await publishItems(
			{ postKind: 'text', text: 'Who knows', options: { maxWait: 1 } },
			[{}],
		);
		expect(run.error.context.socialOps.kind).toBe('outcome-unknown');
		expect((await messages()).sort()).toEqual(['Before', 'Who knows']);
	}, 60_000);
});
