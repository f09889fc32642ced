import type { IDataObject } from 'n8n-workflow';
import { PAGE_METRICS } from '../../../nodes/Facebook/analytics/metrics';
import { valuesByDay } from '../../../nodes/Facebook/analytics/page';
import { analyticsOperationsOfFacebook } from '../../../nodes/Facebook/operations/analytics';
import type { GraphCall } from '../../../nodes/Meta/graph';
import type { FacebookSetup, Reply } from '../../support/fakeGraph';
import { answer, facebookFixture, lost, PAGE_ID, refuse } from '../../support/fakeGraph';

const POST = `${PAGE_ID}_111`;
const INSIGHTS = `GET ${PAGE_ID}/insights`;
const BAD_METRIC = refuse(100, undefined, '(#100) The value must be a valid insights metric');
const NO_PERMISSION = refuse(200, undefined, '(#200) requires read_insights');

const run = async (name: string, setup: FacebookSetup) => {
	const fixture = facebookFixture(setup);
	const operation = analyticsOperationsOfFacebook.find((candidate) => candidate.operation === name);
	const outputs = (await operation?.run(fixture.context)) ?? [];
	return { ...fixture, items: outputs.map(({ json }) => json) };
};

const metricsOf = ({ fields }: GraphCall) => String(fields?.metric).split(',');
const entry = (name: string, values: IDataObject[]): IDataObject => ({ name, values });

/** Answers with one value for each metric; refuses the whole call for each of the bad ones. */
const lifetime =
	(values: Record<string, unknown>, bad: string[] = []) =>
	(call: GraphCall): Reply => {
		const asked = metricsOf(call);
		if (asked.some((metric) => bad.includes(metric))) return BAD_METRIC;
		const known = asked.filter((metric) => metric in values);
		return answer({
			data: known.map((metric) => entry(metric, [{ value: values[metric] as number }])),
		});
	};

/** Answers 10 for every day whose end lies within the range. */
const daily =
	(bad: string[] = []) =>
	(call: GraphCall): Reply => {
		const asked = metricsOf(call);
		if (asked.some((metric) => bad.includes(metric))) return BAD_METRIC;
		const { since, until } = call.fields as { since: number; until: number };
		if (until - since > 90 * 86_400) return refuse(100, undefined, 'more than 90 days');
		const values: IDataObject[] = [];
		// Midnight in Pacific time stands for 08:00 UTC in winter and 07:00 in summer.
		for (let day = Math.ceil(since / 86_400) - 1; day * 86_400 < until; day++) {
			const end = day * 86_400 + pacificMidnightHour(day) * 3600;
			if (end > since && end <= until) values.push({ value: 10, end_time: graphTime(end) });
		}
		return answer({ data: asked.map((metric) => entry(metric, values)) });
	};

const graphTime = (seconds: number) =>
	new Date(seconds * 1000).toISOString().replace('.000Z', '+0000');

function pacificMidnightHour(day: number): number {
	const text = new Date(day * 86_400_000 + 7 * 3_600_000).toLocaleTimeString('en-US', {
		timeZone: 'America/Los_Angeles',
		hour12: false,
		hour: '2-digit',
	});
	return Number(text) % 24 === 0 ? 7 : 8;
}

const POST_ANSWER = answer({
	id: POST,
	created_time: '2026-11-19T08:49:14+0000',
	permalink_url: 'https://www.facebook.com/p',
	reactions: { summary: { total_count: 12 } },
	comments: { summary: { total_count: 0 } },
});

