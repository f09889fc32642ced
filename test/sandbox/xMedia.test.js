// @ts-check
'use strict';

const v8 = require('node:v8');
const vm = require('node:vm');
const fs = require('node:fs');
const path = require('node:path');
const { basic, startX } = require('./xClient');
const { until } = require('./client');

const asset = (name) => fs.readFileSync(path.join(__dirname, '../../sandbox/core/assets', name));
const png = asset('picture.png');
const clip = asset('clip.mp4');
const UPLOAD = '/2/media/upload';

/** @type {Awaited<ReturnType<typeof startX>>} */
let x;
beforeAll(async () => {
	x = await startX();
});
afterAll(() => x.sandbox.stop());
beforeEach(() => x.client.control('reset', {}));

const initialize = (body, token) => x.call('POST', `${UPLOAD}/initialize`, { body, token });
const append = (id, index, media, token) =>
	x.multipart(`${UPLOAD}/${id}/append`, { fields: { segment_index: String(index) }, media, token });
const finalize = (id) => x.call('POST', `${UPLOAD}/${id}/finalize`);
const status = async (id) =>
	(await x.get(`${UPLOAD}?command=STATUS&media_id=${id}`)).json.data.processing_info;

const opened = async (media_category, media_type, bytes) =>
	(await initialize({ media_category, media_type, total_bytes: bytes })).json.data.id;

/** Uploads in segments; the answer of finalize. @param {Buffer} bytes */
async function upload(
	bytes,
	{ category = 'tweet_image', type = 'image/png', chunk = 1024 * 1024 } = {},
) {
	const id = await opened(category, type, bytes.length);
	for (let index = 0; index * chunk < bytes.length; index += 1)
		await append(id, index, bytes.subarray(index * chunk, (index + 1) * chunk));
	return { id, ...(await finalize(id)) };
}
const uploadClip = (bytes = clip, chunk) =>
	upload(bytes, { category: 'tweet_video', type: 'video/mp4', chunk });
const succeeded = (id) => until(async () => (await status(id))?.state === 'succeeded');
const ready = async () => {
	const { id } = await uploadClip();
	await succeeded(id);
	return id;
};
const message = (reply) => reply.json.errors[0].message;

/** A GIF of `frames` empty pictures. @param {number} frames */
function gif(frames, width = 16, height = 16) {
	const head = Buffer.from('GIF89a\0\0\0\0\0\0\0', 'latin1');
	head.writeUInt16LE(width, 6);
	head.writeUInt16LE(height, 8);
	const picture = Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]);
	return Buffer.concat([head, ...Array(frames).fill(picture), Buffer.from([0x3b])]);
}

