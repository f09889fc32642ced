// @ts-check
'use strict';

const {
	byId,
	facebook,
	metaSeed,
	pageState,
	publish,
	systemUserCredential,
} = require('../support/facebook.js');
const { makeFiles } = require('../support/files.js');
const { writesOf } = require('../support/requests.js');
const { readFile } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');

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

/** @param {string} operation @param {Record<string, unknown>} parameters @param {object} [settings] */
async function post(operation, parameters, settings) {
	const all = { resource: 'post', operation, page: byId(page), ...parameters };
	return await world.runWorkflow({ nodes: [facebook(credentials, all, { ...settings })] });
}

/** Publishes a text and answers its publication. @param {Record<string, unknown>} [options] */
async function publishText(text = 'Fresh bread', options = {}) {
	const node = facebook(credentials, publish(page, { postKind: 'text', text, options }));
	const run = await world.runWorkflow({ nodes: [node] });
	expect(run.error).toBeUndefined();
	return run.items[0].json;
}

/** @param {string} file @param {Record<string, unknown>} parameters */
async function publishFile(file, parameters) {
	const run = await world.runWorkflow({
		nodes: [readFile(file), facebook(credentials, publish(page, parameters))],
	});
	expect(run.error).toBeUndefined();
	return run.items[0].json;
}

const stored = async (/** @type {string} */ id, shelf = 'posts') =>
	(await pageState(world, page))[shelf].find((/** @type {any} */ each) => each.id === id);

describe('get', () => {
	it('reads a post with its counts by ID', async () => {
		const { id, url } = await publishText('Fresh bread');
		await world.sandbox.visitor({ pageId: page, action: 'comment', postId: id, message: 'Yum' });
		await world.sandbox.visitor({ pageId: page, action: 'reaction', postId: id, reaction: 'LOVE' });
		const run = await post('get', { post: byId(id) });
		expect(run.error).toBeUndefined();
		expect(run.items).toHaveLength(1);
		expect(run.items[0].json).toEqual({
			platform: 'facebook',
			id,
			type: 'post',
			status: 'published',
			text: 'Fresh bread',
			url,
			createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
			updatedAt: expect.any(String),
			scheduledAt: null,
			hidden: false,
			author: { id: page, name: seed.pages.fern.name },
			attachments: [],
			shares: null,
			reactions: 1,
			comments: 1,
		});
	});

	it("finds Page and post by their URLs and adds the network's own answer on request", async () => {
		const { id } = await publishText('By URL');
		const run = await post('get', {
			page: { __rl: true, mode: 'url', value: `https://www.facebook.com/${page}` },
			post: {
				__rl: true,
				mode: 'url',
				value: `https://www.facebook.com/${page}/posts/${id.split('_')[1]}`,
			},
			options: { includeRaw: true },
		});
		expect(run.error).toBeUndefined();
		expect(run.items[0].json).toMatchObject({ id, text: 'By URL', raw: { id, message: 'By URL' } });
	});

	it('says that there is no such post', async () => {
		const run = await post('get', { post: byId(`${page}_1`) });
		expect(run.error.context.socialOps).toMatchObject({ kind: 'not-found', code: '100/33' });
	});
});

