// @ts-check
'use strict';

const { setTimeout: delay } = require('node:timers/promises');
const {
	accountState,
	instagram,
	instagramLogin,
	metaSeed,
	ownMedia,
	publish,
	systemUserCredential,
} = require('../support/instagram.js');
const { makeFiles } = require('../support/files.js');
const { node, readFile } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {object} */
let credentials;
/** @type {string} */
let account;
/** @type {ReturnType<typeof makeFiles>} */
let files;

beforeAll(async () => {
	world = await startWorld();
	seed = await metaSeed(world);
	credentials = await systemUserCredential(world);
	account = seed.instagram.accounts.fern.id;
	files = makeFiles(world.files);
	// Made beforehand: a run of the encoder blocks this process for seconds.
	for (const make of [square, upright, cover, files.reel]) make();
	await delay(50);
});

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

/** Reads a file and publishes it. @param {string} file @param {Record<string, unknown>} parameters */
async function publishFile(file, parameters) {
	return await world.runWorkflow({
		nodes: [readFile(file), instagram(credentials, publish(account, parameters))],
	});
}

/**
 * Publishes an item with two files: a picture as `data` and a video as `clip`.
 * @param {string} picture @param {Record<string, unknown>} parameters
 */
async function publishBoth(picture, parameters) {
	const first = readFile(picture);
	const second = { ...readFile(files.reel(), 'Read Video') };
	second.parameters = { ...second.parameters, options: { dataPropertyName: 'clip' } };
	const both = node('Both', 'n8n-nodes-base.merge', { mode: 'combine', combineBy: 'combineByPosition' }, { typeVersion: 3.2 });
	const last = instagram(credentials, publish(account, parameters));
	return await world.runWorkflow({
		nodes: [first, second, both, last],
		connections: [
			{ from: first.name, to: both.name },
			{ from: first.name, to: second.name },
			{ from: second.name, to: both.name, input: 1 },
			{ from: both.name, to: last.name },
		],
	});
}

/** Ways by the calls that were made. */
async function waysTaken() {
	const calls = await world.sandbox.requests();
	const made = calls.filter((/** @type {any} */ call) => call.method === 'POST');
	return {
		upload: made.some((/** @type {any} */ call) => call.host === 'rupload.facebook.com'),
		signedUrl: made.some((/** @type {any} */ call) => /binary-data\/signed/.test(JSON.stringify(call.body ?? ''))),
		hostedCopy: made.some((/** @type {any} */ call) => /\/photos$/.test(call.path)),
	};
}

const square = () => files.picture('square.jpg', '1080x1080');
const upright = () => files.picture('upright.jpg', '1080x1920');
const cover = () => files.picture('cover.jpg', '720x1280');

