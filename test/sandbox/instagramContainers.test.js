'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { startWithClient, until } = require('./client');

/** @type {Awaited<ReturnType<typeof startWithClient>>} */
let world;
const fern = '17841405822304914';
const luna = '17841400000000123';
const asset = (name) => fs.readFileSync(path.join(__dirname, '../../sandbox/core/assets', name));
const clip = asset('clip.mp4');
const codeOf = (reply) => [reply.json.error?.code, reply.json.error?.error_subcode];

// One test downloads 100 MB.
jest.setTimeout(20_000);

beforeAll(async () => {
	world = await startWithClient();
});
afterAll(() => world.sandbox.stop());
beforeEach(async () => {
	await world.client.control('reset', {});
	await world.client.settings({ processingMs: 50 });
});

const create = (fields, token = world.tokens.pageFern) =>
	world.client.facebook.post(`${fern}/media`, token, fields);
const createOnInstagram = (fields) =>
	world.client.instagram.post(`${luna}/media`, world.ig.tokens.luna, fields);
const status = async (id, token = world.tokens.pageFern) =>
	(await world.client.facebook.get(`${id}?fields=status_code,status`, token)).json;
const settled = (id) =>
	until(async () => {
		const found = await status(id);
		return found.status_code === 'IN_PROGRESS' ? undefined : found;
	}, 25_000);
const media = (name) => world.ig.media[name];
const problemOf = async (id) =>
	(await world.client.account()).containers.find((container) => container.id === id).problem;

describe('a picture', () => {
	test('is fetched and ready at once, whichever token asks', async () => {
		for (const token of [world.tokens.pageFern, world.tokens.userLong, world.tokens.systemUser]) {
			const { json } = await create({ image_url: media('jpeg'), caption: 'Hi #ferns' }, token);
			expect(json).toEqual({ id: expect.stringMatching(/^\d{17}$/) });
			expect(BigInt(json.id) > 2n ** 53n).toBe(true);
			expect(await status(json.id)).toEqual({
				id: json.id,
				status_code: 'FINISHED',
				status: 'Finished: Media has been uploaded and it is ready to be published.',
			});
		}
		const { containers } = await world.client.account();
		expect(containers[0]).toMatchObject({
			kind: 'image',
			statusCode: 'FINISHED',
			file: { width: 320, height: 240, hasBytes: true },
			options: { caption: 'Hi #ferns' },
		});
	});

	test('really is downloaded, by the crawler of the vendor', async () => {
		await create({ image_url: media('portrait') });
		const log = (await world.client.control('requests')).json;
		const [fetched] = log.filter((entry) => entry.path === '/jpeg/1080x1350.jpg');
		expect(fetched.agent).toContain('facebookexternalhit');
	});

	test.each([
		['a PNG', 'png', [36001, 2207005]],
		['a PNG that is called a JPEG', 'pngAsJpeg', [36001, 2207005]],
		['bytes without a picture type', 'jpegAsBytes', [9004, 2207052]],
		['a web page', 'page', [9004, 2207052]],
		['an address that is not there', 'notFound', [9004, 2207052]],
		['an address behind a login', 'loginRedirect', [9004, 2207052]],
		['an address that robots.txt forbids', 'robotsBlocked', [9004, 2207052]],
		['more than 8 MB', 'tooLarge', [36000, 2207004]],
		['a ratio wider than 1.91:1', 'tooWide', [36003, 2207009]],
		['a ratio taller than 4:5', 'tooTall', [36003, 2207009]],
		['a server that does not answer in time', 'slow', [-2, 2207003]],
	])('is refused: %s', async (_name, source, expected) => {
		const refused = await create({ image_url: media(source) });
		expect(refused.status).toBe(400);
		expect(codeOf(refused)).toEqual(expected);
		expect(refused.json.error).toMatchObject({
			error_user_title: expect.any(String),
			error_user_msg: expect.any(String),
		});
		expect((await world.client.account()).containers).toEqual([]);
	});

	test.each([
		'https://nowhere.test/a.jpg',
		'ftp://media.social-ops.test/a.jpg',
		'https://media.social-ops.test/bäume.jpg',
		'no address',
	])('is refused: the address %s', async (address) => {
		expect(codeOf(await create({ image_url: address }))).toEqual([9004, 2207052]);
	});

	test('may be less than 320 pixels wide: it is scaled', async () => {
		expect((await create({ image_url: media('narrow') })).status).toBe(200);
	});

	test('may have any ratio as a story, and as an item of a carousel', async () => {
		for (const fields of [{ media_type: 'STORIES' }, { is_carousel_item: true }]) {
			const reply = await create({ ...fields, image_url: media('storyImage') });
			expect(reply.status).toBe(200);
		}
	});

	test('may come from an unpublished photo of the Page, for a day', async () => {
		const { json: photo } = await world.client.upload(
			`${world.pages.fern.id}/photos`,
			world.tokens.pageFern,
			{ fields: { published: 'false' }, file: asset('picture.jpg') },
		);
		const { json } = await world.client.get(`${photo.id}?fields=images`, world.tokens.pageFern);
		const source = json.images[0].source;
		expect(new URL(source).hostname).toMatch(/^scontent/);
		expect((await create({ image_url: source })).status).toBe(200);
		await world.client.settings({ advanceClockMs: 25 * 3_600_000 });
		expect(codeOf(await create({ image_url: source }))).toEqual([9004, 2207052]);
	});
});

