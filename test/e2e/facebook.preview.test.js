// @ts-check
'use strict';

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

/** @param {object} parameters @param {string} [file] @param {string} [pageId] */
function previewOf(parameters, file, pageId = page) {
	const all = { ...publish(pageId, { ...parameters }), operation: 'preview' };
	return [...(file ? [readFile(file)] : []), facebook(credentials, all, { name: 'Preview' })];
}

/** @param {object} parameters @param {string} [file] @param {string} [pageId] */
async function preview(parameters, file, pageId) {
	const run = await world.runWorkflow({ nodes: previewOf(parameters, file, pageId) });
	expect(run.error).toBeUndefined();
	return run;
}

/** A file of an item, as n8n's editor gets it. @param {any} file @param {'view' | 'download'} action */
async function openFile({ id, fileName, mimeType }, action) {
	const query = new URLSearchParams({ id, action, fileName, mimeType });
	const response = await fetch(`${world.n8n.url}/rest/binary-data?${query}`, {
		headers: { cookie: world.n8n.cookie() },
	});
	const bytes = Buffer.from(await response.arrayBuffer());
	return { status: response.status, bytes, text: bytes.toString('utf8') };
}

/** The card of an item. @param {import('../support/runs.js').Item} item */
const cardOf = async ({ binary }) => (await openFile(binary.preview, 'download')).text;

/** @param {object} parameters @param {string} [file] */
const hashOf = async (parameters, file) =>
	(await preview(parameters, file)).items[0].json.contentHash;

