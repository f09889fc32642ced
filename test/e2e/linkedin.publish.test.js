// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { setTimeout: delay } = require('node:timers/promises');
const {
	authorState,
	linkedin,
	linkedInCredential,
	linkedInSeed,
	organizationUrn,
	ownPosts,
	personUrn,
	publish,
	signedIn,
} = require('../support/linkedin.js');
const { makeFiles, sha256 } = require('../support/files.js');
const { node, readFile } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');

const TYPE = 'socialOpsLinkedInOAuth2Api';
const CAPTIONS = '1\n00:00:00,000 --> 00:00:02,000\nHello\n';

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {object} */
let credentials;
/** @type {object} */
let shareCredentials;
/** @type {string} */
let page;
/** @type {string} */
let ada;
/** @type {ReturnType<typeof makeFiles>} */
let files;

beforeAll(async () => {
	world = await startWorld();
	seed = await linkedInSeed(world);
	credentials = await linkedInCredential(world, TYPE);
	shareCredentials = await linkedInCredential(world, TYPE, { app: 'share' });
	page = organizationUrn(seed.pages.fern);
	ada = personUrn(seed.people.ada);
	files = makeFiles(world.files);
	// Made beforehand: a run of the encoder blocks this process for seconds.
	for (const make of [picture, clip]) make();
	fs.writeFileSync(pdf(), '%PDF-1.4\n1 0 obj<</Type /Page >>endobj\n%%EOF\n');
	fs.writeFileSync(srt(), CAPTIONS);
	await delay(50);
});

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

const picture = () => files.picture('square.jpg', '1080x1080');
const clip = () => files.reel();
const pdf = () => path.join(world.files, 'slides.pdf');
const srt = () => path.join(world.files, 'captions.srt');

/** @param {Record<string, unknown>} parameters */
const post = (parameters, settings = {}) =>
	linkedin(credentials, publish(page, parameters), settings);

/** Reads files into fields of one item, then runs the node. @param {[string, string][]} sources field and file @param {any} last */
function fromFiles(sources, last) {
	const reads = sources.map(([field, file]) => {
		const read = readFile(file, `Read ${field}`);
		return { ...read, parameters: { ...read.parameters, options: { dataPropertyName: field } } };
	});
	const merges = reads.slice(1).map((read, index) => ({
		read,
		merge: node(
			`Merge ${index}`,
			'n8n-nodes-base.merge',
			{ mode: 'combine', combineBy: 'combineByPosition' },
			{ typeVersion: 3.2 },
		),
	}));
	let previous = reads[0].name;
	/** @type {any[]} */
	const connections = [];
	for (const { read, merge } of merges) {
		connections.push({ from: reads[0].name, to: read.name });
		connections.push({ from: previous, to: merge.name });
		connections.push({ from: read.name, to: merge.name, input: 1 });
		previous = merge.name;
	}
	connections.push({ from: previous, to: last.name });
	return { nodes: [...reads, ...merges.map(({ merge }) => merge), last], connections };
}

/** The post that is out; fails where there is not exactly one. @param {any} run @param {string} [author] */
async function onlyPost(run, author = page) {
	expect(run.error).toBeUndefined();
	const posts = await ownPosts(world, author);
	expect(posts).toHaveLength(1);
	expect(run.items[0].json).toMatchObject({
		platform: 'linkedin',
		status: 'published',
		id: posts[0].urn,
		url: posts[0].url,
		replayed: false,
	});
	expect(posts[0].cutBy).toBeUndefined();
	return posts[0];
}

const TEXT =
	'Launch day (finally) with @[Acme](urn:li:organization:1337) #launch C# a_b *x* 👩‍👩‍👧‍👦 مرحبا';