describe('Get Post', () => {
	it('puts insights and counts under the names of this package', async () => {
		const { items } = await run('getPost', {
			params: { post: POST },
			page: {
				[`GET ${POST}`]: POST_ANSWER,
				[`GET ${POST}/insights`]: lifetime({
					post_media_view: 500,
					post_total_media_view_unique: 400,
					post_clicks: 0,
					post_reactions_like_total: 9,
					post_reactions_by_type_total: { like: 9, love: 2 },
				}),
			},
		});
		expect(items[0]).toMatchObject({
			platform: 'facebook',
			account: { id: PAGE_ID, name: 'Fern & Co' },
			postId: POST,
			url: 'https://www.facebook.com/p',
			publishedAt: '2026-11-19T08:49:14Z',
			metrics: { views: 500, reach: 400, clicks: 0, likes: 9, reactions: 12, comments: 0 },
		});
		expect(items[0].unavailable).toEqual(
			expect.arrayContaining(['impressions', 'saves', 'shares', 'videoViews']),
		);
		expect(items[0].unavailable).not.toContain('clicks');
	});

	it('gives the other metrics when one is refused, and names the refused one', async () => {
		const { items, page } = await run('getPost', {
			params: { post: POST, options: { includeRaw: true } },
			page: {
				[`GET ${POST}`]: POST_ANSWER,
				[`GET ${POST}/insights`]: lifetime({ post_media_view: 500 }, ['post_clicks']),
			},
		});
		expect(items[0]).toMatchObject({ metrics: { views: 500 } });
		expect(items[0].unavailable).toContain('clicks');
		expect(Object.keys((items[0].raw as { refused: IDataObject }).refused)).toEqual([
			'post_clicks',
		]);
		expect(metricsOf(page.calls[1]).length).toBeGreaterThan(1);
	});

	it('asks for a refused metric once, however many posts there are', async () => {
		const posts = ['1', '2', '3', '4', '5', '6', '7', '8'];
		const edge = lifetime({ post_media_view: 1 }, ['post_clicks']);
		const { items, page } = await run('getPost', {
			params: { posts: 'recent', limit: 8 },
			page: {
				[`GET ${PAGE_ID}/published_posts`]: answer({
					data: posts.map((id) => ({ id: `${PAGE_ID}_${id}` })),
				}),
				...Object.fromEntries(posts.map((id) => [`GET ${PAGE_ID}_${id}/insights`, edge])),
			},
		});
		expect(items.map(({ metrics }) => metrics)).toEqual(posts.map(() => ({ views: 1 })));
		const last = page.calls.filter(({ path }) => path === `${PAGE_ID}_8/insights`);
		expect(last).toHaveLength(1);
		expect(metricsOf(last[0])).not.toContain('post_clicks');
	});

	it('asks for video metrics only where there is a video, and gives seconds', async () => {
		const video = {
			...POST_ANSWER,
			answer: { id: POST, attachments: { data: [{ media_type: 'video' }] } },
		};
		const { items, page } = await run('getPost', {
			params: { post: POST },
			page: {
				[`GET ${POST}`]: video,
				[`GET ${POST}/insights`]: lifetime({ post_video_view_time: 90_500 }),
			},
		});
		expect(metricsOf(page.calls[1])).toContain('post_video_views');
		expect(items[0]).toMatchObject({ metrics: { watchTimeSeconds: 90.5 } });
	});

	it('reads a reel by its own ID from video_insights', async () => {
		const { items } = await run('getPost', {
			params: { post: '222' },
			page: {
				'GET 222': answer({ id: '222' }),
				'GET 222/video_insights': lifetime({
					fb_reels_total_plays: 70,
					post_video_likes_by_reaction_type: { like: 3 },
				}),
			},
		});
		expect(items[0]).toMatchObject({ postId: '222', metrics: { views: 70, reactions: 3 } });
	});

	it('adds what the post that shows a video knows', async () => {
		const { items } = await run('getPost', {
			params: { post: '222' },
			page: {
				'GET 222': answer({ id: '222', post_id: POST }),
				'GET 222/video_insights': lifetime({ fb_reels_total_plays: 70, fb_reels_replay_count: 5 }),
				[`GET ${POST}`]: POST_ANSWER,
				[`GET ${POST}/insights`]: lifetime({ post_media_view: 90 }),
			},
		});
		expect(items[0]).toMatchObject({
			postId: '222',
			metrics: { views: 90, replays: 5, reactions: 12 },
		});
	});

	it('adds what the reel knows that a post shows', async () => {
		const reel = {
			media_type: 'video',
			target: { id: '222' },
			url: 'https://www.facebook.com/reel/222',
		};
		const { items } = await run('getPost', {
			params: { post: POST },
			page: {
				[`GET ${POST}`]: answer({ id: POST, attachments: { data: [reel] } }),
				[`GET ${POST}/insights`]: lifetime({ post_media_view: 90 }),
				'GET 222/video_insights': lifetime({ fb_reels_replay_count: 5 }),
			},
		});
		expect(items[0]).toMatchObject({ postId: POST, metrics: { views: 90, replays: 5 } });
	});

	it('gives the counts and a hint where insights are not permitted', async () => {
		const { items, hints } = await run('getPost', {
			params: { post: POST },
			page: { [`GET ${POST}`]: POST_ANSWER, [`GET ${POST}/insights`]: NO_PERMISSION },
		});
		expect(items[0]).toMatchObject({ metrics: { reactions: 12, comments: 0 } });
		expect(hints[0]).toContain('read_insights');
	});

	it('fails on anything else', async () => {
		const failing = run('getPost', {
			params: { post: POST },
			page: { [`GET ${POST}`]: POST_ANSWER, [`GET ${POST}/insights`]: lost },
		});
		await expect(failing).rejects.toMatchObject({
			context: { socialOps: { kind: 'temporarily-unavailable' } },
		});
	});
});

