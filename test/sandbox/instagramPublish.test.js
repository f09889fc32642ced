'use strict';

const { startWithClient, until } = require('./client');

/** @type {Awaited<ReturnType<typeof startWithClient>>} */
let world;
const fern = '17841405822304914';
const luna = '17841400000000123';
const codeOf = (reply) => [reply.json.error?.code, reply.json.error?.error_subcode];

beforeAll(async () => {
	world = await startWithClient();
});
afterAll(() => world.sandbox.stop());
beforeEach(async () => {
	await world.client.control('reset', {});
	await world.client.settings({ processingMs: 0 });
});

const api = () => ({
	get: (path) => world.client.facebook.get(path, world.tokens.pageFern),
	post: (path, fields = {}) => world.client.facebook.post(path, world.tokens.pageFern, fields),
	remove: (path) => world.client.facebook.remove(path, world.tokens.pageFern),
});
const create = async (fields = {}) =>
	(await api().post(`${fern}/media`, { image_url: world.ig.media.jpeg, ...fields })).json.id;
const publish = (id) => api().post(`${fern}/media_publish`, { creation_id: id });
const publishNew = async (fields) => (await publish(await create(fields))).json.id;
const finished = (id) =>
	until(async () => {
		const { json } = await api().get(`${id}?fields=status_code`);
		return json.status_code === 'FINISHED' || undefined;
	});
const reel = async (fields = {}) => {
	const { json } = await api().post(`${fern}/media`, {
		media_type: 'REELS',
		video_url: world.ig.media.reel,
		...fields,
	});
	await finished(json.id);
	return json.id;
};
const usage = async () =>
	(await api().get(`${fern}/content_publishing_limit?fields=quota_usage,config`)).json.data[0];
const FIELDS =
	'id,ig_id,caption,media_type,media_product_type,media_url,thumbnail_url,permalink,shortcode,timestamp,username,owner,like_count,comments_count,is_comment_enabled,is_shared_to_feed,alt_text,children{id,media_type,media_url},media_audio_type,is_ai_generated';

