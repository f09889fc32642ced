// @ts-check
'use strict';

const { setTimeout: delay } = require('node:timers/promises');
const {
	linkedin,
	linkedInCredential,
	linkedInSeed,
	organizationUrn,
	ownPosts,
	personUrn,
	publish,
} = require('../support/linkedin.js');
const { makeFiles } = require('../support/files.js');
const { readFile } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');

const MIB = 1024 ** 2;
const TYPE = 'socialOpsLinkedInOAuth2Api';
const RETRIES = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1000 };
const API = 'api.linkedin.com';
const CREATE = { host: API, method: 'POST', path: '/rest/posts$' };
const LIST = { host: API, method: 'GET', path: '/rest/posts$' };

/** @type {import('../support/world.js').World} */
let world;
/** @type {string} */
let page;
/** @type {string} */
let ada;
/** @type {object} */
let asPage;
/** @type {object} */
let asPerson;
/** @type {string} */
let picture;
/** @type {string} */
let clip;

beforeAll(async () => {
	world = await startWorld();
	const seed = await linkedInSeed(world);
	asPage = await linkedInCredential(world, TYPE);
	asPerson = await linkedInCredential(world, TYPE, { app: 'share' });
	page = organizationUrn(seed.pages.fern);
	ada = personUrn(seed.people.ada);
	const files = makeFiles(world.files);
	picture = files.picture('square.jpg', '1080x1080');
	clip = files.large('parts.mp4', 9 * MIB);
	// The encoder has blocked this process: connections that ended meanwhile are noticed now.
	await delay(50);
});

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

const texts = (/** @type {number} */ count) =>
	Array.from({ length: count }, (_, index) => ({ text: `Post number ${index + 1} (of ${count})` }));

/** @param {string} author @param {Record<string, unknown>} [options] */
const text = (author, options = {}, settings = {}) =>
	linkedin(
		author === page ? asPage : asPerson,
		publish(author, { postKind: 'text', text: '={{ $json.text }}', options }),
		settings,
	);

/** @param {string} author */
const published = async (author) =>
	(await ownPosts(world, author)).map((/** @type {any} */ post) => post.text).sort();

/** @param {any} run */
const idsOf = (run) => run.items.map((/** @type {any} */ { json }) => json.id);

describe('exactly once on LinkedIn', () => {
	it('publishes twelve posts of a page once each while answers are lost after the commit', async () => {
		await world.sandbox.faults([
			{ ...CREATE, every: 3, effect: { kind: 'lost-after' } },
			{ ...CREATE, every: 5, effect: { kind: 'status', status: 500 } },
		]);
		const input = texts(12);
		const run = await world.runWorkflow({ nodes: [text(page, {}, RETRIES)] }, { input });
		expect(run.error).toBeUndefined();
		expect(await published(page)).toEqual(input.map((item) => item.text).sort());
		const posts = await ownPosts(world, page);
		expect(idsOf(run).sort()).toEqual(posts.map(({ urn }) => urn).sort());
		expect(run.items.map(({ json }) => json.replayed)).toContain(true);
	}, 180_000);

	it('publishes twelve posts of a person once each, whose posts it cannot read, by the URN in the refusal', async () => {
		await world.sandbox.faults([
			{ ...CREATE, every: 3, effect: { kind: 'lost-after' } },
			{ ...CREATE, every: 7, effect: { kind: 'status', status: 503 } },
		]);
		const input = texts(12);
		const run = await world.runWorkflow({ nodes: [text('me', {}, RETRIES)] }, { input });
		expect(run.error).toBeUndefined();
		expect(await published(ada)).toEqual(input.map((item) => item.text).sort());
		const posts = await ownPosts(world, ada);
		expect(idsOf(run).sort()).toEqual(posts.map(({ urn }) => urn).sort());
		const calls = await world.sandbox.requests();
		expect(calls.some((/** @type {any} */ { status }) => status === 422)).toBe(true);
	}, 180_000);

	it('publishes a picture of a person once although the answer is lost, without a text to know it by', async () => {
		await world.sandbox.faults([{ ...CREATE, times: 1, effect: { kind: 'lost-after' } }]);
		const run = await world.runWorkflow({
			nodes: [readFile(picture), linkedin(asPerson, publish('me', { postKind: 'image' }))],
		});
		expect(run.error).toBeUndefined();
		const posts = await ownPosts(world, ada);
		expect(posts).toHaveLength(1);
		expect(run.items[0].json).toMatchObject({ id: posts[0].urn, replayed: true });
	}, 60_000);

	it('does not call a foreign post its own: a repetition is refused with the reason', async () => {
		const first = await world.runWorkflow({ nodes: [text('me')] }, { input: texts(1) });
		expect(first.error).toBeUndefined();
		const second = await world.runWorkflow({ nodes: [text('me')] }, { input: texts(1) });
		expect(second.error.message).toContain('already has this post');
		expect(second.error.context.socialOps).toMatchObject({ duplicate: true, effect: 'none' });
		expect(await published(ada)).toHaveLength(1);
	}, 60_000);

	it('looks for what an earlier execution has published under the same key', async () => {
		const input = texts(3).map((item, index) => ({ ...item, key: `row-${index + 1}` }));
		const node = text(page, { idempotencyKey: '={{ $json.key }}' });
		const first = await world.runWorkflow({ nodes: [node] }, { input });
		const second = await world.runAgain(first.workflowId, input);
		expect(second.items.map(({ json }) => json.replayed)).toEqual([true, true, true]);
		expect(idsOf(second)).toEqual(idsOf(first));
		expect(await published(page)).toHaveLength(3);
	}, 60_000);

	it('says that nobody knows when neither reading nor sending again can tell', async () => {
		await world.sandbox.faults([
			{ ...CREATE, effect: { kind: 'lost-after' } },
			{ ...LIST, effect: { kind: 'status', status: 503 } },
		]);
		const run = await world.runWorkflow(
			{ nodes: [text(page, { maxWait: 0 })] },
			{ input: texts(1) },
		);
		expect(run.error.context.socialOps).toMatchObject({ kind: 'outcome-unknown' });
		expect(await published(page)).toHaveLength(1);
	}, 120_000);
});

