import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import {
	median,
	nextTimeOf,
	rateSlots,
	slotOf,
} from '../../../../nodes/shared/analytics/bestTimes/slots';

const BERLIN = 'Europe/Berlin';
const at = (text: string, zone = BERLIN) => DateTime.fromISO(text, { zone }).toUTC().toISO() ?? '';

describe('slotOf', () => {
	it('is by the clocks of the time zone, in summer as in winter', () => {
		const monday9 = { weekday: 1, hour: 9 };
		// The clocks were set forward on 2026-03-29 and back on 2026-10-25.
		for (const day of ['2026-03-23', '2026-03-30', '2026-10-19', '2026-10-26'])
			expect(slotOf(at(`${day}T09:30`), BERLIN, 'weekdayAndHour')).toEqual(monday9);
		expect(at('2026-03-23T09:30')).toContain('T08:30');
		expect(at('2026-03-30T09:30')).toContain('T07:30');
	});

	it('is on another day where it is already tomorrow', () => {
		const time = '2026-11-01T23:30:00Z';
		expect(slotOf(time, 'UTC', 'weekdayAndHour')).toEqual({ weekday: 7, hour: 23 });
		expect(slotOf(time, 'Asia/Tokyo', 'weekdayAndHour')).toEqual({ weekday: 1, hour: 8 });
	});

	it('knows half hours', () => {
		expect(slotOf('2026-11-02T03:45:00Z', 'Asia/Kolkata', 'hour')).toEqual({ hour: 9 });
	});

	it('stays the same for a local time in every week of a year', () => {
		const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'];
		fc.assert(
			fc.property(
				fc.constantFrom(...zones),
				fc.nat(52),
				fc.integer({ min: 4, max: 23 }),
				(zone, week, hour) => {
					const time = DateTime.fromObject({ year: 2026, month: 1, day: 7, hour }, { zone });
					const later = time.plus({ weeks: week }).toUTC().toISO() ?? '';
					expect(slotOf(later, zone, 'weekdayAndHour')).toEqual({ weekday: 3, hour });
				},
			),
		);
	});
});

describe('rateSlots', () => {
	const posts = (day: string, rates: number[]) =>
		rates.map((rate) => ({ publishedAt: at(`${day}T09:00`), rate }));

	/** Twenty Wednesdays as good as 1, which is what other slots are compared with. */
	const others = posts(
		'2026-11-04',
		Array.from({ length: 20 }, () => 1),
	);

	it('compares the median of a slot with that of all other times, pulled towards it', () => {
		// (1.8 × 5 + 1 × 5) / 10
		const all = [...others, ...posts('2026-11-02', [1.6, 1.8, 9, 1.7, 2])];
		const [best] = rateSlots(all, BERLIN, 'weekdayAndHour');
		expect(best).toEqual({ weekday: 1, hour: 9, posts: 5, rate: 1.4 });
	});

	it('finds the better half of two slots with as many posts each', () => {
		const better = posts(
			'2026-11-02',
			Array.from({ length: 20 }, () => 3),
		);
		// (3 × 20 + 5) / 25
		expect(rateSlots([...others, ...better], BERLIN, 'weekday')[0]).toMatchObject({
			weekday: 1,
			rate: 2.6,
		});
	});

	it('prefers a good slot with many posts to a better one with few', () => {
		const all = [
			...posts(
				'2026-11-02',
				Array.from({ length: 20 }, () => 1.5),
			),
			...posts('2026-11-03', [1.8, 1.8, 1.8]),
			...Array.from({ length: 5 }, () => others).flat(),
		];
		const slots = rateSlots(all, BERLIN, 'weekday');
		expect(slots.map(({ weekday }) => weekday)).toEqual([1, 2, 3]);
	});

	it('has nothing to say where all posts stand in one slot', () => {
		expect(rateSlots(others, BERLIN, 'hour')).toEqual([{ hour: 9, posts: 20, rate: 1 }]);
	});

	it('leaves out what may be chance', () => {
		const slots = rateSlots([...others, ...posts('2026-11-02', [50, 50])], BERLIN, 'weekday');
		expect(slots.map(({ weekday }) => weekday)).toEqual([3]);
	});

	it('never moves a slot beyond its own posts and the others', () => {
		const rates = fc.array(fc.double({ min: 0, max: 50, noNaN: true }), {
			minLength: 3,
			maxLength: 19,
		});
		fc.assert(
			fc.property(rates, (all) => {
				const slots = rateSlots([...others, ...posts('2026-11-02', all)], BERLIN, 'weekday');
				const { rate } = slots.find(({ weekday }) => weekday === 1) ?? { rate: NaN };
				const own = median(all);
				expect(rate).toBeGreaterThanOrEqual(Math.min(own, 1) - 1e-9);
				expect(rate).toBeLessThanOrEqual(Math.max(own, 1) + 1e-9);
			}),
		);
	});
});

describe('median', () => {
	it.each([
		[[3, 1, 2], 2],
		[[4, 1, 2, 3], 2.5],
		[[], 0],
	])('of %j is %d', (values, middle) => {
		expect(median(values)).toBe(middle);
	});
});

describe('nextTimeOf', () => {
	const next = (slot: Parameters<typeof nextTimeOf>[0], now: string) =>
		nextTimeOf(slot, BERLIN, Date.parse(at(now)));

	it('is later today, or on the next such day', () => {
		expect(next({ weekday: 1, hour: 9 }, '2026-11-02T08:00')).toBe('2026-11-02T09:00:00+01:00');
		expect(next({ weekday: 1, hour: 9 }, '2026-11-02T09:00')).toBe('2026-11-09T09:00:00+01:00');
		expect(next({ hour: 9 }, '2026-11-02T10:00')).toBe('2026-11-03T09:00:00+01:00');
		expect(next({ weekday: 3 }, '2026-11-02T10:00')).toBe('2026-11-04T00:00:00+01:00');
	});

	it('keeps the hour of the clocks over their change', () => {
		expect(next({ weekday: 1, hour: 9 }, '2026-10-24T12:00')).toBe('2026-10-26T09:00:00+01:00');
		expect(next({ weekday: 1, hour: 9 }, '2026-03-28T12:00')).toBe('2026-03-30T09:00:00+02:00');
	});

	it('passes over an hour that the clocks leave out', () => {
		expect(next({ weekday: 7, hour: 2 }, '2026-03-28T12:00')).toBe('2026-04-05T02:00:00+02:00');
	});

	it('is in the future and in the slot, whatever the slot and the moment', () => {
		const slots = fc.record({
			weekday: fc.integer({ min: 1, max: 7 }),
			hour: fc.integer({ min: 0, max: 23 }),
		});
		const moments = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-01-01') });
		fc.assert(
			fc.property(slots, moments, (slot, now) => {
				const time = DateTime.fromISO(nextTimeOf(slot, BERLIN, now) ?? '', { zone: BERLIN });
				expect({ weekday: time.weekday, hour: time.hour }).toEqual(slot);
				expect(time.toMillis()).toBeGreaterThan(now);
			}),
		);
	});
});
