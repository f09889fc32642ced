import { DateTime } from 'luxon';
import type { SentRequest } from '../../support/fakeN8n';
import { answer, elements, PAGE, queryOf, refuse, run, sent } from '../support/item';

const SHARES = 'GET rest/organizationalEntityShareStatistics';
const FOLLOWERS = 'GET rest/organizationalEntityFollowerStatistics';
const VIEWS = 'GET rest/organizationPageStatistics';
const SIZE = `GET rest/networkSizes/${PAGE}`;

const NOW = DateTime.fromISO('2026-11-20T10:00:00Z', { zone: 'utc' });

beforeEach(() => {
	jest.spyOn(Date, 'now').mockReturnValue(NOW.toMillis());
});
afterEach(() => {
	jest.restoreAllMocks();
});

/** The day so many days ago in UTC. */
const dayAgo = (ago: number) => NOW.minus({ days: ago }).toISODate() as string;
const startOf = (day: string) => Date.parse(`${day}T00:00:00Z`);
const rangeOf = (day: string) => ({ start: startOf(day), end: startOf(day) + 86_400_000 });

const custom = (from: string, to: string) => ({ period: 'custom', from, to });

const daily = (...values: Array<[string, object]>) =>
	elements(...values.map(([day, value]) => ({ timeRange: rangeOf(day), ...value })));

/** Two days of a page. */
function script(first: string, second: string) {
	return {
		[SHARES]: ({ url }: SentRequest) =>
			url.includes('timeGranularityType')
				? daily(
						[first, { totalShareStatistics: { impressionCount: 10, uniqueImpressionsCount: 8 } }],
						[second, { totalShareStatistics: { impressionCount: 5, uniqueImpressionsCount: 5 } }],
					)
				: elements({ totalShareStatistics: { uniqueImpressionsCount: 9, engagement: 0.1 } }),
		[FOLLOWERS]: daily(
			[first, { followerGains: { organicFollowerGain: 3, paidFollowerGain: 1 } }],
			[second, { followerGains: { organicFollowerGain: -2, paidFollowerGain: 0 } }],
		),
		[VIEWS]: daily([
			first,
			{
				totalPageStatistics: { views: { allPageViews: { pageViews: 20, uniquePageViews: 15 } } },
			},
		]),
		[SIZE]: answer({ firstDegreeSize: 219_145 }),
	};
}