describe('a video', () => {
	test('from an address is in progress until it is downloaded and processed', async () => {
		await world.client.settings({ processingMs: 300 });
		const { json } = await create({
			media_type: 'REELS',
			video_url: media('reel'),
			cover_url: media('jpeg'),
			thumb_offset: 1000,
			share_to_feed: true,
			audio_name: 'Leaves',
		});
		expect((await status(json.id)).status_code).toBe('IN_PROGRESS');
		expect((await settled(json.id)).status_code).toBe('FINISHED');
		const [container] = (await world.client.account()).containers;
		expect(container.file).toMatchObject({ bytes: clip.length, width: 540, height: 960 });
		expect(container.cover).toMatchObject({ mimeType: 'image/jpeg' });
		const { json: check } = await world.client.facebook.get(
			`${json.id}?fields=copyright_check_status`,
			world.tokens.pageFern,
		);
		expect(check.copyright_check_status).toEqual({ status: 'completed', matches_found: false });
	});

	test.each([
		['a reel of more than 15 minutes', 'REELS', 'tooLong', 2207026],
		['a reel of less than 3 seconds', 'REELS', 'tooShort', 2207026],
		['a story of more than 60 seconds', 'STORIES', 'longForStory', 2207026],
		['a story of more than 100 MB', 'STORIES', 'tooLargeForStory', 2207082],
		['another codec', 'REELS', 'wrongCodec', 2207026],
		['more than 1920 columns', 'REELS', 'tooManyColumns', 2207026],
		['a file that is no video', 'REELS', 'jpeg', 2207052],
		['an address that is not there', 'REELS', 'notFound', 2207052],
		['an address behind a login', 'STORIES', 'loginRedirect', 2207052],
	])(
		'fails in its container: %s',
		async (_name, type, source, subcode) => {
			const { json } = await create({ media_type: type, video_url: media(source) });
			expect(await settled(json.id)).toEqual({
				id: json.id,
				status_code: 'ERROR',
				status: `Error: Media upload has failed with error code ${subcode}`,
			});
			expect((await problemOf(json.id)).reason).toEqual(expect.any(String));
		},
		30_000,
	);

	test('of 90 seconds is too long for a story, but not for a reel', async () => {
		const { json } = await create({ media_type: 'REELS', video_url: media('longForStory') });
		expect((await settled(json.id)).status_code).toBe('FINISHED');
	});

	test('cannot have its cover behind its end, or from a file that is no JPEG', async () => {
		const reel = { media_type: 'REELS', video_url: media('reel') };
		const { json } = await create({ ...reel, thumb_offset: 60_000 });
		expect((await settled(json.id)).status).toContain('2207057');
		expect(codeOf(await create({ ...reel, thumb_offset: -1 }))).toEqual([1, 2207057]);
		expect(codeOf(await create({ ...reel, cover_url: media('png') }))).toEqual([36001, 2207005]);
		expect(codeOf(await create({ ...reel, cover_url: media('notFound') }))).toEqual([
			9004, 2207052,
		]);
	});

	test('with its moov box at the end is refused when the sandbox is told so', async () => {
		const box = (type, size) => {
			const start = clip.indexOf(type) - 4;
			return clip.subarray(start, start + size(start));
		};
		const sizeAt = (start) => clip.readUInt32BE(start);
		const late = Buffer.concat([box('ftyp', sizeAt), box('mdat', sizeAt), box('moov', sizeAt)]);
		const outcomes = [];
		for (const refuse of [false, true]) {
			await world.client.settings({ instagramRefuseLateMoov: refuse });
			const { json } = await create({ media_type: 'REELS', upload_type: 'resumable' });
			await upload(json, late);
			outcomes.push((await settled(json.id)).status_code);
		}
		expect(outcomes).toEqual(['FINISHED', 'ERROR']);
	});

	test('can be made to fail, or to take its time', async () => {
		await world.client.settings({ instagramFailNext: 2207053 });
		const reel = { media_type: 'REELS', video_url: media('reel') };
		const failed = (await create(reel)).json.id;
		expect((await settled(failed)).status).toContain('2207053');
		await world.client.fault({
			times: 1,
			path: '/media$',
			effect: { kind: 'slow-processing', ms: 60_000 },
		});
		const slow = (await create(reel)).json.id;
		await new Promise((resolve) => setTimeout(resolve, 300));
		expect((await status(slow)).status_code).toBe('IN_PROGRESS');
		await world.client.settings({ advanceClockMs: 61_000 });
		expect((await status(slow)).status_code).toBe('FINISHED');
	});
});

