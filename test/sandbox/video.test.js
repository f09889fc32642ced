'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { startWithClient, until } = require('./client');

/** @type {Awaited<ReturnType<typeof startWithClient>>} */
let world;
const fern = '134895793791914';
const clip = fs.readFileSync(path.join(__dirname, '../../sandbox/core/assets/clip.mp4'));
const picture = fs.readFileSync(path.join(__dirname, '../../sandbox/core/assets/picture.jpg'));
const sha256 = (bytes) => crypto.createHash('sha256').update(bytes).digest('hex');
const codeOf = (reply) => reply.json.error.code;

/** A valid MP4 of any size: the clip with a `free` box behind it. @param {number} size */
function paddedClip(size) {
	const box = Buffer.alloc(size - clip.length);
	box.writeUInt32BE(box.length, 0);
	box.write('free', 4);
	return Buffer.concat([clip, box]);
}

beforeAll(async () => {
	world = await startWithClient();
});
afterAll(() => world.sandbox.stop());
beforeEach(async () => {
	await world.client.control('reset', {});
	await world.client.settings({ processingMs: 100 });
});

const post = (edge, fields) => world.client.post(`${fern}/${edge}`, world.tokens.pageFern, fields);
const read = (path) => world.client.get(path, world.tokens.pageFern);
const ready = (id) =>
	until(async () => {
		const { json } = await read(`${id}?fields=status,published,post_id`);
		return json.status.video_status === 'ready' && json.published ? json : undefined;
	});

describe('videos', () => {
	test('in one multipart file: an id at once, the post after processing', async () => {
		await world.client.settings({ processingMs: 1_500 });
		const { json } = await world.client.upload(`${fern}/videos`, world.tokens.pageFern, {
			fields: { title: 't', description: 'd' },
			file: clip,
		});
		const early = (await read(`${json.id}?fields=status,post_id,published`)).json;
		expect(early).toMatchObject({ published: false, status: { video_status: 'processing' } });
		expect(early.post_id).toBeUndefined();
		const { post_id: postId } = await ready(json.id);
		const page = await world.client.page();
		expect(page.posts.find((candidate) => candidate.id === postId).video).toMatchObject({
			sha256: sha256(clip),
			bytes: clip.length,
			title: 't',
		});
	});

	test('from a URL; an unreachable one is 389', async () => {
		const { json } = await post('videos', { file_url: world.seed.media.mp4 });
		expect(await ready(json.id)).toBeDefined();
		for (const url of [
			world.seed.media.notFound,
			world.seed.media.robotsBlocked,
			'https://nowhere.test/a.mp4',
		]) {
			expect(codeOf(await post('videos', { file_url: url }))).toBe(389);
		}
	});

	test('another format is 352; a file without movie header fails in processing', async () => {
		expect(
			codeOf(await world.client.upload(`${fern}/videos`, world.tokens.pageFern, { file: picture })),
		).toBe(352);
		const broken = clip.subarray(0, 40);
		const { json } = await world.client.upload(`${fern}/videos`, world.tokens.pageFern, {
			file: broken,
		});
		const status = await until(async () => {
			const { status: found } = (await read(`${json.id}?fields=status`)).json;
			return found.video_status === 'error' ? found : undefined;
		});
		expect(status.processing_phase.error.message).toContain('header');
		expect((await world.client.page()).posts.every((candidate) => candidate.kind !== 'video')).toBe(
			true,
		);
	});

	test('a picture may be set as thumbnail', async () => {
		const { json } = await world.client.upload(`${fern}/videos`, world.tokens.pageFern, {
			file: clip,
		});
		await world.client.upload(`${json.id}/thumbnails`, world.tokens.pageFern, {
			fields: { is_preferred: 'true' },
			file: picture,
		});
		const { data } = (await read(`${json.id}/thumbnails`)).json;
		expect(data).toEqual([expect.objectContaining({ is_preferred: true, width: 320 })]);
	});
});