describe('an upload in segments', () => {
	it('ends with an image that is ready at once', async () => {
		const { id, json } = await upload(png);
		expect(json.data).toEqual({
			id,
			media_key: `3_${id}`,
			size: png.length,
			expires_after_secs: expect.any(Number),
			image: { image_type: 'image/png', w: 64, h: 64 },
		});
		expect((await x.post({ media: { media_ids: [id] } })).status).toBe(201);
		const [{ media }] = await x.posts();
		expect(media[0].file.sha256).toMatch(/^[0-9a-f]{64}$/);
	});

	it('puts segments together in the order of their numbers, however they arrive', async () => {
		const id = await opened('tweet_image', 'image/png', png.length);
		const answers = [
			await append(id, 2, png.subarray(120)),
			await append(id, 0, png.subarray(0, 60)),
			await append(id, 1, png.subarray(60, 120)),
		];
		expect(answers[0].json).toEqual({ data: { expires_at: expect.any(Number) } });
		expect((await finalize(id)).json.data.size).toBe(png.length);
	});

	it('takes the same segment again, but not others in its place', async () => {
		const id = await opened('tweet_image', 'image/png', png.length);
		await append(id, 0, png);
		await append(id, 0, png);
		expect((await finalize(id)).status).toBe(200);
		const spoilt = await opened('tweet_image', 'image/png', png.length);
		await append(spoilt, 0, png);
		await append(spoilt, 0, Buffer.from('other'));
		expect((await finalize(spoilt)).status).toBe(400);
	});

	it('takes base64 in JSON, too', async () => {
		const id = await opened('tweet_image', 'image/png', png.length);
		const body = { segment_index: 0, media: png.toString('base64') };
		expect((await x.call('POST', `${UPLOAD}/${id}/append`, { body })).status).toBe(200);
		expect((await finalize(id)).status).toBe(200);
	});

	it('is not done while bytes are missing', async () => {
		const id = await opened('tweet_image', 'image/png', png.length);
		await append(id, 0, png.subarray(0, 60));
		expect(message(await finalize(id))).toBe('Segments do not add up to provided total file size.');
		await append(id, 2, png.subarray(60));
		expect((await finalize(id)).status).toBe(400);
	});

	it('refuses parts that are too large with 413', async () => {
		const id = await opened('tweet_video', 'video/mp4', 20 * 1024 * 1024);
		expect((await append(id, 0, Buffer.alloc(5 * 1024 * 1024 + 1))).status).toBe(413);
		expect((await append(id, 0, Buffer.alloc(5 * 1024 * 1024))).status).toBe(200);
	});

	it.each([
		['no number', {}],
		['the number 1000', { segment_index: '1000' }],
		['an unknown field', { segment_index: '0', command: 'APPEND' }],
	])('refuses a segment with %s', async (_what, fields) => {
		const id = await opened('tweet_image', 'image/png', png.length);
		expect((await x.multipart(`${UPLOAD}/${id}/append`, { fields, media: png })).status).toBe(400);
	});

	it('belongs to who began it, for a day', async () => {
		const id = await opened('tweet_image', 'image/png', png.length);
		expect((await append(id, 0, png, x.seed.tokens.moss)).status).toBe(400);
		await append(id, 0, png);
		await finalize(id);
		const foreign = await x.post({ media: { media_ids: [id] } }, x.seed.tokens.moss);
		expect(message(foreign)).toBe('Your media IDs are invalid.');
		const { app, refreshTokens } = x.seed;
		expect((await x.post({ media: { media_ids: [id] } })).status).toBe(201);
		await x.settings({ advanceClockMs: 86_400_000 });
		const fields = { grant_type: 'refresh_token', refresh_token: refreshTokens.fern };
		const renewed = await x.form('/2/oauth2/token', fields, basic(app.clientId, app.clientSecret));
		const late = await x.post({ text: 'a', media: { media_ids: [id] } }, renewed.json.access_token);
		expect(message(late)).toBe('Your media IDs are invalid.');
	});

	it.each([
		['without a size', { media_category: 'tweet_image', media_type: 'image/png' }],
		[
			'for an unknown category',
			{ media_category: 'image', media_type: 'image/png', total_bytes: 1 },
		],
		[
			'for a type that the category does not take',
			{ media_category: 'tweet_image', media_type: 'video/mp4', total_bytes: 1 },
		],
		[
			'for an image of more than 5 MB',
			{ media_category: 'tweet_image', media_type: 'image/png', total_bytes: 5 * 1024 * 1024 + 1 },
		],
		[
			'for a GIF of more than 15 MB',
			{ media_category: 'tweet_gif', media_type: 'image/gif', total_bytes: 15 * 1024 * 1024 + 1 },
		],
		[
			'for a video of more than 512 MB',
			{
				media_category: 'tweet_video',
				media_type: 'video/mp4',
				total_bytes: 512 * 1024 * 1024 + 1,
			},
		],
		[
			'with an unknown field',
			{ media_category: 'tweet_image', media_type: 'image/png', total_bytes: 1, command: 'INIT' },
		],
	])('is refused %s', async (_what, body) => {
		expect((await initialize(body)).status).toBe(400);
	});

	it('refuses bytes that are not what was announced', async () => {
		const { json } = await upload(Buffer.from('this is no picture at all'));
		expect(json.errors[0].message).toBe('media type unrecognized.');
		expect((await upload(png, { type: 'image/jpeg' })).status).toBe(400);
	});
});