/** @param {any} container @param {Buffer} bytes @param {Record<string, string | number>} [headers] */
const upload = (container, bytes, headers = {}) =>
	world.client.request(container.uri, {
		method: 'POST',
		headers: {
			authorization: `OAuth ${world.tokens.pageFern}`,
			offset: 0,
			file_size: bytes.length,
			'content-length': bytes.length,
			...headers,
		},
		body: bytes,
	});

describe('the resumable upload', () => {
	const open = async (fields = { media_type: 'REELS' }) =>
		(await create({ ...fields, upload_type: 'resumable' })).json;
	const progress = async (id) =>
		(
			await world.client.facebook.get(
				`${id}?fields=status_code,video_status{uploading_phase{status,bytes_transferred},processing_phase{status}}`,
				world.tokens.pageFern,
			)
		).json;

	test('takes the bytes at the address of the container', async () => {
		const container = await open();
		expect(container.uri).toBe(`https://rupload.facebook.com/ig-api-upload/v26.0/${container.id}`);
		expect((await progress(container.id)).video_status).toEqual({
			uploading_phase: { status: 'not_started', bytes_transferred: 0 },
			processing_phase: { status: 'not_started' },
		});
		const done = await upload(container, clip);
		expect(done.json).toEqual({ success: true, message: 'Upload successful.' });
		expect((await settled(container.id)).status_code).toBe('FINISHED');
		expect((await progress(container.id)).video_status).toEqual({
			uploading_phase: { status: 'complete', bytes_transferred: clip.length },
			processing_phase: { status: 'complete' },
		});
		const [{ file }] = (await world.client.account()).containers;
		expect(file.sha256).toBe(crypto.createHash('sha256').update(clip).digest('hex'));
	});

	test('keeps what arrived before a cut and goes on from there', async () => {
		const container = await open({ media_type: 'STORIES' });
		await world.client.fault({
			host: 'rupload.facebook.com',
			times: 1,
			effect: { kind: 'reset-upload', atFraction: 0.5 },
		});
		await expect(upload(container, clip)).rejects.toThrow();
		const half = (await progress(container.id)).video_status.uploading_phase;
		expect(half).toEqual({
			status: 'in_progress',
			bytes_transferred: Math.floor(clip.length / 2),
		});
		const wrong = await upload(container, clip);
		expect(wrong.json.debug_info).toMatchObject({ retriable: true, type: 'OffsetInvalidError' });
		const rest = clip.subarray(half.bytes_transferred);
		const done = await upload(container, rest, {
			offset: half.bytes_transferred,
			file_size: clip.length,
		});
		expect(done.json.success).toBe(true);
		expect((await settled(container.id)).status_code).toBe('FINISHED');
	});

	test('takes an address instead of bytes', async () => {
		const container = await open();
		const done = await upload(container, Buffer.alloc(0), { file_url: media('reel') });
		expect(done.json.success).toBe(true);
		expect((await settled(container.id)).status_code).toBe('FINISHED');
	});

	test('refuses strangers, other containers, a second upload, and a login without it', async () => {
		const container = await open();
		const strange = await upload(container, clip, { authorization: 'OAuth nonsense' });
		expect(strange.json.debug_info).toEqual({
			retriable: false,
			type: 'ProcessingFailedError',
			message: '{"success":false,"error":{"message":"unauthorized user request"}}',
		});
		const foreign = await upload(container, clip, {
			authorization: `OAuth ${world.tokens.pageMoss}`,
		});
		expect(foreign.json.debug_info.message).toContain('unauthorized');
		const { json: other } = await create({ image_url: media('jpeg') });
		const uri = `https://rupload.facebook.com/ig-api-upload/v26.0/${other.id}`;
		expect((await upload({ uri }, clip)).status).toBe(400);
		await upload(container, clip);
		expect((await upload(container, clip)).json.debug_info.message).toContain('complete');
		const refused = await createOnInstagram({ media_type: 'REELS', upload_type: 'resumable' });
		expect(codeOf(refused)[0]).toBe(100);
	});

	test('of a file that is no video succeeds, and its container fails', async () => {
		const container = await open();
		expect((await upload(container, asset('picture.jpg'))).json.success).toBe(true);
		expect((await settled(container.id)).status).toContain('2207026');
	});
});

