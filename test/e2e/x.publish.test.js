// @ts-check
'use strict';

const { setTimeout: delay } = require('node:timers/promises');
const { makeFiles, sha256 } = require('../support/files.js');
const { metaSeed } = require('../support/instagram.js');
const { writesOf } = require('../support/requests.js');
const { node, readFile } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');
const { ownPosts, publish, x, xCredential, xSeed, xSettings } = require('../support/x.js');

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {object} */
let credentials;
/** @type {ReturnType<typeof makeFiles>} */
let files;

beforeAll(async () => {
	world = await startWorld();
	seed = await xSeed(world);
	credentials = await xCredential(world);
	files = makeFiles(world.files);
	// Made beforehand: a run of the encoder blocks this process for seconds.
	for (const make of [files.picture, files.gif, files.video]) make();
	await delay(50);
});

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

/** Publishes without files. @param {Record<string, unknown>} parameters */
async function publishPost(parameters, settings = {}) {
	const run = await world.runWorkflow({
		nodes: [x(credentials, publish(parameters), settings)],
	});
	expect(run.error).toBeUndefined();
	return run.items[0].json;
}

/** Reads a file and publishes it. @param {string} file @param {Record<string, unknown>} parameters */
async function publishFile(file, parameters) {
	return await world.runWorkflow({
		nodes: [readFile(file), x(credentials, publish(parameters))],
	});
}

/** Reads two files into the fields `data` and `clip`, and publishes. @param {Record<string, unknown>} parameters */
async function publishTwo(parameters) {
	const picture = readFile(files.picture());
	const clip = { ...readFile(files.video(), 'Read Clip') };
	clip.parameters = { ...clip.parameters, options: { dataPropertyName: 'clip' } };
	const both = node(
		'Both',
		'n8n-nodes-base.merge',
		{ mode: 'combine', combineBy: 'combineByPosition' },
		{ typeVersion: 3.2 },
	);
	const last = x(credentials, publish(parameters));
	return await world.runWorkflow({
		nodes: [picture, clip, both, last],
		connections: [
			{ from: picture.name, to: both.name },
			{ from: picture.name, to: clip.name },
			{ from: clip.name, to: both.name, input: 1 },
			{ from: both.name, to: last.name },
		],
	});
}

