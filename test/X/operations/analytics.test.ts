import type { IDataObject } from 'n8n-workflow';
import { failureOf } from '../../../nodes/shared/http/failure';
import { analyticsOperationsOfX } from '../../../nodes/X/operations/analytics';
import type { XReply, XScript, XSetup } from '../../support/fakeX';
import { checkAgainstSpec, ME, problem, xFixture } from '../../support/fakeX';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

checkAgainstSpec();

const NOW = Date.parse('2026-11-20T12:00:00Z');
const POST = '1989000000000000001';
const TIMELINE = `GET /2/users/${ME.id}/tweets`;

beforeEach(() => jest.useFakeTimers({ now: NOW, doNotFake: ['nextTick', 'setImmediate'] }));
afterEach(() => jest.useRealTimers());

async function run(name: string, setup: XSetup) {
	const operation = analyticsOperationsOfX.find((one) => one.operation === name);
	if (!operation) throw new Error(`there is no ${name}`);
	const fixture = await xFixture(setup);
	const outputs = await operation.run(fixture.context);
	return { ...fixture, items: outputs.map(({ json }) => json) };
}

const failureIn = async (work: Promise<unknown>) =>
	failureOf(await work.then(() => undefined).catch((error: unknown) => error));

const COUNTS = {
	impression_count: 100,
	like_count: 7,
	reply_count: 2,
	retweet_count: 3,
	quote_count: 1,
	bookmark_count: 4,
};
const PRIVATE = {
	non_public_metrics: {
		impression_count: 100,
		url_link_clicks: 9,
		user_profile_clicks: 5,
		engagements: 30,
	},
	organic_metrics: { impression_count: 90, like_count: 6, retweet_count: 3, url_link_clicks: 8 },
};

const post = (facts: IDataObject = {}): IDataObject => ({
	id: POST,
	text: 'Hello',
	author_id: ME.id,
	created_at: '2026-11-19T12:00:00.000Z',
	public_metrics: COUNTS,
	...facts,
});

const totals = (metrics: IDataObject, id = POST): XReply => ({
	data: [{ id, timestamped_metrics: [{ timestamp: '2026-11-19T12:00:00Z', metrics }] }],
});

const withheld = (id: string): IDataObject => ({
	title: 'Field Authorization Error',
	detail: `Sorry, you are not authorized to access 'non_public_metrics' on the Tweet with ids [${id}].`,
	type: 'https://api.twitter.com/2/problems/not-authorized-for-field',
});

