import type { IDataObject } from 'n8n-workflow';
import type { SentRequest } from '../../support/fakeN8n';
import { answer, elements, PAGE, queryOf, refuse, run, sent, SHARE, UGC } from '../support/item';

const STATISTICS = 'GET rest/organizationalEntityShareStatistics';
const MEMBER_STATISTICS = 'GET rest/memberCreatorPostAnalytics';
const social = (urn: string) => `GET rest/socialMetadata/${urn}`;

const SHARE_NUMBERS = {
	share: SHARE,
	totalShareStatistics: {
		impressionCount: 200,
		uniqueImpressionsCounts: 150,
		clickCount: 4,
		likeCount: 3,
		commentCount: 2,
		shareCount: 1,
		engagement: 0.05,
	},
};

const SOCIAL = answer({
	reactionSummaries: { LIKE: { count: 4 }, PRAISE: { count: 2 } },
	commentSummary: { count: 5, topLevelCount: 3 },
});

const postOf = (id: string, more: object = {}) => ({
	id,
	publishedAt: 1_763_000_000_000,
	createdAt: 1_762_000_000_000,
	...more,
});

const metrics = (item: IDataObject) => item.metrics as Record<string, number>;

describe('of a post of a page', () => {
	it('are those of LinkedIn, with reactions and comments of this moment', async () => {
		const { items, requests } = await run('analytics.getPost', {
			script: {
				[`GET rest/posts/${SHARE}`]: answer(postOf(SHARE)),
				[STATISTICS]: elements(SHARE_NUMBERS),
				[social(SHARE)]: SOCIAL,
			},
			params: { post: SHARE },
		});
		expect(items).toEqual([
			expect.objectContaining({
				account: { id: PAGE, name: 'Fern & Co' },
				postId: SHARE,
				url: `https://www.linkedin.com/feed/update/${SHARE}`,
				publishedAt: '2025-11-13T02:13:20Z',
			}),
		]);
		expect(metrics(items[0])).toEqual({
			impressions: 200,
			reach: 150,
			clicks: 4,
			likes: 3,
			comments: 5,
			shares: 1,
			engagementRate: 0.05,
			engagements: 10,
			reactions: 6,
		});
		expect(items[0].unavailable).toEqual(expect.arrayContaining(['saves', 'videoViews']));
		expect(queryOf(sent(requests, STATISTICS)[0])).toBe(
			'q=organizationalEntity&organizationalEntity=urn%3Ali%3Aorganization%3A2414183&shares=List(urn%3Ali%3Ashare%3A7200000000000000001)&start=0&count=100',
		);
	});

	it('are unavailable, not 0, where LinkedIn leaves the post out', async () => {
		const { items } = await run('analytics.getPost', {
			script: {
				[`GET rest/posts/${SHARE}`]: answer(postOf(SHARE)),
				[STATISTICS]: elements(),
				[social(SHARE)]: answer({ commentsState: 'OPEN' }),
			},
			params: { post: SHARE },
		});
		expect(items[0].metrics).toEqual({});
		expect(items[0].unavailable).toEqual(expect.arrayContaining(['impressions', 'reactions']));
	});

	it('have the video, in seconds, and go on without what is refused', async () => {
		const { items, requests, hints } = await run('analytics.getPost', {
			script: {
				[`GET rest/posts/${UGC}`]: answer(
					postOf(UGC, { content: { media: { id: 'urn:li:video:C5' } } }),
				),
				[STATISTICS]: elements({ ...SHARE_NUMBERS, share: undefined, ugcPost: UGC }),
				[social(UGC)]: refuse(403),
				'GET rest/videoAnalytics': ({ url }: SentRequest) =>
					url.includes('type=VIEWER') ? refuse(400, 'PARAM_INVALID') : elements({ value: 9_000 }),
			},
			params: { post: UGC, options: { includeRaw: true } },
		});
		expect(metrics(items[0])).toMatchObject({
			impressions: 200,
			videoViews: 9_000,
			watchTimeSeconds: 9,
			watchTimeOfViewsSeconds: 9,
		});
		expect(items[0].unavailable).toEqual(expect.arrayContaining(['reactions', 'videoViewers']));
		expect(items[0].raw).toMatchObject({
			refused: { reactions: expect.any(String), videoViewers: expect.any(String) },
		});
		expect(hints).toEqual([expect.stringContaining('Some numbers could not be read')]);
		const [first] = sent(requests, 'GET rest/videoAnalytics');
		expect(queryOf(first)).toContain(
			`entity=${encodeURIComponent(UGC)}&type=VIDEO_VIEW&aggregation=ALL`,
		);
	});

	it('fail with the reason where all is refused', async () => {
		const script = {
			[`GET rest/posts/${SHARE}`]: answer(postOf(SHARE)),
			[STATISTICS]: refuse(403, 'ACCESS_DENIED', 'no role'),
			[social(SHARE)]: refuse(403),
		};
		await expect(run('analytics.getPost', { script, params: { post: SHARE } })).rejects.toThrow(
			'no role',
		);
	});

	it('come for many posts in one call for each kind of post', async () => {
		const { items, requests } = await run('analytics.getPost', {
			script: {
				'GET rest/posts': elements(postOf(SHARE), postOf(UGC)),
				[STATISTICS]: ({ url }: SentRequest) =>
					url.includes('shares=')
						? elements(SHARE_NUMBERS)
						: elements({ ugcPost: UGC, totalShareStatistics: { impressionCount: 7 } }),
				[social(SHARE)]: SOCIAL,
				[social(UGC)]: SOCIAL,
			},
			params: { posts: 'recent', limit: 2 },
		});
		expect(items.map(({ postId }) => postId)).toEqual([SHARE, UGC]);
		expect(items.map((item) => metrics(item).impressions)).toEqual([200, 7]);
		expect(sent(requests, STATISTICS)).toHaveLength(2);
		expect(queryOf(sent(requests, 'GET rest/posts')[0])).toBe(
			'q=author&author=urn%3Ali%3Aorganization%3A2414183&sortBy=CREATED&start=0&count=2',
		);
	});

	it('are not asked for by the activity, which the statistics do not know', async () => {
		const params = { post: 'urn:li:activity:7' };
		await expect(run('analytics.getPost', { params })).rejects.toThrow('is the activity');
	});
});

