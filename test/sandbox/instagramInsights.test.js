'use strict';

const { startWithClient } = require('./client');

/** @type {Awaited<ReturnType<typeof startWithClient>>} */
let world;
const fern = '17841405822304914';
const moss = '17841405793187218';
const DAY = 86_400;
const codeOf = (reply) => reply.json.error?.code;

beforeAll(async () => {
	world = await startWithClient();
});
afterAll(() => world.sandbox.stop());
beforeEach(() => world.client.control('reset', {}));

const get = (path) => world.client.facebook.get(path, world.tokens.userLong);
const account = (params, id = fern) => get(`${id}/insights?${new URLSearchParams(params)}`);
const media = (id, params) => get(`${id}/insights?${new URLSearchParams(params)}`);
const now = () => Math.floor(Date.now() / 1000);
const TOTAL = { period: 'day', metric_type: 'total_value' };

describe('insights of an account', () => {
	test('as totals, with a breakdown', async () => {
		const { json } = await account({
			metric: 'views',
			breakdown: 'media_product_type',
			since: String(now() - 7 * DAY),
			until: String(now()),
			...TOTAL,
		});
		const [row] = json.data;
		expect(row).toMatchObject({
			name: 'views',
			period: 'day',
			title: 'Views',
			id: `${fern}/insights/views/day`,
		});
		const [breakdown] = row.total_value.breakdowns;
		expect(breakdown.dimension_keys).toEqual(['media_product_type']);
		expect(breakdown.results[0]).toEqual({
			dimension_values: [expect.any(String)],
			value: expect.any(Number),
		});
		expect(json.paging).toEqual({ previous: expect.any(String), next: expect.any(String) });
		const again = await account({ metric: 'views', breakdown: 'follow_type', ...TOTAL });
		expect(again.json.data[0].total_value.value).toEqual(expect.any(Number));
	});

	test('as a series of days', async () => {
		for (const metric of ['reach', 'follower_count']) {
			const { json } = await account({
				metric,
				period: 'day',
				since: String(now() - 3 * DAY),
				until: String(now()),
			});
			expect(json.data[0].values).toHaveLength(3);
			expect(json.data[0].values[0]).toEqual({
				value: expect.any(Number),
				end_time: expect.stringMatching(/\+0000$/),
			});
		}
	});

	test('several at once', async () => {
		const metric =
			'views,reach,accounts_engaged,replies,total_interactions,likes,comments,saves,shares,reposts,follows_and_unfollows,profile_links_taps';
		expect((await account({ metric, ...TOTAL })).json.data).toHaveLength(12);
	});

	test('about its followers, from 100 on', async () => {
		const order = {
			metric: 'follower_demographics',
			period: 'lifetime',
			metric_type: 'total_value',
			breakdown: 'country',
			timeframe: 'this_month',
		};
		const { json } = await account(order);
		expect(json.data[0].total_value.breakdowns[0].results[0]).toMatchObject({
			dimension_values: ['DE'],
		});
		expect(json.paging).toBeUndefined();
		expect((await account(order, moss)).json.data).toEqual([]);
		const online = await account({ metric: 'online_followers', period: 'lifetime' });
		expect(Object.keys(online.json.data[0].values[0].value)).toHaveLength(24);
	});

	test.each([
		['no metric', { ...TOTAL }],
		['no period', { metric: 'views', metric_type: 'total_value' }],
		['a removed metric among others', { metric: 'views,impressions', ...TOTAL }],
		['profile_views', { metric: 'profile_views', ...TOTAL }],
		['a metric that does not exist', { metric: 'fun', ...TOTAL }],
		['a total without metric_type', { metric: 'views', period: 'day' }],
		['a series of a total', { metric: 'likes', period: 'day', metric_type: 'time_series' }],
		['a total of a series', { metric: 'follower_count', ...TOTAL }],
		['the wrong period', { metric: 'views', period: 'week', metric_type: 'total_value' }],
		['the breakdown of the prose', { metric: 'views', breakdown: 'follower_type', ...TOTAL }],
		['a breakdown that it lacks', { metric: 'likes', breakdown: 'follow_type', ...TOTAL }],
		['a breakdown of a series', { metric: 'reach', period: 'day', breakdown: 'follow_type' }],
		['more than 30 days', { metric: 'views', since: '1', until: String(1 + 31 * DAY), ...TOTAL }],
		[
			'followers of more than 30 days ago',
			{ metric: 'follower_count', period: 'day', since: '1700000000', until: '1700086400' },
		],
		['an end before the start', { metric: 'views', since: '100', until: '50', ...TOTAL }],
		[
			'demography without breakdown',
			{
				metric: 'follower_demographics',
				period: 'lifetime',
				metric_type: 'total_value',
				timeframe: 'this_week',
			},
		],
		[
			'demography of an old timeframe',
			{
				metric: 'engaged_audience_demographics',
				period: 'lifetime',
				metric_type: 'total_value',
				breakdown: 'age',
				timeframe: 'last_30_days',
			},
		],
	])('refused: %s', async (_name, params) => {
		expect(codeOf(await account(params))).toBe(100);
	});

	test('are empty, not zero, beyond 90 days', async () => {
		const until = now() - 120 * DAY;
		const { json } = await account({
			metric: 'views',
			since: String(until - DAY),
			until: String(until),
			...TOTAL,
		});
		expect(json.data).toEqual([]);
	});

	test('of Instagram Login lack what is only with Facebook', async () => {
		const { tokens } = world.ig;
		const read = (params, token = tokens.fern) =>
			world.client.instagram.get(`me/insights?${new URLSearchParams(params)}`, token);
		expect((await read({ metric: 'views', ...TOTAL })).status).toBe(200);
		expect(codeOf(await read({ metric: 'online_followers', period: 'lifetime' }))).toBe(100);
		expect(codeOf(await read({ metric: 'views', ...TOTAL }, tokens.lunaReadOnly))).toBe(10);
	});
});