describe('Get Post', () => {
	const one = async (script: XScript, params: IDataObject = {}) =>
		await run('getPost', { script, params: { posts: 'one', post: POST, ...params } });

	it('joins what everybody sees, what the author sees and what X adds up', async () => {
		const { items, calls } = await one({
			[`GET /2/tweets/${POST}`]: {
				data: post({ attachments: { media_keys: ['13_1', '3_2'] } }),
				includes: { media: [{ media_key: '13_1', public_metrics: { view_count: 50 } }] },
			},
			'GET /2/tweets': { data: [{ id: POST, ...PRIVATE }] },
			'GET /2/tweets/analytics': totals({
				engagements: 31,
				follows: 2,
				detail_expands: 12,
				likes: 6,
			}),
		});
		expect(items).toMatchObject([
			{
				platform: 'x',
				account: { id: ME.id, name: 'fernandco' },
				postId: POST,
				url: `https://x.com/fernandco/status/${POST}`,
				publishedAt: '2026-11-19T12:00:00Z',
				metrics: {
					impressions: 100,
					likes: 7,
					comments: 2,
					reposts: 3,
					quotes: 1,
					shares: 4,
					saves: 4,
					clicks: 9,
					profileViews: 5,
					engagements: 30,
					organicImpressions: 90,
					newFollowers: 2,
					detailExpands: 12,
					videoViews: 50,
				},
			},
		]);
		expect(items[0].unavailable).toContain('reach');
		expect(items[0].unavailable).not.toContain('clicks');
		expect(calls[2].query).toMatchObject({
			ids: POST,
			start_time: '2026-11-19T12:00:00Z',
			granularity: 'total',
		});
	});

	it('reads the newer names too', async () => {
		const { retweet_count: reposts, ...others } = COUNTS;
		const { items } = await one({
			[`GET /2/tweets/${POST}`]: {
				data: post({ public_metrics: { ...others, repost_count: reposts } }),
			},
			'GET /2/tweets': { data: [] },
			// Flat counts, as the newer description has them.
			'GET /2/tweets/analytics': { data: [{ id: POST, url_clicks: 3 }] },
		});
		expect(items).toMatchObject([{ metrics: { reposts: 3, shares: 4, clicks: 3 } }]);
	});

	it('names what X withholds as not available, whatever way X says it', async () => {
		const ways: XReply[] = [
			{ data: [{ id: POST }], errors: [withheld(POST)] },
			{ status: 200, body: { errors: [withheld(POST)] } },
			problem(403, 'You are not permitted to perform this action.'),
		];
		for (const way of ways) {
			const { items } = await one({
				[`GET /2/tweets/${POST}`]: { data: post() },
				'GET /2/tweets': way,
				'GET /2/tweets/analytics': problem(403, 'You are not permitted to perform this action.'),
			});
			expect(items).toMatchObject([{ metrics: { likes: 7, impressions: 100 } }]);
			expect(items[0].unavailable).toEqual(expect.arrayContaining(['clicks', 'engagements']));
		}
	});

	it('asks for no private numbers of posts that are old, and for none of others', async () => {
		const old = await one({
			[`GET /2/tweets/${POST}`]: { data: post({ created_at: '2026-10-01T00:00:00.000Z' }) },
			'GET /2/tweets/analytics': totals({ url_clicks: 20 }),
		});
		expect(old.items).toMatchObject([{ metrics: { clicks: 20, likes: 7 } }]);
		const foreign = await one({ [`GET /2/tweets/${POST}`]: { data: post({ author_id: '7' }) } });
		expect(foreign.log()).toEqual([`GET /2/tweets/${POST}`]);
		expect(foreign.items).toMatchObject([{ url: `https://x.com/i/web/status/${POST}` }]);
	});

	it('says so when there is no such post, and when nobody has paid', async () => {
		const gone = {
			errors: [
				{ title: 'Not Found', type: 'https://api.twitter.com/2/problems/resource-not-found' },
			],
		};
		expect(
			await failureIn(one({ [`GET /2/tweets/${POST}`]: { status: 200, body: gone } })),
		).toMatchObject({ kind: 'not-found' });
		expect(
			await failureIn(
				one({
					[`GET /2/tweets/${POST}`]: { data: post() },
					'GET /2/tweets': problem(402, 'No credits', 'credits'),
				}),
			),
		).toMatchObject({ kind: 'payment-required' });
	});

	it('reads the newest posts a hundred at a time', async () => {
		const list = (from: number, count: number) =>
			Array.from({ length: count }, (_, index) => post({ id: String(from + index) }));
		const { items, calls } = await run('getPost', {
			params: { posts: 'recent', limit: 130 },
			script: {
				[TIMELINE]: [
					{ data: list(1000, 100), meta: { next_token: 'second' } },
					{ data: list(2000, 100), meta: { next_token: 'third' } },
				],
				'GET /2/tweets': { data: [{ id: '1000', ...PRIVATE }] },
				'GET /2/tweets/analytics': totals({ engagements: 1 }, '2029'),
			},
		});
		expect(items).toHaveLength(130);
		expect(items[0]).toMatchObject({ postId: '1000', metrics: { clicks: 9 } });
		expect(items[129]).toMatchObject({ postId: '2029', metrics: { engagements: 1 } });
		const counts = calls
			.filter(({ path }) => path !== `/2/users/${ME.id}/tweets`)
			.map(({ query }) => String(query?.ids).split(',').length);
		expect(counts).toEqual([100, 30, 100, 30]);
	});

	it('gives no items for an account without posts', async () => {
		const { items, log } = await run('getPost', {
			params: { posts: 'recent', limit: 10 },
			script: { [TIMELINE]: { status: 200, body: { meta: { result_count: 0 } } } },
		});
		expect(items).toEqual([]);
		expect(log()).toEqual([TIMELINE]);
	});
});