describe('the chunked session', () => {
	const chunk = (session, offset, bytes) =>
		world.client.upload(`${fern}/videos`, world.tokens.pageFern, {
			fields: {
				upload_phase: 'transfer',
				upload_session_id: session,
				start_offset: String(offset),
			},
			part: 'video_file_chunk',
			file: bytes,
		});

	test('goes in windows of 4 MiB and answers a wrong offset with the right one', async () => {
		const file = paddedClip(9 * 1024 * 1024);
		const { json: start } = await post('videos', { upload_phase: 'start', file_size: file.length });
		expect(start).toMatchObject({ start_offset: '0', end_offset: String(4 * 1024 * 1024) });
		let window = start;
		while (window.start_offset !== window.end_offset) {
			const from = Number(window.start_offset);
			window = (
				await chunk(start.upload_session_id, from, file.subarray(from, Number(window.end_offset)))
			).json;
			const again = await chunk(start.upload_session_id, from, file.subarray(from, from + 10));
			expect(codeOf(again)).toBe(1363037);
			expect(again.json.error.error_data).toEqual(window);
		}
		const finish = await post('videos', {
			upload_phase: 'finish',
			upload_session_id: start.upload_session_id,
			description: 'long',
		});
		expect(finish.json).toEqual({ success: true });
		await ready(start.video_id);
		const video = (await world.client.page()).videos.find(
			(candidate) => candidate.id === start.video_id,
		);
		expect(video).toMatchObject({ bytes: file.length, sha256: sha256(file) });
	});

	test('cannot be finished early, twice, or after a cancel', async () => {
		const { json: start } = await post('videos', { upload_phase: 'start', file_size: clip.length });
		const session = { upload_session_id: start.upload_session_id };
		expect(codeOf(await post('videos', { upload_phase: 'finish', ...session }))).toBe(1363033);
		await chunk(start.upload_session_id, 0, clip);
		expect((await post('videos', { upload_phase: 'finish', ...session })).status).toBe(200);
		expect(codeOf(await post('videos', { upload_phase: 'finish', ...session }))).toBe(1363041);
	});

	test('a chunk cut on its way leaves the offset where it was', async () => {
		const { json: start } = await post('videos', { upload_phase: 'start', file_size: clip.length });
		await world.client.fault({ times: 1, effect: { kind: 'reset-upload', atFraction: 0.5 } });
		await expect(chunk(start.upload_session_id, 0, clip)).rejects.toThrow();
		expect((await chunk(start.upload_session_id, 0, clip)).json).toEqual({
			start_offset: String(clip.length),
			end_offset: String(clip.length),
		});
	});
});

describe('the resumable upload', () => {
	const open = (token) =>
		world.client.post(`${world.seed.app.id}/uploads`, token, {
			file_name: 'a.mp4',
			file_length: clip.length,
			file_type: 'video/mp4',
		});
	const send = (id, offset, scheme = 'OAuth') =>
		world.client.request(`https://graph.facebook.com/v26.0/${id}`, {
			method: 'POST',
			headers: {
				authorization: `${scheme} ${world.tokens.userLong}`,
				file_offset: offset,
				'content-length': clip.length - offset,
			},
			body: clip.subarray(offset),
		});

	test('needs a user token and the scheme OAuth', async () => {
		expect(codeOf(await open(world.tokens.pageFern))).toBe(190);
		const { id } = (await open(world.tokens.userLong)).json;
		expect(codeOf(await send(id, 0, 'Bearer'))).toBe(104);
	});

	test('continues at the reported offset and gives a handle that works once', async () => {
		const { id } = (await open(world.tokens.userLong)).json;
		await world.client.fault({
			path: 'upload:',
			method: 'POST',
			times: 1,
			effect: { kind: 'reset-upload', atFraction: 0.6 },
		});
		await expect(send(id, 0)).rejects.toThrow();
		const { json } = await world.client.request(`https://graph.facebook.com/v26.0/${id}`, {
			headers: { authorization: `OAuth ${world.tokens.userLong}` },
		});
		expect(json.file_offset).toBe(Math.floor(clip.length * 0.6));
		expect(codeOf(await send(id, 0))).toBe(100);
		const { h } = (await send(id, json.file_offset)).json;
		expect(h).toContain('\n');
		const video = await post('videos', { fbuploader_video_file_chunk: h });
		expect(await ready(video.json.id)).toBeDefined();
		expect(codeOf(await post('videos', { fbuploader_video_file_chunk: h }))).toBe(100);
	});
});

