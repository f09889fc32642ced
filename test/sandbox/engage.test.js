'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { startWithClient } = require('./client');

/** @type {Awaited<ReturnType<typeof startWithClient>>} */
let world;
const fern = '134895793791914';
const clip = fs.readFileSync(path.join(__dirname, '../../sandbox/core/assets/clip.mp4'));
const codeOf = (reply) => [reply.json.error.code, reply.json.error.error_subcode];

beforeAll(async () => {
	world = await startWithClient();
});
afterAll(() => world.sandbox.stop());
beforeEach(() => world.client.control('reset', {}));

const post = (path, fields) => world.client.post(path, world.tokens.pageFern, fields);
const read = (path) => world.client.get(path, world.tokens.pageFern);
const newPost = async () => (await post(`${fern}/feed`, { message: 'A post' })).json.id;
const visit = async (action) =>
	(await world.client.control('visitor', { pageId: fern, ...action })).json;

describe('comments', () => {
	test('are created, answered, edited, liked, hidden and deleted', async () => {
		const postId = await newPost();
		const own = (
			await post(`${postId}/comments`, { message: 'First', attachment_url: world.seed.media.jpg })
		).json.id;
		const { commentId } = await visit({ action: 'comment', postId, message: 'Nice' });
		const reply = (await post(`${commentId}/comments`, { message: 'Thanks' })).json.id;
		await post(own, { message: 'First, edited' });
		await post(`${commentId}/likes`);
		await post(commentId, { is_hidden: true });
		const fields = 'id,message,from,parent{id},like_count,comment_count,is_hidden';
		const { data, summary } = (
			await read(`${postId}/comments?filter=stream&summary=true&fields=${fields}`)
		).json;
		expect(summary.total_count).toBe(3);
		expect(data).toEqual([
			expect.objectContaining({ id: own, message: 'First, edited', is_hidden: false }),
			expect.objectContaining({
				id: commentId,
				from: world.seed.visitor,
				is_hidden: true,
				like_count: 1,
				comment_count: 1,
			}),
			expect.objectContaining({ id: reply, parent: { id: commentId } }),
		]);
		const top = (await read(`${postId}/comments?order=reverse_chronological&fields=id`)).json.data;
		expect(top.map((comment) => comment.id)).toEqual([commentId, own]);
		await world.client.remove(commentId, world.tokens.pageFern);
		expect(codeOf(await read(reply))).toEqual([100, 33]);
	});

	test('on an unpublished post or a processing video are refused', async () => {
		const { json } = await post(`${fern}/feed`, { message: 'x', published: false });
		expect(codeOf(await post(`${json.id}/comments`, { message: 'c' }))).toEqual([100, 33]);
		await world.client.settings({ processingMs: 60_000 });
		const video = await world.client.upload(`${fern}/videos`, world.tokens.pageFern, {
			file: clip,
		});
		expect(codeOf(await post(`${video.json.id}/comments`, { message: 'c' }))[0]).toBe(1);
	});

	test('need the task MODERATE, a text or a picture, and cannot be edited for others', async () => {
		const { json } = await world.client.post(`${world.pages.moss.id}/feed`, world.tokens.pageMoss, {
			message: 'x',
		});
		expect(
			codeOf(
				await world.client.post(`${json.id}/comments`, world.tokens.pageMoss, { message: 'c' }),
			)[0],
		).toBe(200);
		const postId = await newPost();
		expect(codeOf(await post(`${postId}/comments`, {}))[0]).toBe(100);
		const { commentId } = await visit({ action: 'comment', postId });
		expect(codeOf(await post(commentId, { message: 'other words' }))[0]).toBe(10);
	});

	test('can be answered privately once, within seven days', async () => {
		const postId = await newPost();
		const { commentId } = await visit({ action: 'comment', postId });
		const answer = () =>
			post(`${fern}/messages`, {
				recipient: { comment_id: commentId },
				message: { text: 'Hello' },
			});
		expect((await answer()).json).toMatchObject({ recipient_id: world.seed.visitor.id });
		expect(codeOf(await answer())[0]).toBe(100);
		const late = (await visit({ action: 'comment', postId })).commentId;
		await world.client.settings({ advanceClockMs: 8 * 86_400_000 });
		const reply = await post(`${fern}/messages`, {
			recipient: { comment_id: late },
			message: { text: 'Hello' },
		});
		expect(codeOf(reply)[0]).toBe(100);
	});
});