describe('get many', () => {
	it('lists what the Page, a visitor and somebody else have posted, and what is scheduled', async () => {
		const published = await publishText('Now');
		const at = new Date(Date.now() + DAY_MS).toISOString();
		const scheduled = await publishText('Tomorrow', { scheduleAt: at });
		const { postId: tagging } = await world.sandbox.visitor({
			pageId: seed.pages.moss.id,
			action: 'post',
			message: 'Fern does this better',
			taggedPages: [page],
		});
		const ids = async (/** @type {string} */ which) => {
			const run = await post('getMany', { which });
			expect(run.error).toBeUndefined();
			return run.items.map(({ json }) => json.id);
		};
		expect(await ids('published')).toEqual([published.id, seed.foreignPostId]);
		expect(await ids('scheduled')).toEqual([scheduled.id]);
		expect(await ids('visitor')).toEqual([seed.visitorPostId]);
		expect(await ids('tagged')).toEqual([tagging]);
	});

	it('walks all pages of a long list, or stops at the limit', async () => {
		for (let n = 0; n < 120; n += 1) {
			await world.sandbox.visitor({ pageId: page, action: 'post', message: `Visitor ${n}` });
		}
		const all = await post('getMany', { which: 'visitor', returnAll: true });
		expect(all.error).toBeUndefined();
		expect(new Set(all.items.map(({ json }) => json.id)).size).toBe(121);
		const some = await post('getMany', { which: 'visitor', limit: 105 });
		expect(some.items).toHaveLength(105);
	});

	it('leaves out what is outside the times and adds counts on request', async () => {
		const { id } = await publishText('Today');
		const since = new Date(Date.now() - DAY_MS).toISOString();
		const run = await post('getMany', {
			which: 'published',
			filters: { since },
			options: { includeCounts: true },
		});
		expect(run.items.map(({ json }) => json.id)).toEqual([id]);
		expect(run.items[0].json).toMatchObject({ reactions: 0, comments: 0 });
		const older = await post('getMany', { which: 'published', filters: { until: since } });
		expect(older.items.map(({ json }) => json.id)).toEqual([seed.foreignPostId]);
	});
});

describe('get status', () => {
	it('tells published, scheduled and draft apart', async () => {
		const at = new Date(Date.now() + DAY_MS);
		const now = await publishText('Now');
		const later = await publishText('Later', { scheduleAt: at.toISOString() });
		const draft = await publishText('Draft', { asDraft: true });
		const statusOf = async (/** @type {string} */ id) =>
			(await post('getStatus', { post: byId(id) })).items[0].json;
		expect(await statusOf(now.id)).toMatchObject({
			id: now.id,
			status: 'published',
			postId: now.id,
			publishedAt: expect.any(String),
			scheduledAt: null,
			reason: null,
		});
		const scheduled = await statusOf(later.id);
		expect(scheduled).toMatchObject({ status: 'scheduled', publishedAt: null });
		expect(Math.abs(Date.parse(scheduled.scheduledAt) - at.getTime())).toBeLessThan(1000);
		expect(await statusOf(draft.id)).toMatchObject({ status: 'draft', publishedAt: null });
	});

	it('follows a video from processing to published', async () => {
		await world.sandbox.settings({ processingMs: 6000 });
		const video = await publishFile(files.video(), {
			postKind: 'video',
			text: 'Moving',
			options: { waitForProcessing: 0 },
		});
		expect(video.status).toBe('processing');
		const id = byId(video.mediaIds[0]);
		expect((await post('getStatus', { post: id })).items[0].json).toMatchObject({
			type: 'video',
			status: 'processing',
			publishedAt: null,
		});
		await world.sandbox.settings({ advanceClockMs: 10_000 });
		const [done] = (await post('getStatus', { post: id })).items;
		expect(done.json).toMatchObject({ type: 'video', status: 'published', reason: null });
		expect(done.json.phases).toMatchObject({ upload: 'completed', processing: 'completed' });
	});
});