describe('texts', () => {
	it('arrive as typed, with mentions and hashtags, as a page', async () => {
		const run = await world.runWorkflow({ nodes: [post({ postKind: 'text', text: TEXT })] });
		const out = await onlyPost(run);
		expect(out.text).toBe(TEXT.replace('@[Acme](urn:li:organization:1337)', 'Acme'));
		expect(out.mentions).toMatchObject([{ urn: 'urn:li:organization:1337' }]);
		expect(out.hashtags).toEqual(['launch']);
		expect(run.items[0].json.account).toEqual({ id: page, name: seed.pages.fern.name });
	});

	it('are published as the person who has connected, for connections only', async () => {
		const run = await world.runWorkflow({
			nodes: [
				linkedin(
					shareCredentials,
					publish('me', {
						postKind: 'text',
						text: 'From me',
						options: { visibility: 'CONNECTIONS', disableReshare: true },
					}),
				),
			],
		});
		const out = await onlyPost(run, ada);
		expect(out).toMatchObject({ visibility: 'CONNECTIONS', isReshareDisabledByAuthor: true });
	});

	it('of pages reach a part of the followers, and get a first comment', async () => {
		const run = await world.runWorkflow({
			nodes: [
				post({
					postKind: 'text',
					text: 'Hello Berlin',
					options: {
						targetGeoLocations: '103035651',
						firstComment: 'More: https://fern.example.com',
					},
				}),
			],
		});
		const out = await onlyPost(run);
		expect(out.distribution.targetEntities).toEqual([{ geoLocations: ['urn:li:geo:103035651'] }]);
		expect(out.comments).toMatchObject([{ actor: page }]);
		expect(run.items[0].json.firstCommentId).toContain('urn:li:comment:(');
		expect(run.items[0].json.warnings).toEqual([]);
	});

	it('go out for a brand of the organization too', async () => {
		const brand = `urn:li:organizationBrand:${seed.brands.fernLabs.id}`;
		const run = await world.runWorkflow({
			nodes: [linkedin(credentials, publish(brand, { postKind: 'text', text: 'From the labs' }))],
		});
		await onlyPost(run, brand);
		expect(run.items[0].json.account.name).toBe(seed.brands.fernLabs.name);
	});
});

describe('every kind from files of the item', () => {
	it('publishes an article with a title, a description and a thumbnail of its own', async () => {
		const run = await world.runWorkflow(
			fromFiles(
				[['thumb', picture()]],
				post({
					postKind: 'article',
					text: 'Read this',
					link: 'https://fern.example.com/blog',
					title: 'Ferns & Co (2026)',
					description: 'All about ferns',
					options: { cover: 'thumb', altText: 'A fern' },
				}),
			),
		);
		const out = await onlyPost(run);
		expect(out.content.article).toMatchObject({
			source: 'https://fern.example.com/blog',
			title: 'Ferns & Co (2026)',
			description: 'All about ferns',
			thumbnailAltText: 'A fern',
		});
		expect(out.media).toMatchObject([{ kind: 'image', file: { sha256: sha256(picture()) } }]);
	});

	it('publishes one image with an alt text', async () => {
		const run = await world.runWorkflow(
			fromFiles(
				[['data', picture()]],
				post({ postKind: 'image', text: 'One', options: { altText: 'A test picture' } }),
			),
		);
		const out = await onlyPost(run);
		expect(out.content.media.altText).toBe('A test picture');
		expect(out.media).toMatchObject([{ status: 'AVAILABLE', file: { sha256: sha256(picture()) } }]);
	});

	it('publishes three images in their order', async () => {
		const second = files.picture('second.png', '640x480');
		const third = files.picture('third.gif', '320x240');
		const run = await world.runWorkflow(
			fromFiles(
				[
					['one', picture()],
					['two', second],
					['three', third],
				],
				post({
					postKind: 'image',
					binaryPropertyName: 'one, two, three',
					text: 'Three',
					options: { altText: 'First\nSecond' },
				}),
			),
		);
		const out = await onlyPost(run);
		const shown = out.content.multiImage.images.map((/** @type {any} */ { altText }) => altText);
		expect(shown).toEqual(['First', 'Second', undefined]);
		expect(out.media.map((/** @type {any} */ media) => media.file.sha256)).toEqual(
			[picture(), second, third].map(sha256),
		);
	});

	it('publishes a video with captions and a thumbnail', async () => {
		const run = await world.runWorkflow(
			fromFiles(
				[
					['data', clip()],
					['subtitles', srt()],
					['thumb', picture()],
				],
				post({
					postKind: 'video',
					text: 'A video',
					title: 'The film',
					options: { captions: 'subtitles', captionsLanguage: 'de_DE', cover: 'thumb' },
				}),
			),
		);
		const out = await onlyPost(run);
		expect(out.urn).toContain('urn:li:ugcPost:');
		expect(out.content.media.title).toBe('The film');
		expect(out.media).toMatchObject([
			{
				kind: 'video',
				file: { sha256: sha256(clip()) },
				thumbnail: { sha256: sha256(picture()) },
				captions: { text: CAPTIONS, metadata: { locale: { country: 'DE', language: 'DE' } } },
			},
		]);
	});

	it('publishes a document', async () => {
		const run = await world.runWorkflow(
			fromFiles([['data', pdf()]], post({ postKind: 'document', text: 'Slides', title: 'Ferns' })),
		);
		const out = await onlyPost(run);
		expect(out.content.media.title).toBe('Ferns');
		expect(out.media).toMatchObject([{ kind: 'document', file: { sha256: sha256(pdf()) } }]);
	});

	it('publishes pictures as a person, though LinkedIn does not let them be read before', async () => {
		await world.sandbox.settings({ network: 'linkedin', imageMs: 8_000, notReadyAs: 'value' });
		const run = await world.runWorkflow(
			fromFiles(
				[['data', picture()]],
				linkedin(shareCredentials, publish('me', { postKind: 'image' })),
			),
		);
		const out = await onlyPost(run, ada);
		expect(out.media).toMatchObject([{ status: 'AVAILABLE' }]);
	});

	it('downloads what is given by address', async () => {
		const { meta } = await world.sandbox.seed();
		const url = meta.instagram.media.jpeg;
		const run = await world.runWorkflow({
			nodes: [post({ postKind: 'image', mediaSource: 'url', mediaUrl: url, text: 'From the web' })],
		});
		const out = await onlyPost(run);
		expect(out.media).toMatchObject([{ kind: 'image', status: 'AVAILABLE' }]);
	});
});