describe('every kind from files of the item', () => {
	it.each([
		['photo', square, { text: 'Hello #bakery', options: { altText: 'A test picture' } }, 'signedUrl'],
		['photo', square, { text: 'By the Page', options: { mediaWay: 'hostedCopy' } }, 'hostedCopy'],
		['reel', () => files.reel(), { text: 'A reel', options: { shareToFeed: true, coverAt: 1 } }, 'upload'],
		['reel', () => files.reel(), { text: 'Fetched', options: { mediaWay: 'signedUrl' } }, 'signedUrl'],
		['photoStory', upright, {}, 'signedUrl'],
		['photoStory', upright, { options: { mediaWay: 'hostedCopy' } }, 'hostedCopy'],
		['videoStory', () => files.reel(), {}, 'upload'],
	])('publishes a %s from a file (%#)', async (postKind, file, parameters, way) => {
		const run = await publishFile(file(), { postKind, ...parameters });
		expect(run.error).toBeUndefined();
		const [media] = await ownMedia(world, account);
		expect(run.items[0].json).toMatchObject({
			platform: 'instagram',
			status: 'published',
			id: media.id,
			kind: postKind,
			replayed: false,
		});
		expect(run.items[0].json.url).toBe(media.permalink);
		expect(media.options.caption ?? '').toBe(parameters.text ?? '');
		const { [/** @type {'upload'} */ (way)]: taken, ...others } = await waysTaken();
		expect(taken).toBe(true);
		expect(Object.values(others)).toEqual([false, false]);
	});

	it('publishes a carousel of a picture and a video', async () => {
		const run = await publishBoth(square(), {
			postKind: 'carousel',
			binaryPropertyName: 'data, clip',
			text: 'Two',
		});
		expect(run.error).toBeUndefined();
		const [media] = await ownMedia(world, account);
		expect(media.mediaType).toBe('CAROUSEL_ALBUM');
		expect(media.children.map((/** @type {any} */ child) => child.mediaType)).toEqual(['IMAGE', 'VIDEO']);
	});

	it.each([
		['uploads', {}, 'signedUrl'],
		['has Instagram fetch', { mediaWay: 'signedUrl' }, 'signedUrl'],
	])('%s a reel and gives it a cover that is a file too', async (_, options, way) => {
		const run = await publishBoth(cover(), {
			postKind: 'reel',
			binaryPropertyName: 'clip',
			text: 'With a cover',
			options: { cover: 'data', ...options },
		});
		expect(run.error).toBeUndefined();
		const [media] = await ownMedia(world, account);
		expect(media).toMatchObject({
			productType: 'REELS',
			file: { width: 1080, height: 1920 },
			cover: { width: 720, height: 1280, mimeType: 'image/jpeg' },
		});
		expect(run.items[0].json).toMatchObject({ status: 'published', id: media.id });
		expect((await waysTaken())[/** @type {'signedUrl'} */ (way)]).toBe(true);
	});

	it('publishes from an address that the user gives', async () => {
		const run = await world.runWorkflow({
			nodes: [
				instagram(
					credentials,
					publish(account, {
						postKind: 'photo',
						mediaSource: 'url',
						mediaUrl: seed.instagram.media.jpeg,
						text: 'From the web',
						options: { firstComment: 'First!' },
					}),
				),
			],
		});
		expect(run.error).toBeUndefined();
		const [media] = await ownMedia(world, account);
		expect(media.comments.map((/** @type {any} */ { text }) => text)).toEqual(['First!']);
		expect(run.items[0].json.firstCommentId).toBe(media.comments[0].id);
	});

	it('publishes a story through Instagram Login, from the signed address', async () => {
		const login = await world.createCredential('socialOpsInstagramLoginApi', {
			accessToken: seed.instagram.tokens.luna ?? Object.values(seed.instagram.tokens)[0],
		});
		const run = await world.runWorkflow({
			nodes: [
				readFile(upright()),
				instagramLogin(login, { resource: 'post', operation: 'publish', postKind: 'photoStory' }),
			],
		});
		expect(run.error).toBeUndefined();
		expect(run.items[0].json).toMatchObject({ status: 'published', kind: 'photoStory' });
	});
});

describe('what Instagram does not take', () => {
	it('is refused before anything is sent, with what to change', async () => {
		const run = await publishFile(files.picture('small.png', '1080x1080'), { postKind: 'photo', text: 'x' });
		expect(run.error.message).toContain('image/png');
		expect(run.error.description).toContain('image/jpeg');
		expect((await accountState(world, account)).containers).toEqual([]);
	});

	it('names all ways for a file that has none', async () => {
		const login = await world.createCredential('socialOpsInstagramLoginApi', {
			accessToken: Object.values(seed.instagram.tokens)[0],
		});
		const run = await world.runWorkflow({
			nodes: [
				readFile(files.reel()),
				instagramLogin(login, {
					resource: 'post',
					operation: 'publish',
					postKind: 'reel',
					options: { mediaWay: 'upload' },
				}),
			],
		});
		expect(run.error.message).toContain('Instagram Login has no uploads');
		expect(run.error.description).toContain('Facebook Login');
	});
});

it('says in Preview which way media takes, what is counted and how many posts are left', async () => {
	const run = await world.runWorkflow({
		nodes: [
			readFile(files.reel()),
			instagram(
				credentials,
				publish(account, { operation: 'preview', postKind: 'reel', text: '#one #two with @ana.green' }),
			),
		],
	});
	expect(run.error).toBeUndefined();
	expect(run.items[0].json).toMatchObject({
		ok: true,
		hashtags: 2,
		mentions: 1,
		quota: { used: 0, total: 50, left: 50, hours: 24 },
		media: [{ way: 'upload', aspectRatio: 0.563, width: 1080 }],
	});
	expect(await ownMedia(world, account)).toEqual([]);
});