describe('insights of media', () => {
	const publish = async (fields) => {
		const { facebook } = world.client;
		const token = world.tokens.pageFern;
		const { json } = await facebook.post(`${fern}/media`, token, fields);
		for (let step = 0; step < 100; step += 1) {
			const reply = await facebook.post(`${fern}/media_publish`, token, { creation_id: json.id });
			if (reply.status === 200) return reply.json.id;
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		throw new Error('not published');
	};
	const view = (mediaId, count) =>
		world.client.control('visitor', { accountId: fern, action: 'view', mediaId, count });
	const story = () => publish({ media_type: 'STORIES', image_url: world.ig.media.jpeg });

	test('of a post count its likes and comments', async () => {
		const { mediaId } = world.ig;
		const metric =
			'views,reach,shares,total_interactions,reposts,likes,comments,saved,follows,profile_visits,profile_activity,total_likes,total_comments,total_views';
		const { data } = (await media(mediaId, { metric })).json;
		expect(data).toHaveLength(14);
		const valueOf = (name) => data.find((row) => row.name === name).values[0].value;
		expect([valueOf('likes'), valueOf('comments'), valueOf('reach')]).toEqual([1, 1, 310]);
		expect(data[0]).toMatchObject({ period: 'lifetime', id: `${mediaId}/insights/views/lifetime` });
	});

	test('of a reel have times', async () => {
		await world.client.settings({ processingMs: 0 });
		const id = await publish({ media_type: 'REELS', video_url: world.ig.media.reel });
		await view(id, 40);
		const metric =
			'views,ig_reels_avg_watch_time,ig_reels_video_view_total_time,reels_skip_rate,crossposted_views';
		expect((await media(id, { metric })).json.data).toHaveLength(5);
		expect(codeOf(await media(id, { metric: 'views,navigation' }))).toBe(100);
		expect(codeOf(await media(id, { metric: 'profile_visits' }))).toBe(100);
	});

	test('of a story need 5 viewers and are gone after 24 hours', async () => {
		const id = await story();
		const refused = await media(id, { metric: 'views,reach' });
		expect(refused.json.error).toMatchObject({
			code: 10,
			message: '(#10) Not enough viewers for the media to show insights',
		});
		await view(id, 12);
		expect((await media(id, { metric: 'reach' })).json.data[0].values[0].value).toBe(12);
		const { json } = await media(id, {
			metric: 'navigation',
			breakdown: 'story_navigation_action_type',
		});
		expect(
			json.data[0].total_value.breakdowns[0].results.map(({ dimension_values: [value] }) => value),
		).toEqual(['SWIPE_FORWARD', 'TAP_BACK', 'TAP_EXIT', 'TAP_FORWARD']);
		expect((await media(id, { metric: 'link_clicks,replies' })).status).toBe(200);
		await world.client.settings({ advanceClockMs: DAY * 1000 + 1_000 });
		expect(codeOf(await media(id, { metric: 'reach' }))).toBe(100);
	});

	test.each([
		['a metric of stories', { metric: 'views,replies' }, 100],
		['a metric of reels', { metric: 'ig_reels_avg_watch_time' }, 100],
		['plays', { metric: 'plays' }, 100],
		['impressions of new media', { metric: 'impressions' }, 100],
		['facebook_views of what was not shared there', { metric: 'facebook_views' }, 100],
		['another period', { metric: 'views', period: 'day' }, 100],
		['a breakdown that one metric lacks', { metric: 'views', breakdown: 'action_type' }, 1],
	])('of a post refused: %s', async (_name, params, code) => {
		expect(codeOf(await media(world.ig.mediaId, params))).toBe(code);
	});

	test('are not there for items of an album', async () => {
		const { facebook } = world.client;
		const token = world.tokens.pageFern;
		const item = async () =>
			(
				await facebook.post(`${fern}/media`, token, {
					is_carousel_item: true,
					image_url: world.ig.media.jpeg,
				})
			).json.id;
		const album = await publish({
			media_type: 'CAROUSEL',
			children: [await item(), await item()],
		});
		const { data } = (await get(`${album}/children`)).json;
		expect(codeOf(await media(data[0].id, { metric: 'views' }))).toBe(100);
		expect((await media(album, { metric: 'views' })).status).toBe(200);
	});

	test('of Instagram Login lack the totals of Facebook Login', async () => {
		const { mediaId, tokens } = world.ig;
		const read = (metric) =>
			world.client.instagram.get(`${mediaId}/insights?metric=${metric}`, tokens.fern);
		expect((await read('views,reach')).status).toBe(200);
		for (const metric of ['total_views', 'total_likes'])
			expect(codeOf(await read(metric))).toBe(100);
	});
});