describe('parameters', () => {
	const jpeg = () => ({ image_url: media('jpeg') });
	const reel = () => ({ media_type: 'REELS', video_url: media('reel') });
	const story = () => ({ media_type: 'STORIES', image_url: media('jpeg') });
	const item = () => ({ is_carousel_item: true, image_url: media('jpeg') });
	const tag = { username: 'ana.green', x: 0.5, y: 0.5 };

	test.each([
		['an unknown one', () => ({ ...jpeg(), filter: 'clarendon' }), [100, undefined]],
		['a publish time', () => ({ ...jpeg(), scheduled_publish_time: 1 }), [100, undefined]],
		['no source', () => ({ caption: 'x' }), [100, undefined]],
		['two sources', () => ({ ...story(), video_url: media('reel') }), [100, undefined]],
		['an unknown media_type', () => ({ ...jpeg(), media_type: 'PHOTO' }), [100, 2207023]],
		['VIDEO outside a carousel', () => ({ ...reel(), media_type: 'VIDEO' }), [100, 2207023]],
		['a reel in a carousel', () => ({ ...reel(), is_carousel_item: true }), [100, 2207023]],
		['a picture as reel', () => ({ media_type: 'REELS', ...jpeg() }), [100, undefined]],
		['a caption on a story', () => ({ ...story(), caption: 'x' }), [100, undefined]],
		['a caption on an item', () => ({ ...item(), caption: 'x' }), [100, undefined]],
		['a place on an item', () => ({ ...item(), location_id: '134895793791914' }), [100, undefined]],
		[
			'a text of 2,201 characters',
			() => ({ ...jpeg(), caption: 'x'.repeat(2201) }),
			[36004, 2207010],
		],
		['31 hashtags', () => ({ ...jpeg(), caption: '#a '.repeat(31) }), [36004, 2207010]],
		['21 mentions', () => ({ ...jpeg(), caption: '@ana.green '.repeat(21) }), [100, 2207040]],
		['alt text on a reel', () => ({ ...reel(), alt_text: 'x' }), [100, undefined]],
		[
			'alt text of 1,001 characters',
			() => ({ ...jpeg(), alt_text: 'x'.repeat(1001) }),
			[100, undefined],
		],
		[
			'a place without coordinates',
			() => ({ ...jpeg(), location_id: '200000000000003' }),
			[100, undefined],
		],
		[
			'a private person',
			() => ({ ...jpeg(), user_tags: [{ ...tag, username: 'cleo.private' }] }),
			[100, undefined],
		],
		[
			'a person who does not exist',
			() => ({ ...jpeg(), user_tags: [{ ...tag, username: 'nobody.here' }] }),
			[100, undefined],
		],
		[
			'a person without a place',
			() => ({ ...jpeg(), user_tags: [{ username: 'ana.green' }] }),
			[100, undefined],
		],
		[
			'a person outside the picture',
			() => ({ ...jpeg(), user_tags: [{ ...tag, x: 1.5 }] }),
			[100, undefined],
		],
		['a person with a place in a reel', () => ({ ...reel(), user_tags: [tag] }), [100, undefined]],
		['21 people', () => ({ ...jpeg(), user_tags: Array(21).fill(tag) }), [100, 2207040]],
		[
			'4 collaborators',
			() => ({
				...jpeg(),
				collaborators: ['ana.green', 'bruno.codes', 'willow.travel', 'grove.garden'],
			}),
			[100, undefined],
		],
		[
			'collaborators of a story',
			() => ({ ...story(), collaborators: ['ana.green'] }),
			[100, undefined],
		],
		[
			'itself as collaborator',
			() => ({ ...jpeg(), collaborators: ['fernandco'] }),
			[100, undefined],
		],
		['share_to_feed of a picture', () => ({ ...jpeg(), share_to_feed: true }), [100, undefined]],
		['a cover of a story', () => ({ ...story(), cover_url: media('jpeg') }), [100, undefined]],
		[
			'an unknown graduation',
			() => ({ ...reel(), trial_params: { graduation_strategy: 'SOON' } }),
			[100, undefined],
		],
		[
			'6 products',
			() => ({ ...jpeg(), product_tags: Array(6).fill({ product_id: '1', x: 0, y: 0 }) }),
			[100, 2207035],
		],
		[
			'a product without a place',
			() => ({ ...jpeg(), product_tags: [{ product_id: '1' }] }),
			[100, 2207036],
		],
		[
			'a product without an id',
			() => ({ ...jpeg(), product_tags: [{ x: 0, y: 0 }] }),
			[100, 2207037],
		],
		[
			'3 sponsors',
			() => ({ ...jpeg(), branded_content_sponsor_ids: ['1', '2', '3'] }),
			[100, undefined],
		],
		['an AI label on an item', () => ({ ...item(), is_ai_generated: true }), [100, undefined]],
		['a poll of one option', () => ({ ...jpeg(), poll_attachment: ['a'] }), [100, undefined]],
		[
			'two add-ons',
			() => ({ ...jpeg(), poll_attachment: ['a', 'b'], is_comment_prompt_used: true }),
			[100, undefined],
		],
		[
			'a longer poll without a poll',
			() => ({ ...jpeg(), is_poll_duration_extended: true }),
			[100, undefined],
		],
		['a poll in a story', () => ({ ...story(), poll_attachment: ['a', 'b'] }), [100, undefined]],
	])('refused: %s', async (_name, fields, expected) => {
		expect(codeOf(await create(fields()))).toEqual(expected);
		expect((await world.client.account()).containers).toEqual([]);
	});

	test('of each kind are taken, and kept', async () => {
		const image = {
			...jpeg(),
			caption: 'With friends',
			alt_text: 'A fern',
			location_id: '134895793791914',
			user_tags: [tag],
			collaborators: ['willow.travel'],
			product_tags: [{ product_id: '123', x: 0.1, y: 0.2 }],
			is_paid_partnership: true,
			branded_content_sponsor_ids: ['1'],
			is_ai_generated: true,
			poll_attachment: ['Yes', 'No'],
			is_poll_duration_extended: true,
		};
		const trial = {
			...reel(),
			trial_params: { graduation_strategy: 'MANUAL' },
			user_tags: [{ username: 'ana.green' }],
			is_comment_prompt_used: true,
		};
		for (const fields of [image, trial, { ...story(), user_tags: [{ username: 'ana.green' }] }])
			expect((await create(fields)).status).toBe(200);
		const [{ options }] = (await world.client.account()).containers;
		const { image_url: _source, ...kept } = image;
		expect(options).toEqual(kept);
	});

	test('may be a form or a query, with lists as JSON', async () => {
		const query = new URLSearchParams({
			image_url: media('jpeg'),
			caption: 'Hi #ferns',
			collaborators: '["willow.travel"]',
			user_tags: JSON.stringify([tag]),
			is_ai_generated: 'true',
		});
		const { status: code } = await world.client.post(
			`${fern}/media?${query}`,
			world.tokens.pageFern,
		);
		expect(code).toBe(200);
	});

	test('of Facebook Login are unknown to Instagram Login', async () => {
		const { ig } = world;
		expect((await createOnInstagram({ image_url: ig.media.jpeg })).status).toBe(200);
		for (const extra of [
			{ product_tags: [] },
			{ is_paid_partnership: true },
			{ poll_attachment: ['a', 'b'] },
		]) {
			expect(codeOf(await createOnInstagram({ image_url: ig.media.jpeg, ...extra }))[0]).toBe(100);
		}
	});

	test('of a trial reel need an account that has trial reels', async () => {
		await world.client.settings({ accounts: { [fern]: { trialReels: false } } });
		const fields = { ...reel(), trial_params: { graduation_strategy: 'SS_PERFORMANCE' } };
		expect(codeOf(await create(fields))).toEqual([100, 2207081]);
	});
});