describe('of a page', () => {
	const [first, second] = [dayAgo(2), dayAgo(1)];

	it('add up over the days; what counts people once comes for the whole period', async () => {
		const { items, requests } = await run('analytics.getAccount', {
			script: script(first, second),
			params: custom(first, second),
		});
		expect(items).toHaveLength(1);
		expect(items[0]).toMatchObject({
			account: { id: PAGE, name: 'Fern & Co' },
			period: { from: first, to: second },
		});
		expect(items[0].metrics).toEqual({
			impressions: 15,
			reach: 9,
			engagementRate: 0.1,
			newFollowers: 2,
			newFollowersOrganic: 1,
			newFollowersPaid: 1,
			profileViews: 20,
			followers: 219_145,
		});
		expect(items[0].unavailable).toEqual(
			expect.arrayContaining(['clicks', 'lostFollowers', 'uniqueProfileViews', 'videoViews']),
		);
		expect(items[0].unavailable).not.toContain('sends');
		const range = `timeRange:(start:${startOf(first)},end:${startOf(second) + 86_400_000})`;
		expect(queryOf(sent(requests, SHARES)[0])).toContain(
			`timeIntervals=(${range},timeGranularityType:DAY)`,
		);
		expect(queryOf(sent(requests, SHARES)[1])).toContain(`timeIntervals=(${range})`);
		expect(queryOf(sent(requests, VIEWS)[0])).toMatch(/^q=organization&organization=urn/);
		expect(queryOf(sent(requests, SIZE)[0])).toBe('edgeType=COMPANY_FOLLOWED_BY_MEMBER');
	});

	it('come day by day', async () => {
		const { items } = await run('analytics.getAccount', {
			script: script(first, second),
			params: { ...custom(first, second), perDay: true },
		});
		expect(items.map(({ metrics }) => metrics)).toEqual([
			expect.objectContaining({
				impressions: 10,
				reach: 8,
				newFollowers: 4,
				uniqueProfileViews: 15,
			}),
			{
				impressions: 5,
				reach: 5,
				newFollowers: -2,
				newFollowersOrganic: -2,
				newFollowersPaid: 0,
			},
		]);
		expect(items[1].unavailable).toEqual(expect.arrayContaining(['followers', 'profileViews']));
	});

	it('do not give the followers of today to a period that has long ended', async () => {
		const { items, requests } = await run('analytics.getAccount', {
			script: script(dayAgo(40), dayAgo(39)),
			params: custom(dayAgo(40), dayAgo(39)),
		});
		expect(items[0].unavailable).toContain('followers');
		expect(sent(requests, SIZE)).toEqual([]);
	});

	it('of a brand have a resource of their own for its views', async () => {
		const author = 'urn:li:organizationBrand:89758488';
		const { requests } = await run('analytics.getAccount', {
			script: {
				...script(first, second),
				'GET rest/organizationBrandsLookup': answer({ results: {} }),
				'GET rest/brandPageStatistics': elements(),
				[`GET rest/networkSizes/${author}`]: answer({ firstDegreeSize: 740 }),
			},
			params: { ...custom(first, second), author },
		});
		expect(queryOf(sent(requests, 'GET rest/brandPageStatistics')[0])).toMatch(
			/^q=brand&brand=urn%3Ali%3AorganizationBrand%3A89758488&timeIntervals=/,
		);
	});

	it('go on without what is refused', async () => {
		const { items, hints } = await run('analytics.getAccount', {
			script: { ...script(first, second), [VIEWS]: refuse(403) },
			params: custom(first, second),
		});
		expect(items[0]).toMatchObject({ metrics: { impressions: 15 } });
		expect(items[0].unavailable).toContain('profileViews');
		expect(hints).toEqual([expect.stringContaining('Some numbers could not be read')]);
	});

	it('reach back twelve months, and no call is made for more', async () => {
		const from = NOW.minus({ months: 12, days: 1 }).toISODate() as string;
		await expect(run('analytics.getAccount', { params: custom(from, dayAgo(1)) })).rejects.toThrow(
			'12 months',
		);
	});
});

describe('of a person', () => {
	const [first, second] = [dayAgo(2), dayAgo(1)];
	const dateOf = (day: string) => {
		const [year, month, date] = day.split('-').map(Number);
		return { day: date, month, year };
	};
	const counted = (field: string, ...days: Array<[string, number]>) =>
		elements(
			...days.map(([day, value]) => ({ dateRange: { start: dateOf(day) }, [field]: value })),
		);

	it('come by day where LinkedIn has them, else for the period', async () => {
		const { items, requests } = await run('analytics.getAccount', {
			script: {
				'GET rest/memberCreatorPostAnalytics': ({ url }: SentRequest) => {
					if (url.includes('aggregation=TOTAL')) return elements({ count: 30 });
					return url.includes('queryType=IMPRESSION')
						? counted('count', [first, 10], [second, 20])
						: elements();
				},
				'GET rest/memberFollowersCount': ({ url }: SentRequest) =>
					url.includes('q=me')
						? elements({ memberFollowersCount: 500 })
						: counted('memberFollowersCount', [first, 1], [second, 2]),
			},
			params: { ...custom(first, second), author: 'me' },
		});
		expect(items[0].metrics).toEqual({
			impressions: 30,
			reach: 30,
			linkClicks: 30,
			profileViewsFromContent: 30,
			newFollowersFromContent: 30,
			newFollowers: 3,
			followers: 500,
		});
		expect(items[0].unavailable).toEqual(
			expect.arrayContaining(['comments', 'reactions', 'saves']),
		);
		expect(items[0].unavailable).not.toContain('uniqueProfileViews');
		const end = dateOf(dayAgo(0));
		expect(queryOf(sent(requests, 'GET rest/memberCreatorPostAnalytics')[0])).toContain(
			`end:(day:${end.day},month:${end.month},year:${end.year}))`,
		);
	});
});