describe('media_publish', () => {
	test('turns a container into a media, with its fields in the same answer if asked', async () => {
		const id = await create({ caption: 'Hello', alt_text: 'A fern' });
		const { json } = await api().post(
			`${fern}/media_publish?fields=permalink,shortcode,media_type,media_product_type,timestamp`,
			{ creation_id: id },
		);
		expect(json).toEqual({
			id: expect.stringMatching(/^\d{17}$/),
			permalink: `https://www.instagram.com/p/${json.shortcode}/`,
			shortcode: expect.any(String),
			media_type: 'IMAGE',
			media_product_type: 'FEED',
			timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/),
		});
		expect(json.id).not.toBe(id);
		expect((await api().get(`${id}?fields=status_code`)).json.status_code).toBe('PUBLISHED');
		expect((await world.client.account()).posts[0]).toMatchObject({
			id: json.id,
			containerId: id,
			options: { caption: 'Hello', alt_text: 'A fern' },
		});
	});

	test.each([
		['refuse', [9007, 2207027]],
		['same', [undefined, undefined]],
	])('of the same container again makes no second post (%s)', async (answer, expected) => {
		await world.client.settings({ instagramRepublish: answer });
		const id = await create();
		const first = await publish(id);
		const again = await publish(id);
		expect(codeOf(again)).toEqual(expected);
		if (answer === 'same') expect(again.json).toEqual(first.json);
		expect((await world.client.account()).posts).toHaveLength(2);
		expect((await usage()).quota_usage).toBe(1);
	});

	test('whose answer is lost has published once', async () => {
		const id = await create();
		await world.client.fault({ times: 1, path: 'media_publish', effect: { kind: 'lost-after' } });
		await expect(publish(id)).rejects.toThrow();
		expect((await api().get(`${id}?fields=status_code`)).json.status_code).toBe('PUBLISHED');
		const { data } = (await api().get(`${fern}/media?fields=id,caption&limit=5`)).json;
		expect(data).toHaveLength(2);
	});

	test('refuses what is not ready, failed, expired, unknown, foreign or part of a carousel', async () => {
		await world.client.settings({ instagramFailNext: 2207053 });
		const failed = await create();
		expect(codeOf(await publish(failed))).toEqual([-1, 2207032]);
		await world.client.settings({ processingMs: 60_000 });
		const { json: slow } = await api().post(`${fern}/media`, {
			media_type: 'REELS',
			video_url: world.ig.media.reel,
		});
		expect(codeOf(await publish(slow.id))).toEqual([9007, 2207027]);
		expect(codeOf(await publish('123'))).toEqual([24, 2207008]);
		const { json: foreign } = await world.client.instagram.post(
			`${luna}/media`,
			world.ig.tokens.luna,
			{ image_url: world.ig.media.jpeg },
		);
		expect(codeOf(await publish(foreign.id))).toEqual([24, 2207008]);
		const item = await create({ is_carousel_item: true });
		expect(codeOf(await publish(item))[0]).toBe(100);
		const old = await create();
		await world.client.settings({ advanceClockMs: 25 * 3_600_000 });
		expect(codeOf(await publish(old))).toEqual([-2, 2207020]);
		expect(codeOf(await api().post(`${fern}/media_publish`))[0]).toBe(100);
	});

	test('is limited by the quota of the account, over 24 hours', async () => {
		expect(await usage()).toEqual({
			quota_usage: 0,
			config: { quota_total: 50, quota_duration: 86_400 },
		});
		const nested = await api().get(`${fern}/content_publishing_limit?fields=config{quota_total}`);
		expect(nested.json.data).toEqual([{ config: { quota_total: 50 } }]);
		expect(codeOf(await api().get(`${fern}/content_publishing_limit?fields=used`))[0]).toBe(100);
		await world.client.settings({ accounts: { [fern]: { quotaTotal: 2 } } });
		await publishNew();
		await publishNew();
		const third = await create();
		expect(codeOf(await publish(third))).toEqual([9, 2207042]);
		expect(await usage()).toMatchObject({ quota_usage: 2, config: { quota_total: 2 } });
		expect((await api().get(`${fern}/content_publishing_limit`)).json.data).toEqual([
			{ quota_usage: 2 },
		]);
		await world.client.settings({ advanceClockMs: 23 * 3_600_000 + 1_800_000 });
		expect(codeOf(await publish(third))).toEqual([9, 2207042]);
		await world.client.settings({ advanceClockMs: 1_801_000 });
		expect((await usage()).quota_usage).toBe(0);
		expect((await publish(await create())).status).toBe(200);
	});

	test('the quota of less than 24 hours may be asked for, of more not', async () => {
		await publishNew();
		const since = (seconds) =>
			api().get(
				`${fern}/content_publishing_limit?since=${Math.floor(Date.now() / 1000) - seconds}`,
			);
		expect((await since(60)).json.data[0].quota_usage).toBe(1);
		expect(codeOf(await since(2 * 86_400))[0]).toBe(100);
	});
});