describe('a carousel', () => {
	const item = async (fields = { image_url: media('jpeg') }) =>
		(await create({ is_carousel_item: true, ...fields })).json.id;

	test('of pictures and a video, named with commas or as a list', async () => {
		const video = await item({ media_type: 'VIDEO', video_url: media('reel') });
		await settled(video);
		const ids = [await item(), await item(), video];
		for (const children of [ids.join(','), JSON.stringify(ids), ids]) {
			const { json } = await create({ media_type: 'CAROUSEL', children, caption: 'Three' });
			expect((await status(json.id)).status_code).toBe('FINISHED');
		}
	});

	test('needs 2 to 10 items of the account that are finished', async () => {
		const carousel = async (children, token) =>
			codeOf(await create({ media_type: 'CAROUSEL', children }, token));
		const first = await item();
		expect(await carousel([first])).toEqual([100, 2207028]);
		const ids = [first];
		while (ids.length < 11) ids.push(await item());
		expect(await carousel(ids)).toEqual([100, 2207028]);
		expect(await carousel([first, first])).toEqual([100, undefined]);
		expect(await carousel([first, '123'])).toEqual([24, 2207006]);
		expect(await carousel('[1,')).toEqual([100, undefined]);
		const { json: single } = await create({ image_url: media('jpeg') });
		expect(await carousel([first, single.id])).toEqual([100, undefined]);
		await world.client.settings({ processingMs: 60_000 });
		const slow = await item({ media_type: 'VIDEO', video_url: media('reel') });
		expect(await carousel([first, slow])).toEqual([9007, 2207027]);
		await world.client.settings({ processingMs: 0 });
		const broken = await item({ media_type: 'VIDEO', video_url: media('tooShort') });
		await settled(broken);
		expect(await carousel([first, broken])).toEqual([-1, 2207032]);
		await world.client.settings({ advanceClockMs: 25 * 3_600_000 });
		expect(await carousel(ids.slice(0, 2))).toEqual([24, 2207008]);
	});

	test('has the ratio of its first item', async () => {
		const tall = await item({ image_url: media('storyImage') });
		const fine = await item();
		const carousel = (children) => create({ media_type: 'CAROUSEL', children });
		expect(codeOf(await carousel([tall, fine]))).toEqual([36003, 2207009]);
		expect((await carousel([fine, tall])).status).toBe(200);
	});
});