describe('what goes wrong before the post is out', () => {
	it('stops at the daily limit with the time at which it begins anew', async () => {
		// Of a person of its own: n8n keeps to the limit until midnight, in other suites too.
		const asBo = await linkedInCredential(world, TYPE, { token: 'communityBo' });
		await world.sandbox.settings({
			network: 'linkedin',
			dailyQuotas: { posts: { member: 3 } },
		});
		const run = await world.runWorkflow(
			{
				nodes: [
					{
						...text(page, { concurrency: 1, maxWait: 0 }, { onError: 'continueRegularOutput' }),
						credentials: asBo,
					},
				],
			},
			{ input: texts(5) },
		);
		const kinds = run.items.map(({ json }) => json.status ?? json.details.kind);
		expect(kinds.slice(0, 3)).toEqual(['published', 'published', 'published']);
		expect(kinds.slice(3)).toEqual(['rate-limited', 'rate-limited']);
		for (const { json } of run.items.slice(3)) {
			expect(json.details.retryAt).toMatch(/T00:00:0\d\.\d{3}Z$/);
		}
		const calls = await world.sandbox.requests();
		// The second one is not even asked for: the first refusal is known to all items.
		expect(calls.filter((/** @type {any} */ { status }) => status === 429)).toHaveLength(1);
	}, 60_000);

	it('sends a failed part of a video again, and only that', async () => {
		await world.sandbox.faults([
			{
				host: 'www.linkedin.com',
				method: 'PUT',
				skip: 1,
				times: 1,
				effect: { kind: 'status', status: 500 },
			},
		]);
		const run = await world.runWorkflow({
			nodes: [
				readFile(clip),
				linkedin(asPage, publish(page, { postKind: 'video', text: 'Parts' })),
			],
		});
		expect(run.error).toBeUndefined();
		expect(await ownPosts(world, page)).toMatchObject([{ media: [{ file: { bytes: 9 * MIB } }] }]);
		const calls = await world.sandbox.requests();
		const parts = calls.filter((/** @type {any} */ { method }) => method === 'PUT');
		expect(parts).toHaveLength(4);
		expect(
			calls.filter((/** @type {any} */ { path }) => path.includes('initializeUpload')).length,
		).toBeLessThan(2);
	}, 120_000);

	it('asks the video whether it was put together when that answer is lost', async () => {
		await world.sandbox.faults([
			{
				host: API,
				method: 'POST',
				path: '/rest/videos',
				skip: 1,
				times: 1,
				effect: { kind: 'lost-after' },
			},
		]);
		const run = await world.runWorkflow({
			nodes: [readFile(clip), linkedin(asPage, publish(page, { postKind: 'video', text: 'Film' }))],
		});
		expect(run.error).toBeUndefined();
		expect(await ownPosts(world, page)).toHaveLength(1);
	}, 120_000);
});