describe('a picture at once', () => {
	it('is taken as multipart and as base64', async () => {
		const fields = { media_category: 'tweet_image' };
		const multipart = await x.multipart(UPLOAD, { fields, media: png });
		expect(multipart.json.data).toMatchObject({
			size: png.length,
			media_key: expect.stringMatching(/^3_/),
		});
		const body = { ...fields, media: png.toString('base64') };
		expect((await x.call('POST', UPLOAD, { body })).status).toBe(200);
	});

	it('is not a way for videos', async () => {
		const fields = { media_category: 'tweet_video' };
		expect((await x.multipart(UPLOAD, { fields, media: clip })).status).toBe(400);
	});
});

describe('the processing of a video', () => {
	it('goes from pending over in_progress to succeeded', async () => {
		await x.settings({ processingMs: 60_000 });
		const { id, json } = await uploadClip(clip, 5_000);
		expect(json.data.processing_info).toEqual({
			state: 'pending',
			check_after_secs: 5,
			progress_percent: 0,
		});
		await x.settings({ advanceClockMs: 30_000 });
		expect(await status(id)).toMatchObject({ state: 'in_progress', check_after_secs: 5 });
		const early = await x.post({ media: { media_ids: [id] } });
		expect([early.status, message(early)]).toEqual([400, 'Your media IDs are invalid.']);
		await x.settings({ advanceClockMs: 30_000 });
		expect(await status(id)).toEqual({ state: 'succeeded', progress_percent: 100 });
		expect((await x.post({ media: { media_ids: [id] } })).status).toBe(201);
	});

	it('fails for what is no video, and when a test wants it', async () => {
		await x.settings({ processingMs: 0 });
		const broken = await uploadClip(Buffer.from('not a video, not at all'));
		expect(await status(broken.id)).toMatchObject({
			state: 'failed',
			error: { name: 'InvalidMedia' },
		});
		await x.settings({ mediaFailNext: 'InternalError' });
		const { id } = await uploadClip();
		expect((await status(id)).error.name).toBe('InternalError');
		expect((await status((await uploadClip()).id)).state).toBe('succeeded');
	});

	it('can be made slow', async () => {
		await x.client.fault({
			host: 'api.x.com',
			path: '/finalize$',
			times: 1,
			effect: { kind: 'slow-processing', ms: 60_000 },
		});
		const { json } = await uploadClip();
		expect(json.data.processing_info.check_after_secs).toBe(5);
	});

	it('is only for videos and GIFs', async () => {
		const { id } = await upload(png);
		expect(await status(id)).toBeUndefined();
		const animated = await upload(gif(3), { category: 'tweet_gif', type: 'image/gif' });
		expect(animated.json.data.processing_info.state).toBe('pending');
	});

	it('refuses GIFs of more than 350 frames, and of too many pixels', async () => {
		await x.settings({ processingMs: 0 });
		const stateOf = async (bytes) => {
			const { id } = await upload(bytes, { category: 'tweet_gif', type: 'image/gif' });
			return (await status(id)).state;
		};
		expect(await stateOf(gif(350))).toBe('succeeded');
		expect(await stateOf(gif(351))).toBe('failed');
		expect(await stateOf(gif(2, 1281, 100))).toBe('failed');
		expect(await stateOf(gif(300, 1280, 1080))).toBe('failed');
	});

	it('refuses a video of more than 140 seconds when it is posted, except on Premium', async () => {
		await x.settings({ processingMs: 0 });
		const long = Buffer.from(clip);
		const movie = long.indexOf('mvhd') + 4;
		long.writeUInt32BE(150 * long.readUInt32BE(movie + 12), movie + 16);
		const { id } = await uploadClip(long);
		const { status: code, json } = await x.post({ media: { media_ids: [id] } });
		expect([code, json.detail]).toEqual([
			403,
			'This user is not allowed to post a video longer than 2 minutes',
		]);
	});
});