describe('kinds without files', () => {
	it('publishes a poll', async () => {
		const run = await world.runWorkflow({
			nodes: [
				post({
					postKind: 'poll',
					text: 'Help us',
					pollQuestion: 'Which fern?',
					pollOptions: 'Boston\nStaghorn\nMaidenhair',
					pollDuration: 'SEVEN_DAYS',
				}),
			],
		});
		const out = await onlyPost(run);
		expect(out.content.poll).toMatchObject({
			question: 'Which fern?',
			options: [{ text: 'Boston' }, { text: 'Staghorn' }, { text: 'Maidenhair' }],
			settings: { duration: 'SEVEN_DAYS' },
		});
	});

	it('shares a post by its link', async () => {
		const { posts } = await authorState(world, page);
		const run = await world.runWorkflow({
			nodes: [post({ postKind: 'reshare', text: 'Look', reshareOf: posts[0].url })],
		});
		const out = await onlyPost(run);
		expect(out.reshareContext).toEqual({ parent: posts[0].urn });
	});
});

describe('what LinkedIn does not take', () => {
	it.each([
		[{ postKind: 'text', text: 'x'.repeat(3_001) }, '3001 characters', 'Shorten'],
		[
			{ postKind: 'text', text: 'a', options: { scheduleAt: '2030-01-01T09:00:00' } },
			'cannot schedule',
			'Wait node',
		],
		[{ postKind: 'article', text: 'a', link: 'https://a.example' }, 'no title', "'Title'"],
		[{ postKind: 'poll', pollQuestion: 'Q', pollOptions: 'One' }, '1 answers', '2 to 4'],
		[{ postKind: 'text', text: 'a', options: { visibility: 'CONNECTIONS' } }, 'public', 'Show to'],
	])('is refused before anything is sent (%#)', async (parameters, message, fix) => {
		const run = await world.runWorkflow({ nodes: [post(parameters)] });
		expect(run.error.message).toContain(message);
		expect(run.error.description).toContain(fix);
		expect(await ownPosts(world, page)).toEqual([]);
	});

	it.each([[{}], [{ refresh_token: 'AQWgone', refresh_token_expires_in: 1 }]])(
		'is said to need a new connection when access has ended (%#)',
		async (refresh) => {
			const expired = await linkedInCredential(world, TYPE, { token: 'expired' });
			const data = signedIn(seed, { token: 'expired' });
			const credential = Object.keys(refresh).length
				? await world.createCredential(TYPE, {
						...data,
						oauthTokenData: { ...data.oauthTokenData, ...refresh },
					})
				: expired;
			const node = linkedin(credential, publish(page, { postKind: 'text', text: 'a' }));
			const run = await world.runWorkflow({ nodes: [node] });
			expect(run.error.context.socialOps).toMatchObject({
				kind: 'credential-invalid',
				effect: 'none',
			});
		},
	);

	it('is told with the reason when it is found only while processing', async () => {
		await world.sandbox.settings({ network: 'linkedin', failNextMedia: 'The video is damaged' });
		const run = await world.runWorkflow(
			fromFiles([['data', clip()]], post({ postKind: 'video', text: 'x' })),
		);
		expect(run.error.message).toContain('The video is damaged');
		expect(run.error.context.socialOps).toMatchObject({ kind: 'content-rejected', effect: 'none' });
		expect(await ownPosts(world, page)).toEqual([]);
	});
});

it('shows in Preview what a professional audience may take amiss, and sends nothing', async () => {
	const text = `BUY THIS GREAT PRODUCT!!! ${'🎉'.repeat(6)} #a #b #c #d #e #f https://a.example`;
	const run = await world.runWorkflow({
		nodes: [post({ operation: 'preview', postKind: 'text', text })],
	});
	expect(run.error).toBeUndefined();
	const [{ json }] = run.items;
	expect(json.ok).toBe(true);
	expect(json.issues.map((/** @type {any} */ { rule, severity }) => `${severity} ${rule}`)).toEqual(
		['warn tone-shouting', 'warn tone-hashtags', 'warn tone-emoji', 'warn tone-bare-link'],
	);
	expect(json.requests[0].fields).toMatchObject({ author: page, lifecycleState: 'PUBLISHED' });
	expect(await ownPosts(world, page)).toEqual([]);
});