describe('media', () => {
	test('of every kind have their fields', async () => {
		const image = await publishNew({ caption: 'One', is_ai_generated: true });
		const film = (await publish(await reel({ share_to_feed: false, caption: 'Two' }))).json.id;
		const items = [
			await create({ is_carousel_item: true }),
			await create({ is_carousel_item: true }),
		];
		const { json: carousel } = await api().post(`${fern}/media`, {
			media_type: 'CAROUSEL',
			children: items,
			caption: 'Three',
		});
		const album = (await publish(carousel.id)).json.id;
		const read = async (id) => (await api().get(`${id}?fields=${FIELDS}`)).json;
		expect(await read(image)).toMatchObject({
			media_type: 'IMAGE',
			media_product_type: 'FEED',
			username: 'fernandco',
			owner: { id: fern },
			like_count: 0,
			comments_count: 0,
			is_comment_enabled: true,
			is_ai_generated: true,
			media_url: `https://scontent.cdninstagram.com/ig/${image}.jpg`,
		});
		expect(await read(film)).toMatchObject({
			media_type: 'VIDEO',
			media_product_type: 'REELS',
			is_shared_to_feed: false,
			permalink: expect.stringContaining('/reel/'),
			thumbnail_url: expect.any(String),
		});
		const shown = await read(album);
		expect(shown).toMatchObject({ media_type: 'CAROUSEL_ALBUM', media_product_type: 'FEED' });
		expect(shown.children.data).toHaveLength(2);
		expect((await usage()).quota_usage).toBe(3);
		const { data } = (await api().get(`${album}/children?fields=id,media_type`)).json;
		expect(data.map(({ media_type: type }) => type)).toEqual(['IMAGE', 'IMAGE']);
		const { text } = await world.client.request(shown.media_url);
		expect(text.length).toBeGreaterThan(100);
		expect(codeOf(await api().get(`${image}?fields=nonsense`))[0]).toBe(100);
	});

	test('have more fields with Facebook Login', async () => {
		const id = await publishNew();
		const fields = 'view_count,saved_count,shares_count,total_like_count,boost_eligibility_info';
		expect((await api().get(`${id}?fields=${fields}`)).json).toMatchObject({ view_count: 0 });
		const refused = await world.client.instagram.get(
			`${id}?fields=view_count`,
			world.ig.tokens.fern,
		);
		expect(codeOf(refused)[0]).toBe(100);
	});

	test('are listed newest first, in pages, and by time', async () => {
		const ids = [await publishNew(), await publishNew()].reverse();
		const first = (await api().get(`${fern}/media?fields=id&limit=2`)).json;
		expect(first.data).toEqual(ids.map((id) => ({ id })));
		expect(first.paging.next).toContain('graph.facebook.com');
		const { data } = (await api().get(`${fern}/media?limit=2&after=${first.paging.cursors.after}`))
			.json;
		expect(data).toEqual([{ id: world.ig.mediaId }]);
		const since = Math.floor(Date.now() / 1000) - 3_600;
		expect((await api().get(`${fern}/media?since=${since}`)).json.data).toHaveLength(2);
		const nested = (await api().get(`${fern}?fields=username,media.limit(1){id}`)).json;
		expect(nested.media.data).toEqual([{ id: ids[0] }]);
	});

	test('of stories live for 24 hours and are listed apart', async () => {
		const id = await publishNew({ media_type: 'STORIES' });
		const stories = async () =>
			(await api().get(`${fern}/stories?fields=id,media_product_type`)).json.data;
		expect(await stories()).toEqual([{ id, media_product_type: 'STORY' }]);
		expect((await api().get(`${fern}/media`)).json.data).toHaveLength(1);
		await world.client.settings({ advanceClockMs: 24 * 3_600_000 + 1_000 });
		expect(await stories()).toEqual([]);
		expect((await world.client.account()).stories[0]).toMatchObject({ isLive: false });
	});

	test('of others that tag the account are listed', async () => {
		const { json } = await world.client.control('visitor', { accountId: fern, action: 'tag' });
		const { data } = (await api().get(`${fern}/tags?fields=id,username`)).json;
		expect(data).toEqual([{ id: json.mediaId, username: 'ana.green' }]);
		expect((await api().get(`${fern}/live_media`)).json.data).toEqual([]);
	});

	test('can be deleted, with the permission for that, once', async () => {
		const id = await publishNew();
		expect((await api().remove(id)).json).toEqual({ success: true });
		expect(codeOf(await api().remove(id))).toEqual([100, 33]);
		const other = await publishNew();
		await world.client.remove(
			'me/permissions?permission=instagram_manage_contents',
			world.tokens.userLong,
		);
		expect(codeOf(await api().remove(other))[0]).toBe(10);
	});

	test('have collaborators who must accept', async () => {
		const id = await publishNew({ collaborators: ['willow.travel', '@grove.garden'] });
		const list = async () => (await api().get(`${id}/collaborators`)).json.data;
		expect((await list()).map(({ username, invite_status: status }) => [username, status])).toEqual(
			[
				['willow.travel', 'Pending'],
				['grove.garden', 'Pending'],
			],
		);
		await world.client.control('visitor', {
			accountId: fern,
			mediaId: id,
			action: 'accept-collaboration',
			username: 'willow.travel',
		});
		expect((await list())[0].invite_status).toBe('Accepted');
	});

	test('work the same with Instagram Login', async () => {
		const { instagram } = world.client;
		const token = world.ig.tokens.luna;
		const { json: container } = await instagram.post(`me/media`, token, {
			image_url: world.ig.media.jpeg,
		});
		const { json } = await instagram.post(`${luna}/media_publish`, token, {
			creation_id: container.id,
		});
		const list = (await instagram.get('me/media?fields=id,permalink&limit=1', token)).json;
		expect(list.data[0].id).toBe(json.id);
		expect((await instagram.remove(json.id, token)).json).toEqual({ success: true });
	});
});