describe('of a post of one’s own', () => {
	const setup = (post: string) => ({
		scopes: ['openid', 'profile', 'r_member_postAnalytics'],
		params: { author: 'me', post },
	});

	it('come one by one, without the right to read the post', async () => {
		const { items, requests } = await run('analytics.getPost', {
			...setup(SHARE),
			script: {
				[`GET rest/posts/${SHARE}`]: refuse(403),
				[MEMBER_STATISTICS]: ({ url }: SentRequest) =>
					/queryType=(IMPRESSION|MEMBERS_REACHED)/.test(url) ? elements({ count: 12 }) : elements(),
			},
		});
		expect(items[0]).toMatchObject({ publishedAt: null, metrics: { impressions: 12, reach: 12 } });
		expect(items[0].unavailable).toEqual(
			expect.arrayContaining(['comments', 'reactions', 'shares', 'saves', 'linkClicks']),
		);
		const queries = sent(requests, MEMBER_STATISTICS).map(queryOf);
		expect(queries[0]).toBe(
			'q=entity&entity=(share:urn%3Ali%3Ashare%3A7200000000000000001)&queryType=IMPRESSION&aggregation=TOTAL&start=0&count=100',
		);
		expect(queries).toHaveLength(11);
	});

	it('leave out what the chosen version of the API does not have', async () => {
		const { requests } = await run('analytics.getPost', {
			...setup(SHARE),
			credential: { apiVersion: '202602' },
			script: {
				[`GET rest/posts/${SHARE}`]: refuse(403),
				[MEMBER_STATISTICS]: elements({ count: 1 }),
			},
		});
		expect(sent(requests, MEMBER_STATISTICS)).toHaveLength(5);
	});

	it('ask for the video where there may be one', async () => {
		const { items, requests } = await run('analytics.getPost', {
			...setup(UGC),
			script: {
				[`GET rest/posts/${UGC}`]: refuse(403),
				[MEMBER_STATISTICS]: elements({ count: 1 }),
				'GET rest/memberCreatorVideoAnalytics': elements({ count: 5 }),
			},
		});
		expect(metrics(items[0])).toMatchObject({ videoViews: 5, videoViewers: 5, videoWatchTime: 5 });
		expect(queryOf(sent(requests, 'GET rest/memberCreatorVideoAnalytics')[0])).toContain(
			'entity=(ugc:urn%3Ali%3AugcPost%3A7200000000000000002)&queryType=VIDEO_PLAY',
		);
	});

	it('stop at the first refusal of a permission', async () => {
		const script = {
			[`GET rest/posts/${SHARE}`]: refuse(403),
			[MEMBER_STATISTICS]: refuse(403, 'ACCESS_DENIED', 'r_member_postAnalytics'),
		};
		await expect(run('analytics.getPost', { ...setup(SHARE), script })).rejects.toThrow(
			'r_member_postAnalytics',
		);
	});
});