describe('preview', () => {
	it('says what would be sent, and sends nothing', async () => {
		const run = await preview({
			postKind: 'text',
			text: 'Hello 🥐',
			link: 'https://example.com/a',
		});
		expect(run.items[0].json).toEqual({
			platform: 'facebook',
			account: { id: page, name: seed.pages.fern.name },
			kind: 'text',
			ok: true,
			contentHash: expect.stringMatching(/^[0-9a-f]{32,}$/),
			textLength: 7,
			scheduledAt: null,
			issues: [],
			requests: [expect.objectContaining({ method: 'POST' })],
		});
		expect(JSON.stringify(run.items[0].json.requests)).toContain('https://example.com/a');
		expect(await writesOf(world)).toEqual([]);
	});

	it('takes the ID of a Page that an expression gives as a number', async () => {
		const run = await preview({ postKind: 'text', text: 'x', page: byId(`={{ ${page} }}`) });
		expect(run.items[0].json.account.id).toBe(page);
	});

	it('shows the post as a page on which the text is only text', async () => {
		const text = '<script>alert("x")</script> & <b>bold</b> \'quoted\'';
		const run = await preview({
			postKind: 'text',
			text,
			options: { firstComment: '<img src=x onerror=alert(1)>' },
		});
		expect(run.items[0].binary.preview).toMatchObject({
			fileName: 'preview.html',
			mimeType: 'text/html',
		});
		const html = await cardOf(run.items[0]);
		expect(html).toContain(
			'&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &lt;b&gt;bold&lt;/b&gt; &#39;quoted&#39;',
		);
		expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
		expect(html).not.toMatch(/<script|<b>bold|<img src=x/);
		expect(html).toContain('Fern &amp; Co');
	});

	it('shows the post as Markdown in the editor, which shows no HTML', async () => {
		const run = await preview({ postKind: 'text', text: 'Hello 🥐' });
		const shown = await openFile(run.items[0].binary.previewText, 'view');
		expect(shown.status).toBe(200);
		expect(shown.text).toContain('# Fern & Co');
		expect(shown.text).toContain('> Hello 🥐');
		// Browsers take a text without a mark for another encoding.
		expect(shown.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
	});

	it('shows a picture in the card and names a video', async () => {
		const photo = await preview(
			{ postKind: 'photo', options: { altText: 'A "test"' } },
			files.picture(),
		);
		const card = await cardOf(photo.items[0]);
		expect(card).toContain('<img src="data:image/jpeg;base64,');
		expect(card).toContain('Alt text: A &quot;test&quot;');
		const video = await preview({ postKind: 'video' }, files.video());
		expect(await cardOf(video.items[0])).toMatch(/video\.mp4 \(4 s, 640x360, [\d.]+ MiB\)/);
	});

	it('gives the same hash for the same post, and another one for every change', async () => {
		const same = { postKind: 'text', text: 'Same' };
		const first = await hashOf(same);
		expect(await hashOf(same)).toBe(first);
		const other = [
			await hashOf({ ...same, text: 'Same.' }),
			await hashOf({ ...same, link: 'https://example.com' }),
			await hashOf({ ...same, options: { firstComment: 'First' } }),
			await hashOf({ ...same, options: { asDraft: true } }),
			(await preview(same, undefined, seed.pages.moss.id)).items[0].json.contentHash,
		];
		expect(new Set([first, ...other]).size).toBe(6);
		const [a, b] = [files.picture('a.jpg', '320x240'), files.picture('b.png', '300x300')];
		expect(await hashOf({ postKind: 'photo' }, a)).not.toBe(await hashOf({ postKind: 'photo' }, b));
	});

	it('lists everything that would be refused, with field and fix, as data', async () => {
		const run = await preview(
			{
				postKind: '={{ "photo" }}',
				text: 'x'.repeat(63_207),
				link: 'https://example.com',
				options: { scheduleAt: new Date(Date.now() + 60_000).toISOString() },
			},
			files.video(),
		);
		const [{ json }] = run.items;
		expect(json.ok).toBe(false);
		const found = json.issues.map((/** @type {any} */ { rule, severity, field }) => [
			rule,
			severity,
			field,
		]);
		expect(found).toEqual([
			['text-too-long', 'block', 'Text'],
			['no-link', 'block', 'Link'],
			['media-type', 'block', 'data'],
			['schedule-window', 'block', 'Schedule At'],
		]);
		expect(json.issues.every((/** @type {any} */ { message, fix }) => message && fix)).toBe(true);
		expect(await cardOf(run.items[0])).toContain('Would be refused:');
	});

	it('finds against a post what Publish would find', async () => {
		const parameters = { postKind: 'reel', text: 'Too wide' };
		const { issues } = (await preview(parameters, files.video())).items[0].json;
		const [refused] = issues.filter((/** @type {any} */ { severity }) => severity === 'block');
		const run = await world.runWorkflow({
			nodes: [readFile(files.video()), facebook(credentials, publish(page, parameters))],
		});
		expect(run.error.message).toContain(refused.message);
		expect(await writesOf(world)).toEqual([]);
	});
});

describe('publish only what was approved', () => {
	const APPROVED = { options: { approvedContentHash: '={{ $json.contentHash }}' } };

	it('publishes what the hash of the preview stands for', async () => {
		const draft = { postKind: 'text', text: 'Approved text' };
		const run = await world.runWorkflow({
			nodes: [...previewOf(draft), facebook(credentials, publish(page, { ...draft, ...APPROVED }))],
		});
		expect(run.error).toBeUndefined();
		expect(run.items[0].json.contentHash).toBe(run.output('Preview')[0].json.contentHash);
		expect((await ownPosts(world, page)).map(({ message }) => message)).toEqual(['Approved text']);
	});

	it.each([
		['text', { text: 'Edited text' }],
		['Page', { page: byId('200000000000002') }],
	])('refuses a post whose %s was changed after the approval', async (_, change) => {
		const draft = { postKind: 'text', text: 'Approved text' };
		const run = await world.runWorkflow({
			nodes: [
				...previewOf(draft),
				facebook(credentials, { ...publish(page, { ...draft, ...APPROVED }), ...change }),
			],
		});
		expect(run.error.message).toBe('The post is not the one that was approved');
		expect(run.error.description).toMatch(/^Preview it again .* Its hash now is [0-9a-f]+\.$/);
		expect(await writesOf(world)).toEqual([]);
	});
});
