'use strict';

const crypto = require('node:crypto');
const FormData = require('form-data');
const { jpeg, mp4 } = require('../../sandbox/core/assets');
const { enc, refusalOf, startLinkedIn, textPost } = require('./linkedinClient');

/** @type {Awaited<ReturnType<typeof startLinkedIn>>} */
let world;
beforeAll(async () => {
	world = await startLinkedIn();
});
afterAll(() => world.sandbox.stop());
beforeEach(() => world.client.control('reset', {}));

const PART = 4_194_304;
const PDF = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Page >> endobj\n%%EOF');
const sha256 = (bytes) => crypto.createHash('sha256').update(bytes).digest('hex');

const initialize = (kind, request, token = world.tokens.community) =>
	world.post(`${kind}s?action=initializeUpload`, token, { initializeUploadRequest: request });
const open = async (kind, owner = world.fern) => (await initialize(kind, { owner })).json.value;
const read = (kind, urn, token = world.tokens.community) =>
	world.get(`${kind}s/${enc(urn)}`, token);
const statusOf = async (kind, urn) => (await read(kind, urn)).json.status;
const heldMedia = async (urn) =>
	(await world.state()).unusedMedia.find((media) => media.urn === urn);
const publish = (media) =>
	world.post('posts', world.tokens.community, textPost(world.fern, 'Look', { content: { media } }));

/** A video of so many bytes, and an MP4: a box that players skip fills it up. */
function film(bytes) {
	const box = Buffer.alloc(bytes - mp4().length);
	box.writeUInt32BE(box.length);
	box.write('free', 4);
	return Buffer.concat([mp4(), box]);
}
/** A GIF of empty pictures. */
function gif(frames) {
	const head = Buffer.from('GIF89a\x10\0\x10\0\0\0\0', 'latin1');
	const picture = Buffer.from([0x2c, 0, 0, 0, 0, 16, 0, 16, 0, 0, 2, 0]);
	return Buffer.concat([head, ...Array(frames).fill(picture), Buffer.from([0x3b])]);
}
const openVideo = async (bytes, more) =>
	(await initialize('video', { owner: world.fern, fileSizeBytes: bytes.length, ...more })).json
		.value;
const sendPart = (bytes, { uploadUrl, firstByte, lastByte }, headers) =>
	world.put(uploadUrl, bytes.subarray(firstByte, lastByte + 1), headers);
const sendParts = async (bytes, instructions) => {
	const ids = [];
	for (const each of instructions) ids.push((await sendPart(bytes, each)).headers.etag);
	return ids;
};
const finalize = (video, uploadedPartIds, uploadToken = '') =>
	world.post('videos?action=finalizeUpload', world.tokens.community, {
		finalizeUploadRequest: { video, uploadToken, uploadedPartIds },
	});