describe('Get Account', () => {
	const days = (counts: Record<string, IDataObject>, id = POST): IDataObject => ({
		id,
		timestamped_metrics: Object.entries(counts).map(([day, metrics]) => ({
			timestamp: `${day}T00:00:00Z`,
			metrics,
		})),
	});
	const account = async (script: XScript, params: IDataObject = {}) =>
		await run('getAccount', { script, params: { period: 'last7', ...params } });

	const SCRIPT: XScript = {
		[TIMELINE]: { data: [{ id: POST }, { id: '2' }], meta: {} },
		'GET /2/tweets/analytics': {
			data: [
				days({
					'2026-11-18': { impressions: 10, retweets: 1, quote_tweets: 1 },
					'2026-11-19': { impressions: 5 },
				}),
				days({ '2026-11-19': { impressions: 7, follows: 2 } }, '2'),
			],
		},
	};

	it('adds up what has happened to the newest posts, with the followers of now', async () => {
		const { items, calls } = await account(SCRIPT);
		expect(items).toMatchObject([
			{
				period: { from: '2026-11-13', to: '2026-11-19' },
				metrics: { impressions: 22, shares: 2, newFollowers: 2, followers: 120 },
				profile: { followers: 120, following: 5, posts: 42, listed: 1 },
			},
		]);
		expect(items[0].unavailable).toEqual(expect.arrayContaining(['clicks', 'reach', 'likes']));
		expect(calls[0].query).toMatchObject({
			end_time: '2026-11-20T00:00:00.000Z',
			max_results: '100',
		});
		expect(calls[1].query).toMatchObject({
			ids: `${POST},2`,
			granularity: 'daily',
			start_time: '2026-11-13T00:00:00Z',
			end_time: '2026-11-20T00:00:00Z',
		});
	});

	it('gives each day for itself, and the followers for the last one only', async () => {
		const { items } = await account(SCRIPT, { perDay: true });
		expect(items).toHaveLength(7);
		expect(items[5]).toMatchObject({
			period: { from: '2026-11-18' },
			metrics: { impressions: 10 },
		});
		expect(items[6]).toMatchObject({ metrics: { impressions: 12, followers: 120 } });
		expect((items[5].metrics as IDataObject).followers).toBeUndefined();
	});

	it('asks for nothing that has not happened yet', async () => {
		const { calls } = await account(SCRIPT, {
			period: 'custom',
			from: '2026-11-20',
			to: '2026-11-25',
		});
		expect(calls[0].query?.end_time).toBeUndefined();
		const end = Date.parse(String(calls[1].query?.end_time));
		expect(end).toBeLessThan(NOW);
		const later = await account(SCRIPT, { period: 'custom', from: '2026-11-22', to: '2026-11-25' });
		expect(later.log()).toEqual([TIMELINE]);
	});

	it('asks again for the days where X gives sums only', async () => {
		const { items, calls } = await account({
			...SCRIPT,
			'GET /2/tweets/analytics': [
				{ data: [{ id: POST, impressions: 22 }] },
				{ data: [days({ '2026-11-18': { impressions: 22 } })] },
			],
		});
		expect(items).toMatchObject([{ metrics: { impressions: 22 } }]);
		expect(String(calls[2].query?.['analytics.fields'])).toContain('timestamped_metrics');
	});

	it('gives what it can when X shows no numbers to this account', async () => {
		const { items, hints } = await account({
			...SCRIPT,
			'GET /2/tweets/analytics': problem(403, 'You are not permitted to perform this action.'),
		});
		expect(items).toMatchObject([{ metrics: { followers: 120 } }]);
		expect(hints[0]).toMatch(/^Only public numbers/);
	});

	it('reads no more posts than wanted', async () => {
		const { calls } = await account(SCRIPT, { postsCounted: 1 });
		expect(calls[0].query).toMatchObject({ max_results: '5' });
		expect(calls[1].query?.ids).toBe(POST);
	});
});