describe('Get Account', () => {
	const custom = (from: string, to: string) => ({ period: 'custom', from, to });

	it('adds up days and takes the last level', async () => {
		const { items } = await run('getAccount', {
			params: custom('2026-10-30', '2026-11-03'),
			page: { [INSIGHTS]: daily() },
		});
		expect(items).toHaveLength(1);
		expect(items[0]).toMatchObject({
			account: { id: PAGE_ID },
			period: { from: '2026-10-30', to: '2026-11-03' },
			metrics: { views: 50, followers: 10, newFollowers: 50 },
		});
		expect(items[0].unavailable).toEqual(
			expect.arrayContaining(['reach', 'impressions', 'clicks']),
		);
	});

	it('splits what is longer than Facebook takes and loses no day', async () => {
		const { items, page } = await run('getAccount', {
			params: custom('2026-01-01', '2026-10-31'),
			page: { [INSIGHTS]: daily() },
		});
		expect(items[0]).toMatchObject({ metrics: { views: 304 * 10 } });
		expect(page.calls).toHaveLength(4);
	});

	it('puts out one item per day, aligned with the end of the Pacific day', async () => {
		const { items } = await run('getAccount', {
			params: { ...custom('2026-10-31', '2026-11-02'), perDay: true },
			page: { [INSIGHTS]: daily() },
		});
		expect(items.map(({ period }) => (period as IDataObject).from)).toEqual([
			'2026-10-31',
			'2026-11-01',
			'2026-11-02',
		]);
		expect(items[1]).toMatchObject({ metrics: { views: 10, reach: 10 } });
	});

	it('takes the people of 28 days from the network, in one value', async () => {
		const { items, page } = await run('getAccount', {
			params: custom('2026-10-01', '2026-10-28'),
			page: { [INSIGHTS]: daily() },
		});
		expect(items[0]).toMatchObject({ metrics: { views: 280, reach: 10 } });
		expect(page.calls.map(({ fields }) => fields?.period)).toEqual(['day', 'days_28']);
	});

	it('leaves one bad metric out and gives the rest', async () => {
		const bad = ['page_daily_follows_unique', 'page_daily_unfollows_unique'];
		const { items, page } = await run('getAccount', {
			params: custom('2026-11-01', '2026-11-01'),
			page: { [INSIGHTS]: daily(bad) },
		});
		expect(items[0]).toMatchObject({ metrics: { views: 10 } });
		expect(items[0].unavailable).toEqual(expect.arrayContaining(['newFollowers', 'lostFollowers']));
		expect(page.calls).toHaveLength(1 + PAGE_METRICS.length);
	});

	it('says of a Page without insights that all is unavailable, not 0', async () => {
		const { items } = await run('getAccount', { page: { [INSIGHTS]: answer({ data: [] }) } });
		expect(items[0].metrics).toEqual({});
		expect(items[0].unavailable).toContain('views');
	});

	it.each([
		['a period that ends before it begins', custom('2026-11-02', '2026-11-01'), 'From'],
		['a missing last day', custom('2026-11-02', ''), 'To'],
		['a day that is none', custom('2026-13-02', '2026-11-01'), 'From'],
	])('refuses %s before anything is sent', async (_what, params, field) => {
		const { context, page } = facebookFixture({ params });
		const [, getAccount] = analyticsOperationsOfFacebook;
		await expect(getAccount.run(context)).rejects.toMatchObject({
			context: { socialOps: { field } },
		});
		expect(page.calls).toEqual([]);
	});

	it('fails when insights are not permitted: there would be nothing to give', async () => {
		const failing = run('getAccount', { page: { [INSIGHTS]: NO_PERMISSION } });
		await expect(failing).rejects.toMatchObject({
			context: { socialOps: { kind: 'permission-missing' } },
		});
	});
});

describe('valuesByDay', () => {
	it.each([
		['2026-11-19T08:00:00+0000', '2026-11-18'],
		['2026-07-02T07:00:00+0000', '2026-07-01'],
	])('counts the stamp %s for %s', (endTime, day) => {
		expect(valuesByDay({ values: [{ value: 1, end_time: endTime }] })).toEqual([[day, 1]]);
	});
});

describe('The table of metrics', () => {
	it('names none that Facebook has removed', () => {
		const removed =
			/^(page|post)_(impressions|posts_impressions|fans|fan_adds|fan_removes|engaged_users|consumptions)|video_views_(unique|10s)/;
		expect(PAGE_METRICS.filter(({ network }) => removed.test(network))).toEqual([]);
	});

	it('has each name once', () => {
		const names = PAGE_METRICS.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
	});
});