it('finishes a video that was still being processed, once', async () => {
	await world.sandbox.settings({ network: 'linkedin', processingMs: 8_000 });
	const first = await world.runWorkflow(
		fromFiles(
			[['data', clip()]],
			post({ postKind: 'video', text: 'Slow', options: { waitForProcessing: 0 } }),
		),
	);
	const [{ json: publication }] = first.items;
	expect(publication).toMatchObject({ status: 'processing', id: null });
	const finish = linkedin(credentials, { resource: 'post', operation: 'finish' });
	const run = await world.runWorkflow({ nodes: [finish] }, { input: [publication] });
	await onlyPost(run);
});

it('finishes a video of a person once, however often it is finished', async () => {
	await world.sandbox.settings({ network: 'linkedin', processingMs: 4_000 });
	const video = { postKind: 'video', text: 'Slow', options: { waitForProcessing: 0 } };
	const first = await world.runWorkflow(
		fromFiles([['data', clip()]], linkedin(shareCredentials, publish('me', video))),
	);
	const [{ json: publication }] = first.items;
	expect(publication).toMatchObject({ status: 'processing', id: null });
	const nodes = [linkedin(shareCredentials, { resource: 'post', operation: 'finish' })];
	const out = await onlyPost(await world.runWorkflow({ nodes }, { input: [publication] }), ada);
	const again = await world.runWorkflow({ nodes }, { input: [publication] });
	expect(again.error).toBeUndefined();
	expect(again.items[0].json).toMatchObject({ id: out.urn, replayed: true });
	expect(await ownPosts(world, ada)).toHaveLength(1);
});

describe('what LinkedIn does with a post that it has taken', () => {
	it('is waited for', async () => {
		await world.sandbox.settings({ network: 'linkedin', publishMs: 3_000 });
		const run = await world.runWorkflow(
			fromFiles([['data', clip()]], post({ postKind: 'video', text: 'Late' })),
		);
		expect(await onlyPost(run)).toMatchObject({ lifecycleState: 'PUBLISHED' });
	});

	it('is told where it takes longer than wanted', async () => {
		await world.sandbox.settings({ network: 'linkedin', publishMs: 600_000 });
		const options = { waitForProcessing: 5 };
		const run = await world.runWorkflow(
			fromFiles([['data', clip()]], post({ postKind: 'video', text: 'Late', options })),
		);
		const [{ urn }] = await ownPosts(world, page);
		expect(run.items[0].json).toMatchObject({ status: 'processing', id: urn, publishedAt: null });
	});

	it('is an error where it does not publish it', async () => {
		await world.sandbox.settings({ network: 'linkedin', failNextPublish: true });
		const run = await world.runWorkflow(
			fromFiles([['data', clip()]], post({ postKind: 'video', text: 'Taken' })),
		);
		expect(run.error.message).toContain('did not publish it');
		expect(run.error.context.socialOps).toMatchObject({ kind: 'content-rejected' });
	});
});

it('reads, lists, changes and deletes posts', async () => {
	const published = await world.runWorkflow({ nodes: [post({ postKind: 'text', text: TEXT })] });
	const { id } = published.items[0].json;
	/** @param {Record<string, unknown>} parameters */
	const run = async (parameters) =>
		await world.runWorkflow({
			nodes: [linkedin(credentials, { resource: 'post', ...parameters })],
		});
	const post1 = { post: { __rl: true, mode: 'id', value: id } };
	const got = await run({ operation: 'get', ...post1 });
	expect(got.items[0].json).toMatchObject({
		id,
		text: TEXT,
		type: 'text',
		status: 'published',
		author: { id: page },
	});
	const status = await run({ operation: 'getStatus', ...post1 });
	expect(status.items[0].json).toMatchObject({ id, status: 'published', reason: null });
	const listed = await run({
		operation: 'getMany',
		author: { __rl: true, mode: 'id', value: page },
		limit: 2,
	});
	expect(listed.items).toHaveLength(2);
	expect(listed.items[0].json).toMatchObject({ id, text: TEXT });
	const updated = await run({ operation: 'update', ...post1, text: 'New (text) #now' });
	expect(updated.error).toBeUndefined();
	expect((await ownPosts(world, page))[0].text).toBe('New (text) #now');
	const deleted = await run({ operation: 'delete', ...post1 });
	expect(deleted.items[0].json).toEqual({ deleted: true, id });
	expect(await ownPosts(world, page)).toEqual([]);
});