describe('update', () => {
	it('changes the text', async () => {
		const { id } = await publishText('Old text');
		const run = await post('update', { post: byId(id), updateFields: { text: 'New text' } });
		expect(run.error).toBeUndefined();
		expect(run.items[0].json).toMatchObject({ id, text: 'New text', status: 'published' });
		expect((await stored(id)).message).toBe('New text');
	});

	it('moves a scheduled post, in the time zone that is given, and then publishes it at once', async () => {
		const at = new Date(Date.now() + DAY_MS).toISOString();
		const { id } = await publishText('Later', { scheduleAt: at });
		const day = new Date(Date.now() + 5 * DAY_MS).toISOString().slice(0, 10);
		const moved = await post('update', {
			post: byId(id),
			updateFields: { scheduleAt: `${day}T12:00:00`, timeZone: 'Asia/Kolkata' },
		});
		expect(moved.error).toBeUndefined();
		expect((await stored(id, 'scheduled')).scheduledAt).toBe(`${day}T06:30:00.000Z`);
		const now = await post('update', { post: byId(id), updateFields: { publishNow: true } });
		expect(now.items[0].json).toMatchObject({ status: 'published', scheduledAt: null });
		expect((await stored(id)).isPublished).toBe(true);
	});

	it('hides and shows, pins and unpins', async () => {
		const { id } = await publishText();
		const change = async (/** @type {object} */ updateFields) =>
			(await post('update', { post: byId(id), updateFields })).items[0].json;
		expect(await change({ hidden: true, pinned: true })).toMatchObject({ hidden: true });
		expect(await stored(id)).toMatchObject({ isHidden: true, isPinned: true });
		expect(await change({ hidden: false, pinned: false })).toMatchObject({ hidden: false });
		expect(await stored(id)).toMatchObject({ isHidden: false, isPinned: false });
	});

	it('changes the description of a video by the ID of the video', async () => {
		const video = await publishFile(files.video(), { postKind: 'video', text: 'Old' });
		const [id] = video.mediaIds;
		const run = await post('update', { post: byId(id), updateFields: { text: 'New' } });
		expect(run.error).toBeUndefined();
		expect(run.items[0].json).toMatchObject({ id, type: 'video', text: 'New' });
		expect((await pageState(world, page)).videos[0].description).toBe('New');
	});

	it('refuses what it can know before it sends anything', async () => {
		const { id } = await publishText();
		const before = await writesOf(world);
		const failures = [
			[{}, 'There is nothing to change', 'Add at least one field.'],
			[
				{ text: 'x'.repeat(63_207) },
				'The text has 63207 characters',
				'Shorten it by 1 characters.',
			],
			[
				{ scheduleAt: new Date(Date.now() + 60_000).toISOString() },
				'outside',
				'10 minutes to 30 days',
			],
		];
		for (const [updateFields, message, fix] of failures) {
			const { error } = await post('update', { post: byId(id), updateFields });
			expect(error.message).toContain(message);
			expect(error.description).toContain(fix);
		}
		expect(await writesOf(world)).toEqual(before);
	});

	it("translates Facebook's refusal to change a post of another app", async () => {
		const run = await post('update', {
			post: byId(seed.foreignPostId),
			updateFields: { text: 'Mine' },
		});
		expect(run.error.message).toContain('only posts created by the same app can be edited');
		expect(run.error.context.socialOps).toMatchObject({ kind: 'permission-missing', code: '10' });
	});
});

describe('delete', () => {
	it('deletes a post', async () => {
		const { id } = await publishText();
		const run = await post('delete', { post: byId(id) });
		expect(run.items[0].json).toEqual({ deleted: true, id });
		expect(await stored(id)).toBeUndefined();
	});

	it('deletes once when the answer is lost after the post is gone', async () => {
		const { id } = await publishText();
		const rule = { host: 'graph.facebook.com', method: 'DELETE', effect: { kind: 'lost-after' } };
		await world.sandbox.faults([rule]);
		const retries = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1000 };
		const run = await post('delete', { post: byId(id) }, retries);
		expect(run.error).toBeUndefined();
		expect(run.items[0].json).toEqual({ deleted: true, id });
		const deletes = (await writesOf(world)).filter((call) => call.startsWith('DELETE'));
		expect(deletes).toEqual([`DELETE /${id}`]);
	});

	it('says that there is no such post', async () => {
		const run = await post('delete', { post: byId(`${page}_1`) });
		expect(run.error.context.socialOps.kind).toBe('not-found');
	});
});