describe('images', () => {
	test('are opened, put and then available; only then can they be posted', async () => {
		const { image, uploadUrl, uploadUrlExpiresAt } = await open('image');
		expect(uploadUrl).toMatch(/^https:\/\/www\.linkedin\.com\/dms-uploads\//);
		expect(uploadUrlExpiresAt).toBeGreaterThan(Date.now());
		expect(await statusOf('image', image)).toBe('WAITING_UPLOAD');
		expect(refusalOf(await publish({ id: image }))).toEqual([422, 'MEDIA_ASSET_WAITING_UPLOAD']);
		const put = await world.put(uploadUrl, jpeg(), { 'content-type': 'image/jpeg' });
		expect([put.status, put.text]).toEqual([201, '']);
		const { json } = await read('image', image);
		expect(json).toMatchObject({ id: image, owner: world.fern, status: 'AVAILABLE' });
		expect((await heldMedia(image)).file).toMatchObject({ sha256: sha256(jpeg()), hasBytes: true });
		const download = await world.client.request(json.downloadUrl);
		expect(download.headers['content-length']).toBe(String(jpeg().length));
		expect((await publish({ id: image, altText: 'A' })).status).toBe(201);
	});

	test('are refused when a GIF has more than 250 frames', async () => {
		const stateOf = async (frames) => {
			const { image, uploadUrl } = await open('image');
			await world.put(uploadUrl, gif(frames));
			return await statusOf('image', image);
		};
		expect(await stateOf(250)).toBe('AVAILABLE');
		expect(await stateOf(251)).toBe('PROCESSING_FAILED');
	});

	test('may take a while', async () => {
		await world.settings({ imageMs: 60_000 });
		const { image, uploadUrl } = await open('image');
		await world.put(uploadUrl, jpeg());
		expect(await statusOf('image', image)).toBe('PROCESSING');
		expect(refusalOf(await publish({ id: image }))).toEqual([422, 'MEDIA_ASSET_PROCESSING']);
		await world.settings({ notReadyAs: 'value' });
		expect(refusalOf(await publish({ id: image }))).toEqual([400, 'INVALID_VALUE_FOR_FIELD']);
		await world.settings({ advanceClockMs: 60_000 });
		expect(await statusOf('image', image)).toBe('AVAILABLE');
	});

	test.each([
		['a film', () => mp4()],
		['text', () => Buffer.from('hello')],
	])('%s fails in processing', async (_name, bytes) => {
		const { image, uploadUrl } = await open('image');
		expect((await world.put(uploadUrl, bytes())).status).toBe(201);
		expect(await statusOf('image', image)).toBe('PROCESSING_FAILED');
		expect(refusalOf(await publish({ id: image }))).toEqual([422, 'MEDIA_ASSET_PROCESSING_FAILED']);
	});

	test('the upload needs no token, but not a dead one; the address ends', async () => {
		const { uploadUrl } = await open('image');
		const dead = { authorization: `Bearer ${world.tokens.expired}` };
		expect((await world.put(uploadUrl, jpeg(), dead)).status).toBe(401);
		expect((await world.client.request(uploadUrl, { method: 'POST', body: 'x' })).status).toBe(405);
		expect((await world.put(uploadUrl, '')).status).toBe(400);
		await world.settings({ advanceClockMs: 25 * 3_600_000 });
		expect((await world.put(uploadUrl, jpeg())).status).toBe(403);
		expect((await world.put(`${uploadUrl.split('/0?')[0]}/1`, jpeg())).status).toBe(404);
	});

	test('of a member can be written only with w_member_social alone', async () => {
		const { json } = await initialize('image', { owner: world.ada }, world.tokens.share);
		await world.put(json.value.uploadUrl, jpeg());
		expect((await read('image', json.value.image, world.tokens.share)).status).toBe(403);
		expect((await initialize('image', { owner: world.fern }, world.tokens.share)).status).toBe(403);
	});

	test('can be read together', async () => {
		const { image } = await open('image');
		const { json } = await world.get(`images?ids=List(${enc(image)})`, world.tokens.community);
		expect(json.results[image].status).toBe('WAITING_UPLOAD');
	});
});

describe('documents', () => {
	test('need a title in the post', async () => {
		const { document, uploadUrl } = await open('document');
		await world.put(uploadUrl, PDF, { 'content-type': 'application/pdf' });
		expect(await statusOf('document', document)).toBe('AVAILABLE');
		expect(refusalOf(await publish({ id: document }))).toEqual([400, 'MISSING_FIELD']);
		expect((await publish({ id: document, title: 'Autumn', altText: 'x' })).status).toBe(400);
		expect((await publish({ id: document, title: 'Autumn' })).status).toBe(201);
	});

	test('of 301 pages fail', async () => {
		const { document, uploadUrl } = await open('document');
		await world.put(uploadUrl, Buffer.from(`%PDF-1.7\n${'<< /Type /Page >>\n'.repeat(301)}`));
		expect(await statusOf('document', document)).toBe('PROCESSING_FAILED');
	});
});

describe('videos', () => {
	test('arrive in parts of 4 MiB, in any order, and are joined by their ETags', async () => {
		await world.settings({ processingMs: 60_000 });
		const bytes = film(2 * PART + 1000);
		const { video, uploadInstructions, uploadToken } = await openVideo(bytes);
		expect(uploadToken).toBe('');
		expect(uploadInstructions.map(({ firstByte, lastByte }) => [firstByte, lastByte])).toEqual([
			[0, PART - 1],
			[PART, 2 * PART - 1],
			[2 * PART, 2 * PART + 999],
		]);
		const ids = await sendParts(bytes, [...uploadInstructions].reverse());
		expect((await finalize(video, ids)).status).toBe(400);
		expect((await finalize(video, [...ids].reverse().slice(1))).status).toBe(400);
		expect((await finalize(video, [...ids].reverse(), 'x')).status).toBe(400);
		const reply = await finalize(video, [...ids].reverse());
		expect([reply.status, reply.text]).toEqual([200, '']);
		expect(await statusOf('video', video)).toBe('PROCESSING');
		await world.settings({ advanceClockMs: 60_000 });
		const { json } = await read('video', video);
		expect(json).toMatchObject({ status: 'AVAILABLE', duration: 4011, aspectRatioWidth: 540 });
		expect((await heldMedia(video)).file.sha256).toBe(sha256(bytes));
		const post = await publish({ id: video, title: 'Film' });
		const urn = String(post.headers['x-restli-id']);
		expect(urn).toMatch(/^urn:li:ugcPost:/);
		await world.visitor({ action: 'view', postUrn: urn, count: 3, seconds: 2 });
		const path = `videoAnalytics?q=entity&entity=${enc(urn)}&aggregation=ALL&type=`;
		const valueOf = async (type) =>
			(await world.get(`${path}${type}`, world.tokens.community)).json.elements;
		expect(await valueOf('VIDEO_VIEW')).toEqual([
			{ entity: urn, statisticsType: 'VIDEO_VIEW', value: 3 },
		]);
		expect((await valueOf('TIME_WATCHED'))[0].value).toBe(6000);
	});

	test('a part that was cut off or is of another size is not kept; repeating gives another ETag', async () => {
		const bytes = film(PART + 1000);
		const { video, uploadInstructions } = await openVideo(bytes);
		const [first, last] = uploadInstructions;
		const effect = { kind: 'reset-upload', atFraction: 0.5 };
		await world.client.fault({ path: '^/dms-uploads/', times: 1, effect });
		await expect(sendPart(bytes, first)).rejects.toThrow();
		const { etag: lastTag } = (await sendPart(bytes, last)).headers;
		expect((await finalize(video, ['x', lastTag])).status).toBe(400);
		expect((await world.put(first.uploadUrl, bytes.subarray(0, 100))).status).toBe(400);
		const { etag } = (await sendPart(bytes, first)).headers;
		const again = await sendPart(bytes, first);
		expect(again.headers.etag).not.toBe(etag);
		expect((await finalize(video, [etag, lastTag])).status).toBe(400);
		expect((await finalize(video, [again.headers.etag, lastTag])).status).toBe(200);
		expect((await finalize(video, [again.headers.etag, lastTag])).status).toBe(400);
	});

	test('ETags may come in quotes', async () => {
		await world.settings({ quotedEtags: true });
		const bytes = film(100_000);
		const { video, uploadInstructions } = await openVideo(bytes);
		const [id] = await sendParts(bytes, uploadInstructions);
		expect(id).toMatch(/^".+"$/);
		expect((await finalize(video, [id.slice(1, -1)])).status).toBe(200);
	});

	test('captions and a thumbnail have addresses of their own', async () => {
		const bytes = film(100_000);
		const value = await openVideo(bytes, { uploadCaptions: true, uploadThumbnail: true });
		const srt = '1\n00:00:00,000 --> 00:00:02,000\nHello\n';
		const captions = (changes) => {
			const body = new FormData();
			const locale = { variant: 'AMERICAN', country: 'US', language: 'EN' };
			body.append(
				'metadata',
				JSON.stringify({
					format: 'SRT',
					formattedForClosedCaptions: true,
					largeMediaFileSize: srt.length,
					locale,
					transcriptType: 'CLOSED_CAPTION',
					...changes,
				}),
			);
			body.append('filedata', Buffer.from(srt), { filename: 'captions.srt' });
			return world.client.request(value.captionsUploadUrl, { method: 'POST', body });
		};
		expect((await captions({ format: 'VTT' })).status).toBe(400);
		expect((await captions({})).status).toBe(201);
		const thumbnail = (headers) => world.put(value.thumbnailUploadUrl, jpeg(), headers);
		expect((await thumbnail({})).status).toBe(400);
		expect((await thumbnail({ 'media-type-family': 'STILLIMAGE' })).status).toBe(201);
		const held = await heldMedia(value.video);
		expect([held.captions.text, held.thumbnail.sha256]).toEqual([srt, sha256(jpeg())]);
	});

	test('of the wrong size are refused at once; of the wrong kind they fail', async () => {
		const sized = (fileSizeBytes) => initialize('video', { owner: world.fern, fileSizeBytes });
		expect((await sized(74_999)).status).toBe(400);
		expect((await sized(600 * 1024 * 1024)).status).toBe(400);
		const bytes = Buffer.alloc(100_000, 'x');
		const { video, uploadInstructions } = await openVideo(bytes);
		await finalize(video, await sendParts(bytes, uploadInstructions));
		await world.settings({ advanceClockMs: 1000 });
		const { json } = await read('video', video);
		expect([json.status, json.processingFailureReason]).toEqual([
			'PROCESSING_FAILED',
			'The file is not an MP4',
		]);
	});

	test('a part must say what it is', async () => {
		const bytes = film(100_000);
		const { uploadInstructions } = await openVideo(bytes);
		const reply = await sendPart(bytes, uploadInstructions[0], { 'content-type': 'video/mp4' });
		expect(reply.status).toBe(400);
	});

	test('slow processing is a fault of finalize', async () => {
		const bytes = film(100_000);
		const { video, uploadInstructions } = await openVideo(bytes);
		const effect = { kind: 'slow-processing', ms: 60_000 };
		await world.client.fault({ path: 'action=finalizeUpload', effect });
		await finalize(video, await sendParts(bytes, uploadInstructions));
		await world.settings({ advanceClockMs: 30_000 });
		expect(await statusOf('video', video)).toBe('PROCESSING');
		await world.settings({ advanceClockMs: 31_000 });
		expect(await statusOf('video', video)).toBe('AVAILABLE');
	});
});