describe('reels and video stories', () => {
	const upload = async (edge, file = clip) => {
		const { json } = await post(edge, { upload_phase: 'start' });
		const reply = await world.client.request(json.upload_url, {
			method: 'POST',
			headers: {
				authorization: `OAuth ${world.tokens.pageFern}`,
				offset: 0,
				file_size: file.length,
				'content-length': file.length,
			},
			body: file,
		});
		return { id: json.video_id, url: json.upload_url, reply };
	};
	const finish = (id, more = {}) =>
		post('video_reels', {
			upload_phase: 'finish',
			video_id: id,
			video_state: 'PUBLISHED',
			...more,
		});

	test('a reel appears after processing', async () => {
		const { id, reply } = await upload('video_reels');
		expect(reply.json).toEqual({ success: true });
		expect((await finish(id, { description: 'A reel' })).json).toEqual({ success: true });
		const { post_id: postId } = await ready(id);
		expect(
			(await world.client.page()).posts.find((candidate) => candidate.id === postId),
		).toMatchObject({ kind: 'reel', message: 'A reel' });
		expect(codeOf(await finish(id))).toBe(100);
	});

	test('the upload host refuses another scheme, offset, length or fbcdn URL', async () => {
		const { json } = await post('video_reels', { upload_phase: 'start' });
		const send = (headers, body = clip) =>
			world.client.request(json.upload_url, {
				method: 'POST',
				headers: {
					authorization: `OAuth ${world.tokens.pageFern}`,
					'content-length': body.length,
					...headers,
				},
				body,
			});
		const typeOf = async (reply) => (await reply).json.debug_info.type;
		expect(
			await typeOf(
				send({
					authorization: `Bearer ${world.tokens.pageFern}`,
					offset: 0,
					file_size: clip.length,
				}),
			),
		).toBe('NotAuthorizedError');
		expect(await typeOf(send({ offset: 5, file_size: clip.length }))).toBe('OffsetInvalidError');
		expect(
			await typeOf(send({ file_url: 'https://scontent.xx.fbcdn.net/a.mp4' }, Buffer.alloc(0))),
		).toBe('ProcessingFailedError');
		expect(await typeOf(send({ offset: 0, file_size: clip.length + 1 }))).toBe(
			'PartialRequestError',
		);
	});

	test('a hosted file is fetched', async () => {
		const { json } = await post('video_reels', { upload_phase: 'start' });
		const reply = await world.client.request(json.upload_url, {
			method: 'POST',
			headers: { authorization: `OAuth ${world.tokens.pageFern}`, file_url: world.seed.media.mp4 },
		});
		expect(reply.json).toEqual({ success: true });
		expect((await finish(json.video_id)).status).toBe(200);
	});

	test('finishing before the upload is complete, or without a state, is refused', async () => {
		const { json } = await post('video_reels', { upload_phase: 'start' });
		expect(codeOf(await finish(json.video_id))).toBe(6000);
		const { id } = await upload('video_reels');
		expect(codeOf(await post('video_reels', { upload_phase: 'finish', video_id: id }))).toBe(100);
		const late = Math.floor(Date.now() / 1000) + 29.5 * 86_400;
		expect(
			codeOf(await finish(id, { video_state: 'SCHEDULED', scheduled_publish_time: late })),
		).toBe(100);
	});

	test('the 31st reel within 24 hours is refused on finish, and goes a day later', async () => {
		for (let count = 0; count < 30; count += 1)
			expect((await finish((await upload('video_reels')).id)).status).toBe(200);
		const { id } = await upload('video_reels');
		expect(codeOf(await finish(id))).toBe(613);
		await world.client.settings({ advanceClockMs: 24 * 3_600_000 + 1000 });
		expect((await finish(id)).status).toBe(200);
	});

	test('a video story answers with its post', async () => {
		const { id } = await upload('video_stories');
		const { json } = await post('video_stories', { upload_phase: 'finish', video_id: id });
		expect(json.success).toBe(true);
		const [story] = await until(async () => {
			const { stories } = await world.client.page();
			return stories.length > 0 ? stories : undefined;
		});
		expect(story.id).toBe(json.post_id);
	});

	test('a collaborator can be invited and is listed', async () => {
		const { id } = await upload('video_reels');
		await finish(id);
		await world.client.post(`${id}/collaborators`, world.tokens.pageFern, {
			target_id: world.pages.moss.id,
		});
		expect((await read(`${id}/collaborators`)).json.data).toEqual([
			{ target_id: world.pages.moss.id, invite_status: 'PENDING' },
		]);
	});
});