describe('every kind', () => {
	it('publishes a text with labels, reply settings and a first reply', async () => {
		const json = await publishPost({
			postKind: 'text',
			text: 'Fresh bread & more at https://shop.example.com',
			options: {
				madeWithAi: true,
				paidPartnership: true,
				replySettings: 'mentionedUsers',
				firstComment: 'We open at eight',
			},
		});
		const [post, reply] = await ownPosts(world);
		expect(json).toMatchObject({
			platform: 'x',
			account: { id: seed.users.fern.id },
			id: post.id,
			url: `https://x.com/fernandco/status/${post.id}`,
			kind: 'text',
			status: 'published',
			replayed: false,
			firstCommentId: reply.id,
		});
		expect(post.options).toMatchObject({
			made_with_ai: true,
			paid_partnership: true,
			reply_settings: 'mentionedUsers',
		});
		expect(reply).toMatchObject({ text: 'We open at eight', replyTo: post.id });
	}, 60_000);

	it.each([
		['image', () => files.picture(), 'tweet_image', { options: { altText: 'A test picture' } }],
		['gif', () => files.gif(), 'tweet_gif', { options: { altText: 'A moving picture' } }],
		['video', () => files.video(), 'tweet_video', {}],
	])(
		'publishes a post with a(n) %s from a file',
		async (postKind, file, category, more) => {
			const run = await publishFile(file(), { postKind, text: 'From a file', ...more });
			expect(run.error).toBeUndefined();
			const [post] = await ownPosts(world);
			expect(run.items[0].json).toMatchObject({ id: post.id, status: 'published' });
			expect(post.media).toMatchObject([
				{
					category,
					file: { sha256: sha256(file()) },
					...('options' in more ? { altText: more.options.altText } : {}),
				},
			]);
			expect(run.items[0].json.mediaIds).toEqual(post.media.map(({ id }) => id));
		},
		90_000,
	);

	it('publishes an image from an address, which this node loads', async () => {
		const { instagram } = await metaSeed(world);
		await publishPost({
			postKind: 'image',
			mediaSource: 'url',
			mediaUrl: instagram.media.jpeg,
			text: 'From the web',
		});
		const [post] = await ownPosts(world);
		expect(post.media).toMatchObject([
			{ category: 'tweet_image', file: { mimeType: 'image/jpeg' } },
		]);
	}, 60_000);

	it('publishes a poll', async () => {
		await publishPost({
			postKind: 'poll',
			text: 'Which bread?',
			pollChoices: 'Rye\nWheat',
			pollMinutes: 60,
		});
		const [post] = await ownPosts(world);
		expect(post.poll).toMatchObject({ options: ['Rye', 'Wheat'], minutes: 60 });
	}, 60_000);

	it('publishes a reply where the account was mentioned, and says where it was not', async () => {
		await publishPost({
			postKind: 'text',
			text: 'Thank you!',
			options: { replyTo: `https://x.com/bruno_bikes/status/${seed.mentionId}` },
		});
		expect(await ownPosts(world)).toMatchObject([{ replyTo: seed.mentionId }]);
		const run = await world.runWorkflow({
			nodes: [
				x(
					credentials,
					publish({ postKind: 'text', text: 'Hi', options: { replyTo: seed.foreignPostId } }),
				),
			],
		});
		expect(run.error.message).toContain('does not let this app reply here');
	}, 90_000);

	it('publishes in a community', async () => {
		const { id } = seed.communities.gardeners;
		await publishPost({
			postKind: 'text',
			text: 'For gardeners',
			options: { community: id, shareWithFollowers: true },
		});
		const [post] = await ownPosts(world);
		expect(post.options).toMatchObject({ community_id: id, share_with_followers: true });
	}, 60_000);

	it('publishes a thread with a picture and a video in posts of their own', async () => {
		const run = await publishTwo({
			postKind: 'thread',
			threadPosts: {
				post: [
					{ text: 'How we bake', files: 'data', altText: 'A test picture' },
					{ text: 'In motion', files: 'clip' },
					{ text: 'That is all' },
				],
			},
		});
		expect(run.error).toBeUndefined();
		const posts = await ownPosts(world);
		expect(posts.map(({ text, media }) => [text, media.map(({ category }) => category)])).toEqual([
			['How we bake', ['tweet_image']],
			['In motion', ['tweet_video']],
			['That is all', []],
		]);
		expect(run.items[0].json.threadIds).toEqual(posts.map(({ id }) => id));
	}, 90_000);

	it('publishes a long text as a numbered thread', async () => {
		const sentence = 'Bread is baked of flour, water, salt and time, and of nothing else at all.';
		const text = Array.from({ length: 12 }, (_, index) => `${index + 1}: ${sentence}`).join(' ');
		const json = await publishPost({ postKind: 'splitThread', text, numbering: 'end' });
		const posts = await ownPosts(world);
		expect(json.threadIds).toEqual(posts.map(({ id }) => id));
		expect(posts.map(({ text: each }) => each.slice(-3))).toEqual(['1/4', '2/4', '3/4', '4/4']);
		expect(posts.map(({ replyTo }) => replyTo)).toEqual([
			undefined,
			...json.threadIds.slice(0, -1),
		]);
	}, 60_000);

	it('publishes a long post for an account with X Premium', async () => {
		const moss = await xCredential(world, 'moss');
		const text = 'Long. '.repeat(100).trim();
		const run = await world.runWorkflow({ nodes: [x(moss, publish({ postKind: 'text', text }))] });
		expect(run.error).toBeUndefined();
		expect(await ownPosts(world, seed.users.moss.id)).toMatchObject([{ text }]);
	}, 60_000);
});

