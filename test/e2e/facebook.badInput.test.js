// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const {
	byId,
	facebook,
	metaSeed,
	ownPosts,
	publish,
	systemUserCredential,
} = require('../support/facebook.js');
const { makeFiles } = require('../support/files.js');
const { writesOf } = require('../support/requests.js');
const { readFile } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

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
});

/** @param {object} parameters @param {{ file?: string, by?: object }} [more] */
async function publishing(parameters, { file, by = credentials } = {}) {
	const node = facebook(by, publish(page, { ...parameters }));
	const run = await world.runWorkflow({ nodes: [...(file ? [readFile(file)] : []), node] });
	return { run, error: run.error, failure: run.error?.context.socialOps };
}

/** A file with the first bytes of a picture and the given size. @param {string} name @param {number} bytes */
function padded(name, bytes) {
	const target = path.join(world.files, name);
	fs.copyFileSync(files.picture(), target);
	fs.truncateSync(target, bytes);
	return target;
}

/** @param {string} name @param {string} content */
function textFile(name, content) {
	const target = path.join(world.files, name);
	fs.writeFileSync(target, content);
	return target;
}

const inMs = (/** @type {number} */ ms) => new Date(Date.now() + ms).toISOString();

describe('refused before anything is sent', () => {
	afterEach(async () => {
		expect(await writesOf(world)).toEqual([]);
		expect(await ownPosts(world, page)).toEqual([]);
	});

	it('a text that is too long, counted as Facebook counts', async () => {
		// An emoji outside the basic plane counts as two.
		const { error, failure } = await publishing({ postKind: 'text', text: '🥐'.repeat(31_604) });
		expect(error.message).toBe('The text has 63208 characters; Facebook takes 63206');
		expect(error.description).toBe("Shorten 'Text' by 2 characters.");
		expect(failure).toMatchObject({ kind: 'content-rejected', field: 'Text', effect: 'none' });
	});

	it.each([
		['photo', 'JPEG', () => files.video(), "The file 'video.mp4' is video/mp4"],
		['video', 'video/mp4', () => files.picture(), "The file 'picture.jpg' is image/jpeg"],
		['reel', 'video/mp4', () => files.picture(), "The file 'picture.jpg' is image/jpeg"],
		['photoStory', 'JPEG', () => textFile('notes.jpg', 'no picture'), "The file 'notes.jpg' is"],
	])('a %s of the wrong file type', async (postKind, wanted, file, happened) => {
		const { error, failure } = await publishing({ postKind }, { file: file() });
		expect(error.message).toContain(happened);
		expect(error.description).toMatch(/^Convert it to one of: /);
		expect(error.description.toLowerCase()).toContain(wanted.toLowerCase());
		expect(failure.field).toBe('data');
	});

	it.each([
		['photo', 4],
		['photoStory', 10],
	])('a %s that is too large', async (postKind, mebibytes) => {
		const file = padded(`large-${postKind}.jpg`, mebibytes * 1024 * 1024 + 100_000);
		const { error, failure } = await publishing({ postKind }, { file });
		expect(error.message).toBe(
			`The file 'large-${postKind}.jpg' has ${mebibytes}.1 MiB; Facebook takes ${mebibytes}.0 MiB here`,
		);
		expect(error.description).toBe('Make the file smaller.');
		expect(failure.field).toBe('data');
	});

	it('a reel that is too short, and one of too few pixels', async () => {
		const short = await publishing({ postKind: 'reel' }, { file: files.reel('short.mp4', 1) });
		expect(short.error.message).toMatch(/The video runs 1 s; a reel takes 3 to 90 s/);
		const small = await publishing({ postKind: 'reel' }, { file: files.video() });
		expect(small.error.message).toContain('640x360 pixels; a reel takes 540x960 or more');
	});

	it('a photo post with a link', async () => {
		const { error, failure } = await publishing(
			{ postKind: '={{ "photo" }}', link: 'https://example.com', text: 'Both' },
			{ file: files.picture() },
		);
		expect(error.message).toBe("Facebook has no 'Link' for a photo post");
		expect(error.description).toBe("Leave 'Link' empty or choose another 'Post Kind'.");
		expect(failure.field).toBe('Link');
	});

	it.each([
		['nine minutes', 9 * MINUTE_MS],
		['31 days', 31 * DAY_MS],
		['yesterday', -DAY_MS],
	])('a schedule outside 10 minutes to 30 days: %s', async (_, ms) => {
		const { error, failure } = await publishing({
			postKind: 'text',
			text: 'Later',
			options: { scheduleAt: inMs(ms) },
		});
		expect(error.message).toContain(
			'outside the time in which a text or link post can be scheduled',
		);
		expect(error.description).toBe('Choose a time 10 minutes to 30 days from now.');
		expect(failure.field).toBe('Schedule At');
	});

	it('a schedule that is no time, and a time zone that is none', async () => {
		const wrong = await publishing({
			postKind: 'text',
			text: 'x',
			options: { scheduleAt: 'next Tuesday' },
		});
		expect(wrong.error.message).toBe("'next Tuesday' in 'Schedule At' is not a date or time");
		expect(wrong.failure.field).toBe('Schedule At');
		const zone = await publishing({
			postKind: 'text',
			text: 'x',
			options: { scheduleAt: '2026-12-24T09:00:00', timeZone: 'Berlin' },
		});
		expect(zone.error.message).toBe("'Berlin' is not a time zone");
		expect(zone.failure.field).toBe('Time Zone');
	});

	it('an unknown Page, and no Page', async () => {
		const unknown = await publishing({ postKind: 'text', text: 'x', page: byId('1') });
		expect(unknown.failure.kind).toBe('not-found');
		expect(unknown.error.message + unknown.error.description).toMatch(/Page/);
		const none = await publishing({ postKind: 'text', text: 'x', page: byId('={{ $json.page }}') });
		expect(none.error.message).toBe('No Page is chosen');
		expect(none.error.description).toContain("Choose a 'Page' from the list");
	});

	it('a binary field that is not there, naming it', async () => {
		const { error } = await publishing(
			{ postKind: 'photo', binaryPropertyName: 'image' },
			{ file: files.picture() },
		);
		expect(error.message).toContain("'image'");
	});

	it('no file at all', async () => {
		const { error } = await publishing({ postKind: 'photo', text: 'x' });
		expect(`${error.message} ${error.description}`).toMatch(/binary/i);
	});

	it.each(['ftp://example.com/a.jpg', 'picture.jpg', 'https://'])(
		'a media URL that is none: %s',
		async (mediaUrl) => {
			const { error, failure } = await publishing({
				postKind: 'photo',
				mediaSource: 'url',
				mediaUrl,
			});
			expect(error.message).toBe(`'${mediaUrl}' is not a web address`);
			expect(error.description).toContain('https://');
			expect(failure.field).toBe('Media URL');
		},
	);

	it('an expression that gives nothing, instead of a post that says undefined', async () => {
		const { error, failure } = await publishing({ postKind: 'text', text: '={{ $json.nothing }}' });
		expect(error.message).toBe('The post has neither a text nor a link');
		expect(failure.field).toBe('Text');
	});

	it('a link that is none', async () => {
		const { error, failure } = await publishing({ postKind: 'text', link: 'example' });
		expect(error.message).toBe("'example' is not a web address");
		expect(failure.field).toBe('Link');
	});

	it.each([
		['expiredUser', 'credential-invalid', 'The access to Facebook has expired'],
		['passwordChanged', 'credential-invalid', 'The password was changed or the session was ended'],
		[
			'EAAGnobodyEverIssuedThisToken',
			'credential-invalid',
			'Facebook does not accept the access token',
		],
	])('by a dead token (%s)', async (token, kind, happened) => {
		const by = await systemUserCredential(world, token);
		const { error, failure } = await publishing({ postKind: 'text', text: 'x' }, { by });
		expect(failure).toMatchObject({ kind, code: expect.stringMatching(/^190/) });
		expect(error.message).toBe(happened);
		expect(error.description).toContain('Reconnect the credential');
	});
});