describe('media of a post', () => {
	const image = async () => (await upload(png)).id;

	it('are four images, or one GIF, or one video', async () => {
		const images = [await image(), await image(), await image(), await image()];
		expect((await x.post({ media: { media_ids: images } })).status).toBe(201);
		const video = await ready();
		expect((await x.post({ text: 'a', media: { media_ids: [video] } })).status).toBe(201);
		expect((await x.post({ text: 'b', media: { media_ids: [video, images[0]] } })).status).toBe(
			400,
		);
		expect((await x.post({ text: 'c', media: { media_ids: [images[0], images[0]] } })).status).toBe(
			400,
		);
	});

	it('may tag those who allow it', async () => {
		const media_ids = [await image()];
		const { ana, cleo } = x.seed.users;
		const tag = (id) => x.post({ text: id, media: { media_ids, tagged_user_ids: [id] } });
		expect((await tag(ana.id)).status).toBe(201);
		expect((await tag(cleo.id)).status).toBe(400);
	});

	it('do not go with a poll', async () => {
		const poll = { options: ['a', 'b'], duration_minutes: 5 };
		expect((await x.post({ text: 'a', poll, media: { media_ids: [await image()] } })).status).toBe(
			400,
		);
	});

	it('are shown with their alt text, and linked behind the text', async () => {
		const id = await image();
		const metadata = { alt_text: { text: 'A fern' } };
		const set = await x.call('POST', '/2/media/metadata', { body: { id, metadata } });
		expect(set.json).toEqual({ data: { id, associated_metadata: metadata } });
		const { data } = (await x.post({ text: 'Look', media: { media_ids: [id] } })).json;
		expect(data.text).toMatch(/^Look https:\/\/t\.co\/\w{10}$/);
		const { json } = await x.get(
			`/2/tweets/${data.id}?expansions=attachments.media_keys&media.fields=alt_text,url,width`,
		);
		expect(json.data.attachments).toEqual({ media_keys: [`3_${id}`] });
		expect(json.includes.media).toEqual([
			{
				media_key: `3_${id}`,
				type: 'photo',
				alt_text: 'A fern',
				url: `https://pbs.twimg.com/media/${id}`,
				width: 64,
			},
		]);
		const file = await x.client.request(json.includes.media[0].url);
		expect([file.status, file.headers['content-type']]).toEqual([200, 'image/png']);
	});

	it('have alt texts of at most 1,000 characters', async () => {
		const set = async (text) =>
			x.call('POST', '/2/media/metadata', {
				body: { id: await image(), metadata: { alt_text: { text } } },
			});
		expect((await set('a'.repeat(1_000))).status).toBe(200);
		expect((await set('a'.repeat(1_001))).status).toBe(400);
	});

	it('may have subtitles', async () => {
		const video = await ready();
		const bytes = Buffer.from('1\n00:00:00,000 --> 00:00:01,000\nHello\n');
		const file = await upload(bytes, { category: 'subtitles', type: 'text/srt' });
		const body = {
			id: video,
			media_category: 'TweetVideo',
			subtitles: { id: file.id, language_code: 'EN', display_name: 'English' },
		};
		expect((await x.call('POST', '/2/media/subtitles', { body })).status).toBe(200);
		const removed = await x.call('DELETE', '/2/media/subtitles', {
			body: { id: video, media_category: 'TweetVideo', language_code: 'EN' },
		});
		expect(removed.json).toEqual({ data: { deleted: true } });
	});
});

/** What was let go counts no more. */
function collectGarbage() {
	v8.setFlagsFromString('--expose_gc');
	vm.runInNewContext('gc')();
}

it('keeps a large upload out of memory', async () => {
	await x.settings({ processingMs: 0 });
	const chunk = 4 * 1024 * 1024;
	const padding = Buffer.alloc(8);
	padding.writeUInt32BE(16 * chunk);
	padding.write('free', 4);
	const total = clip.length + 16 * chunk;
	const id = await opened('tweet_video', 'video/mp4', total);
	await append(id, 0, Buffer.concat([clip, padding]));
	const before = process.memoryUsage().arrayBuffers;
	for (let index = 1; index <= 16; index += 1)
		await append(id, index, Buffer.alloc(index === 16 ? chunk - 8 : chunk));
	expect((await finalize(id)).json.data.size).toBe(total);
	expect((await status(id)).state).toBe('succeeded');
	const { media } = await x.state();
	collectGarbage();
	expect(media[0]).toMatchObject({ segments: 17, receivedBytes: total, file: { hasBytes: false } });
	expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024);
}, 60_000);
