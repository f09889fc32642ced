// @ts-check
'use strict';

const { makeFiles, sha256 } = require('../support/files.js');
const {
	facebook,
	metaSeed,
	ownPosts,
	pageState,
	publish,
	systemUserCredential,
} = require('../support/facebook.js');
const { readFile } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {object} */
let credentials;
/** @type {string} */
let page;
/** @type {ReturnType<typeof makeFiles>} */
let files;

beforeAll(async () => {
	world = await startWorld();
	seed = await metaSeed(world);
	credentials = await systemUserCredential(world);
	page = seed.pages.fern.id;
	files = makeFiles(world.files);
});

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

/** @param {string} file @param {Record<string, unknown>} parameters */
async function publishFile(file, parameters) {
	return await world.runWorkflow({
		nodes: [readFile(file), facebook(credentials, publish(page, parameters))],
	});
}

/** @param {Record<string, unknown>} parameters @param {object} [settings] */
async function publishOne(parameters, settings) {
	return await world.runWorkflow({
		nodes: [facebook(credentials, publish(page, parameters), { ...settings })],
	});
}

describe('every kind of post, from a binary file', () => {
	it('publishes a text with a link and a button', async () => {
		const run = await publishOne({
			postKind: 'text',
			text: 'Fresh bread at 8 — “warm” & crisp 🥐',
			link: 'https://example.com/bread',
			options: { callToAction: 'SHOP_NOW', firstComment: 'First!' },
		});
		expect(run.error).toBeUndefined();
		const [post] = await ownPosts(world, page);
		expect(post).toMatchObject({
			message: 'Fresh bread at 8 — “warm” & crisp 🥐',
			link: 'https://example.com/bread',
		});
		expect(post.comments.map((/** @type {any} */ comment) => comment.message)).toEqual(['First!']);
		expect(run.items[0].json).toMatchObject({
			platform: 'facebook',
			account: { id: page, name: seed.pages.fern.name },
			id: post.id,
			kind: 'text',
			status: 'published',
			replayed: false,
			warnings: [],
			firstCommentId: post.comments[0].id,
		});
		expect(run.items[0].json.url).toMatch(/^https:\/\/www\.facebook\.com\//);
		expect(Date.parse(run.items[0].json.publishedAt)).not.toBeNaN();
	});

	it('publishes a photo with its alt text', async () => {
		const file = files.picture();
		const run = await publishFile(file, {
			postKind: 'photo',
			text: 'A photo',
			options: { altText: 'Test picture' },
		});
		expect(run.error).toBeUndefined();
		const [post] = await ownPosts(world, page);
		expect(post.message).toBe('A photo');
		expect(post.photos).toHaveLength(1);
		expect(post.photos[0]).toMatchObject({ sha256: sha256(file), alt: 'Test picture' });
	});

	it('publishes several photos in one post', async () => {
		const [first, second] = [files.picture('a.jpg', '320x240'), files.picture('b.png', '300x300')];
		const read = [readFile(first), readFile(second, 'Second')];
		Object.assign(read[1].parameters, { options: { dataPropertyName: 'second' } });
		const merge = {
			...facebook({}, {}, { name: 'Both' }),
			type: 'n8n-nodes-base.merge',
			typeVersion: 3.2,
			parameters: { mode: 'combine', combineBy: 'combineByPosition', options: { includeUnpaired: true } },
			credentials: undefined,
		};
		const start = { ...read[0], name: 'Fork', type: 'n8n-nodes-base.noOp', parameters: {}, id: 'f' };
		const last = facebook(
			credentials,
			publish(page, { postKind: 'photo', text: 'Two', binaryPropertyName: 'data, second' }),
		);
		const run = await world.runWorkflow({
			nodes: [start, ...read, merge, last],
			connections: [
				{ from: 'Fork', to: 'Read File' },
				{ from: 'Fork', to: 'Second' },
				{ from: 'Read File', to: 'Both' },
				{ from: 'Second', to: 'Both', input: 1 },
				{ from: 'Both', to: 'Facebook' },
			],
		});
		expect(run.error).toBeUndefined();
		const [post] = await ownPosts(world, page);
		const hashes = post.photos.map((/** @type {any} */ photo) => photo.sha256);
		expect(hashes).toEqual([sha256(first), sha256(second)]);
	});

	it('publishes a link carousel', async () => {
		const card = (/** @type {number} */ n) => ({
			link: `https://example.com/${n}`,
			name: `Card ${n}`,
		});
		const run = await publishOne({
			postKind: 'carousel',
			text: 'Choose',
			link: 'https://example.com/all',
			carouselCards: { card: [card(1), card(2), card(3)] },
		});
		expect(run.error).toBeUndefined();
		const [post] = await ownPosts(world, page);
		expect(post.children).toHaveLength(3);
	});

	it('publishes a video through the chunked session and waits until it is ready', async () => {
		const file = files.video();
		const run = await publishFile(file, {
			postKind: 'video',
			text: 'Moving',
			options: { videoTitle: 'Title' },
		});
		expect(run.error).toBeUndefined();
		const [video] = (await pageState(world, page)).videos;
		expect(video).toMatchObject({ sha256: sha256(file), title: 'Title', isPublished: true });
		expect(run.items[0].json).toMatchObject({ kind: 'video', status: 'published' });
		expect(run.items[0].json.mediaIds).toContain(video.id);
	});

	it('publishes a reel', async () => {
		const file = files.reel();
		const run = await publishFile(file, { postKind: 'reel', text: 'A reel' });
		expect(run.error).toBeUndefined();
		const [video] = (await pageState(world, page)).videos;
		expect(video).toMatchObject({ kind: 'reel', sha256: sha256(file), isPublished: true });
	});

	it('publishes a photo story and a video story', async () => {
		expect((await publishFile(files.picture(), { postKind: 'photoStory' })).error).toBeUndefined();
		expect((await publishFile(files.reel(), { postKind: 'videoStory' })).error).toBeUndefined();
		expect((await pageState(world, page)).stories).toHaveLength(2);
	});
});

describe('every kind that takes a URL', () => {
	it.each([
		['photo', 'jpg'],
		['video', 'mp4'],
		['reel', 'mp4'],
		['photoStory', 'jpg'],
		['videoStory', 'mp4'],
	])('lets Facebook fetch the file of a %s', async (postKind, type) => {
		const run = await publishOne({ postKind, mediaSource: 'url', mediaUrl: seed.media[type] });
		expect(run.error).toBeUndefined();
		expect(run.items[0].json.status).toBe('published');
	});
});

describe('time and visibility', () => {
	it('schedules in the time zone that is given', async () => {
		const day = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
		const run = await publishOne({
			postKind: 'text',
			text: 'Later',
			options: { scheduleAt: `${day}T09:00:00`, timeZone: 'Asia/Kolkata' },
		});
		expect(run.error).toBeUndefined();
		const [post] = (await pageState(world, page)).scheduled;
		expect(post.scheduledAt).toBe(`${day}T03:30:00.000Z`);
		expect(run.items[0].json).toMatchObject({
			status: 'scheduled',
			publishedAt: null,
			scheduledAt: `${day}T09:00:00.000+05:30`,
		});
	});

	it('saves a draft that nobody sees', async () => {
		const run = await publishOne({ postKind: 'text', text: 'Draft', options: { asDraft: true } });
		expect(run.error).toBeUndefined();
		expect((await pageState(world, page)).drafts).toHaveLength(1);
		expect(await ownPosts(world, page)).toHaveLength(0);
	});
});