describe("refused by Facebook, in this package's words", () => {
	afterEach(async () => {
		expect(await ownPosts(world, page)).toEqual([]);
	});

	it('a proof by a secret that is not that of the app', async () => {
		const by = await world.createCredential('socialOpsFacebookTokenApi', {
			accessToken: seed.tokens.systemUser,
			tokenType: 'system',
			appId: seed.app.id,
			appSecret: 'wrong',
		});
		const { error, failure } = await publishing({ postKind: 'text', text: 'x' }, { by });
		expect(failure.kind).toBe('credential-invalid');
		expect(error.description).toContain("Check 'App Secret' in the credential");
	});

	it('a token without the permission to publish', async () => {
		const by = await systemUserCredential(world, 'withoutPublish');
		const { error, failure } = await publishing({ postKind: 'text', text: 'x' }, { by });
		expect(failure).toMatchObject({ kind: 'permission-missing', code: '200' });
		expect(error.message).toContain('pages_manage_posts');
		expect(error.description).toContain('Reconnect the credential with the permission');
	});

	it.each([
		['photo', 'notFound'],
		['photo', 'robotsBlockedPicture'],
		['photo', 'article'],
		['photo', 'loginRedirect'],
		['video', 'notFound'],
		['video', 'robotsBlocked'],
		['reel', 'notFound'],
	])(
		'a %s at an address that gives no file (%s)',
		async (postKind, name) => {
			const { run, error, failure } = await publishing({
				postKind,
				mediaSource: 'url',
				mediaUrl: seed.media[name],
			});
			expect(run.status).toBe('error');
			expect(failure.kind).toBe('content-rejected');
			expect(`${error.message} ${error.description}`).toMatch(
				/The URL must|Check the URL|JPEG|file/,
			);
		},
		90_000,
	);

	it('a link that its crawler cannot read', async () => {
		const { error, failure } = await publishing({
			postKind: 'text',
			link: 'https://gone.invalid/a',
		});
		expect(failure).toMatchObject({ kind: 'content-rejected', code: '1609005' });
		expect(error.message).toBe('Facebook cannot make a link preview of this URL');
		expect(error.description).toContain('Use a public URL');
	});
});