describe('insights', () => {
	const day = 86_400;
	const now = () => Math.floor(Date.now() / 1000);
	const page = (query) => read(`${fern}/insights?${query}`);

	test('come one row per metric, the same numbers every time, stamped at the Pacific midnight', async () => {
		const query = `metric=page_media_view,page_follows&period=day&since=${now() - 5 * day}&until=${now()}`;
		const first = (await page(query)).json;
		expect(first.data.map((row) => row.name)).toEqual(['page_media_view', 'page_follows']);
		expect(first.data[0].values.length).toBeGreaterThanOrEqual(4);
		for (const { end_time: end } of first.data[0].values)
			expect(end).toMatch(/T0[78]:00:00\+0000$/);
		expect(first.paging.previous).toBeDefined();
		expect(first.paging.next).toBeDefined();
		expect((await page(query)).json.data).toEqual(first.data);
	});

	test.each([
		[
			'one removed metric among good ones',
			'metric=page_media_view,page_impressions&period=day',
			[100, undefined],
		],
		['an unknown metric', 'metric=page_nonsense', [100, undefined]],
		['no metric', 'period=day', [3001, 1504028]],
		['a period that the metric does not have', 'metric=page_follows&period=week', [100, undefined]],
		[
			'more than 90 days',
			`metric=page_media_view&since=${now() - 95 * day}&until=${now()}`,
			[100, undefined],
		],
		[
			'since after until',
			`metric=page_media_view&since=${now()}&until=${now() - day}`,
			[100, undefined],
		],
		[
			'a time before what is kept',
			`metric=page_media_view&since=${now() - 900 * day}&until=${now() - 890 * day}`,
			[100, undefined],
		],
	])('refuse %s', async (_name, query, expected) => {
		expect(codeOf(await page(query))).toEqual(expected);
	});

	test('need 100 likes, the permission and the task', async () => {
		const willow = await world.client.get(
			`${world.pages.willow.id}/insights?metric=page_media_view`,
			world.tokens.pageWillow,
		);
		expect(willow.json.data).toEqual([]);
		await world.client.remove(
			`${world.seed.people.manager.id}/permissions?permission=read_insights`,
			world.tokens.userLong,
		);
		expect(codeOf(await page('metric=page_media_view'))[0]).toBe(200);
	});

	test('of posts, stories and videos know their own metrics only', async () => {
		const postId = await newPost();
		const { data } = (
			await read(
				`${postId}/insights?metric=post_media_view,post_reactions_by_type_total,post_video_views`,
			)
		).json;
		expect(data.map((row) => row.name)).toEqual([
			'post_media_view',
			'post_reactions_by_type_total',
		]);
		expect(data[0]).toMatchObject({ period: 'lifetime', values: [{ value: expect.any(Number) }] });
		expect(codeOf(await read(`${postId}/insights?metric=post_impressions_unique`))[0]).toBe(100);
		await world.client.settings({ processingMs: 0 });
		const video = (
			await world.client.upload(`${fern}/videos`, world.tokens.pageFern, { file: clip })
		).json.id;
		const edge = await read(`${video}/insights?metric=post_media_view`);
		expect(edge.json.error.message).toBe(
			'(#100) Tried accessing nonexisting field (insights) on node type (Video)',
		);
		expect(
			(await read(`${fern}_${video}/insights?metric=post_video_views`)).json.data,
		).toHaveLength(1);
		expect(
			(await read(`${video}/video_insights?metric=post_video_view_time`)).json.data,
		).toHaveLength(1);
	});

	test('daily follow metrics are invalid on one Page and valid on another', async () => {
		expect((await page('metric=page_daily_follows')).status).toBe(200);
		const moss = await world.client.get(
			`${world.pages.moss.id}/insights?metric=page_daily_follows`,
			world.tokens.pageMoss,
		);
		expect(codeOf(moss)[0]).toBe(100);
	});
});

test('reactions and comments are counted without the insights permission', async () => {
	const postId = await newPost();
	await visit({ action: 'reaction', postId, reaction: 'WOW' });
	await visit({ action: 'comment', postId });
	await visit({ action: 'share', postId });
	const { json } = await read(
		`${postId}?fields=shares,reactions.summary(total_count).limit(0),comments.summary(total_count).limit(0)`,
	);
	expect(json).toMatchObject({
		shares: { count: 1 },
		reactions: { data: [], summary: { total_count: 1 } },
		comments: { data: [], summary: { total_count: 1 } },
	});
});