describe('processing', () => {
	it('that takes longer than the wait ends as processing, and Finish publishes once', async () => {
		await xSettings(world, { processingMs: 6_000 });
		const run = await publishFile(files.video(), {
			postKind: 'video',
			text: 'Slow',
			options: { waitForProcessing: 0 },
		});
		expect(run.items[0].json).toMatchObject({ status: 'processing', id: null });
		expect(await ownPosts(world)).toEqual([]);
		const input = [run.items[0].json];
		const finish = x(credentials, { resource: 'post', operation: 'finish' });
		const finished = await world.runWorkflow({ nodes: [finish] }, { input });
		expect(finished.error).toBeUndefined();
		const again = await world.runWorkflow({ nodes: [finish] }, { input });
		expect(again.items[0].json).toMatchObject({ id: finished.items[0].json.id, replayed: true });
		expect(await ownPosts(world)).toHaveLength(1);
	}, 120_000);

	it("that fails is told with X's reason, and nothing is published", async () => {
		await xSettings(world, { mediaFailNext: 'InvalidMedia' });
		const run = await publishFile(files.video(), { postKind: 'video', text: 'Broken' });
		expect(run.error.message).toContain('X could not process the file');
		expect(await ownPosts(world)).toEqual([]);
	}, 90_000);
});

describe('Preview', () => {
	it('says what would be refused and what it costs, and sends nothing', async () => {
		const run = await world.runWorkflow({
			nodes: [
				x(
					credentials,
					publish({
						operation: 'preview',
						postKind: 'text',
						text: 'Buy $RYE or $WHT at example.com',
					}),
				),
			],
		});
		expect(run.items[0].json).toMatchObject({
			ok: false,
			issues: [{ rule: 'too-many-cashtags' }],
			maxLength: 280,
			cost: { estimatedUsd: 0.2, postWithoutUrlUsd: 0.015 },
		});
		expect(await writesOf(world)).toEqual([]);
	}, 60_000);
});

describe('posts that are out', () => {
	const one = async (/** @type {Record<string, unknown>} */ parameters) =>
		await world.runWorkflow({ nodes: [x(credentials, { resource: 'post', ...parameters })] });

	it('are read, listed and deleted', async () => {
		const { id } = await publishPost({ postKind: 'text', text: 'See https://shop.example.com' });
		const post = { __rl: true, mode: 'id', value: id };
		const read = await one({ operation: 'get', post });
		expect(read.items[0].json).toMatchObject({
			id,
			type: 'post',
			text: 'See https://shop.example.com',
			author: { username: 'fernandco' },
		});
		const listed = await one({ operation: 'getMany', which: 'own', limit: 1 });
		expect(listed.items.map(({ json }) => json.id)).toEqual([id]);
		const byUrl = { __rl: true, mode: 'url', value: `https://x.com/fernandco/status/${id}` };
		const status = await one({ operation: 'getStatus', post: byUrl });
		expect(status.items[0].json).toMatchObject({ id, status: 'published' });
		const deleted = await one({ operation: 'delete', post });
		expect(deleted.items[0].json).toEqual({ deleted: true, id });
		const gone = await one({ operation: 'getStatus', post });
		expect(gone.items[0].json).toMatchObject({ status: 'not-found' });
	}, 120_000);

	it('of others that mention the account, or that a search finds, are listed', async () => {
		const mentions = await one({ operation: 'getMany', which: 'mentions', returnAll: true });
		expect(mentions.items.map(({ json }) => json.id)).toContain(seed.mentionId);
		const found = await one({ operation: 'getMany', which: 'search', query: 'from:bruno_bikes' });
		expect(found.items.map(({ json }) => json.id)).toContain(seed.mentionId);
	}, 60_000);
});
