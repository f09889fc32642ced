import { DateTime } from 'luxon';
import { bestTimesOf } from '../../../../nodes/shared/analytics/bestTimes/bestTimes';

const ZONE = 'Europe/Berlin';
const NOW = DateTime.fromISO('2026-11-20T12:00', { zone: ZONE });
const QUESTION = { zone: ZONE, needed: 30, limit: 3, now: NOW.toMillis() };

/** A post so many weeks ago, at a time of the week of that zone. */
const post = (weeksAgo: number, hour: number, engagements: number) => ({
	publishedAt:
		DateTime.fromISO('2026-11-17T00:00', { zone: ZONE })
			.minus({ weeks: weeksAgo })
			.set({ hour })
			.toUTC()
			.toISO() ?? '',
	values: { engagements, impressions: 100 },
});

/** Tuesdays over many months, and so over both changes of the clocks: nine o'clock does better. */
const POSTS = Array.from({ length: 40 }, (_, week) => [post(week, 9, 9), post(week, 15, 3)]).flat();

describe('bestTimesOf', () => {
	it('finds the hour that does better, although the clocks changed between the posts', () => {
		const times = bestTimesOf(POSTS, QUESTION);
		expect(times).toMatchObject({
			timeZone: ZONE,
			enough: true,
			posts: { read: 80, used: 80, needed: 30, tooYoung: 0, withoutNumbers: 0 },
			period: { from: POSTS[78].publishedAt, to: POSTS[1].publishedAt },
			best: [
				{
					weekday: 'Tuesday',
					hour: '09:00',
					posts: 40,
					rate: 2.78,
					next: '2026-11-24T09:00:00+01:00',
				},
			],
			bestHours: [{ hour: '09:00', posts: 40, next: '2026-11-21T09:00:00+01:00' }],
			bestWeekdays: [],
			message: 'From 80 posts.',
		});
	});

	it('says how it came to its verdict', () => {
		const { method } = bestTimesOf(POSTS, QUESTION);
		expect(method.measure).toBe('engagements / impressions');
		expect(method.accountMedian).toBeCloseTo(0.06);
		expect(method.explanation).toContain('engagements / impressions. A time gets the median');
		expect(method.explanation).toContain('5 more posts');
		expect(method.explanation).toContain(ZONE);
	});

	it('gives no verdict on too few posts, and says how many are needed', () => {
		const times = bestTimesOf(POSTS.slice(0, 29), QUESTION);
		expect(times).toMatchObject({ enough: false, best: [], bestHours: [], bestWeekdays: [] });
		expect(times.message).toBe('There are 29 posts with numbers, and 30 are needed: no verdict.');
	});

	it('leaves out posts whose numbers still grow, that have none or no time', () => {
		const fresh = { ...post(0, 9, 9), publishedAt: NOW.minus({ hours: 23 }).toUTC().toISO() ?? '' };
		const silent = { ...post(1, 9, 9), values: {} };
		const timeless = { ...post(1, 9, 9), publishedAt: null };
		const { posts } = bestTimesOf([...POSTS, fresh, silent, timeless], QUESTION);
		expect(posts).toEqual({ read: 83, used: 80, needed: 30, tooYoung: 1, withoutNumbers: 1 });
	});

	it('names no best time where all are the same', () => {
		const times = bestTimesOf(
			POSTS.map((one) => ({ ...one, values: { engagements: 4, impressions: 100 } })),
			QUESTION,
		);
		expect(times).toMatchObject({ enough: true, best: [], bestHours: [] });
		expect(times.message).toBe('From 80 posts: no time has done better than the others.');
	});

	it('gives no verdict where most posts are ignored', () => {
		const times = bestTimesOf(
			POSTS.map((one, index) => ({
				...one,
				values: { engagements: index % 3 ? 0 : 4, impressions: 100 },
			})),
			QUESTION,
		);
		expect(times).toMatchObject({ enough: false, best: [] });
		expect(times.message).toBe('Most posts have no engagement at all: no verdict.');
	});

	it('can do nothing without any post', () => {
		expect(bestTimesOf([], QUESTION)).toMatchObject({
			enough: false,
			period: null,
			method: { measure: null, accountMedian: null },
		});
	});
});