describe('containers', () => {
	test('expire after 24 hours', async () => {
		const { json } = await create({ image_url: media('jpeg') });
		await world.client.settings({ advanceClockMs: 24 * 3_600_000 - 60_000 });
		expect((await status(json.id)).status_code).toBe('FINISHED');
		await world.client.settings({ advanceClockMs: 61_000 });
		expect((await status(json.id)).status_code).toBe('EXPIRED');
	});

	test('are limited in 24 hours, items of carousels too', async () => {
		await world.client.settings({ accounts: { [fern]: { containersPerDay: 2 } } });
		await create({ image_url: media('jpeg') });
		await create({ image_url: media('jpeg'), is_carousel_item: true });
		expect(codeOf(await create({ image_url: media('jpeg') }))).toEqual([9, 2207042]);
		await world.client.settings({ advanceClockMs: 24 * 3_600_000 + 1_000 });
		expect((await create({ image_url: media('jpeg') })).status).toBe(200);
	});

	test('may be unknown for a moment after they were made', async () => {
		await world.client.settings({ instagramContainerLagMs: 60_000 });
		const { json } = await create({ image_url: media('jpeg') });
		const read = () => world.client.facebook.get(json.id, world.tokens.pageFern);
		expect(codeOf(await read())).toEqual([24, 2207008]);
		await world.client.settings({ advanceClockMs: 61_000 });
		expect((await read()).json).toEqual({ id: json.id });
	});

	test('are seen with a token of their account only', async () => {
		const { json } = await create({ image_url: media('jpeg') });
		const read = (token) => world.client.facebook.get(json.id, token);
		expect(codeOf(await read(world.tokens.pageMoss))).toEqual([100, 33]);
		expect(codeOf(await read(world.tokens.agencyLong))).toEqual([100, 33]);
		expect(codeOf(await read(world.tokens.app))[0]).toBe(190);
		expect(codeOf(await read(world.ig.tokens.fern))[0]).toBe(190);
		const onInstagram = (token) => world.client.instagram.get(json.id, token);
		expect(codeOf(await onInstagram(world.ig.tokens.luna))).toEqual([100, 33]);
		expect((await onInstagram(world.ig.tokens.fern)).status).toBe(200);
	});

	test('need the permission to publish, the task, and an account in good standing', async () => {
		const fields = { image_url: media('jpeg') };
		await world.client.settings({ accounts: { [fern]: { isRestricted: true } } });
		expect(codeOf(await create(fields))).toEqual([25, 2207050]);
		await world.client.settings({ accounts: { [fern]: { isRestricted: false } } });
		await world.client.settings({ pages: { [world.pages.fern.id]: { ppaRequired: true } } });
		expect(codeOf(await create(fields))).toEqual([200, 1404078]);
		await world.client.settings({
			pages: { [world.pages.fern.id]: { ppaRequired: false, tasks: ['ANALYZE'] } },
		});
		expect(codeOf(await create(fields))[0]).toBe(200);
		await world.client.remove(
			'me/permissions?permission=instagram_content_publish',
			world.tokens.userLong,
		);
		expect(codeOf(await create(fields))[0]).toBe(10);
		const readOnly = await world.client.instagram.post(
			`${luna}/media`,
			world.ig.tokens.lunaReadOnly,
			fields,
		);
		expect(codeOf(readOnly)[0]).toBe(10);
	});
});
