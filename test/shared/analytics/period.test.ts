import * as fc from 'fast-check';
import { dayCount, daysOf, lastDays, splitPeriod } from '../../../nodes/shared/analytics/period';

const day = (offset: number) => new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10);
const periods = fc
	.tuple(fc.nat(1500), fc.nat(800))
	.map(([start, length]) => ({ from: day(start), to: day(start + length) }));

describe('splitPeriod', () => {
	it('covers every day once, in order, in parts no longer than allowed', () => {
		fc.assert(
			fc.property(periods, fc.integer({ min: 1, max: 120 }), (period, maxDays) => {
				const parts = splitPeriod(period, maxDays);
				expect(parts.flatMap(daysOf)).toEqual(daysOf(period));
				expect(Math.max(...parts.map(dayCount))).toBeLessThanOrEqual(maxDays);
			}),
		);
	});

	it('uses no more parts than needed', () => {
		fc.assert(
			fc.property(periods, fc.integer({ min: 1, max: 120 }), (period, maxDays) => {
				expect(splitPeriod(period, maxDays)).toHaveLength(Math.ceil(dayCount(period) / maxDays));
			}),
		);
	});

	it('leaves a period alone that is short enough', () => {
		const period = { from: '2026-11-01', to: '2026-11-28' };
		expect(splitPeriod(period, 28)).toEqual([period]);
	});
});

describe('lastDays', () => {
	it('ends with yesterday in the given time zone', () => {
		const now = Date.parse('2026-11-20T03:00:00Z');
		expect(lastDays(7, now, 'America/Los_Angeles')).toEqual({
			from: '2026-11-12',
			to: '2026-11-18',
		});
		expect(lastDays(7, now, 'utc')).toEqual({ from: '2026-11-13', to: '2026-11-19' });
	});

	it('has the number of days asked for over a change of the clocks', () => {
		const now = Date.parse('2026-11-20T20:00:00Z');
		expect(dayCount(lastDays(90, now, 'America/Los_Angeles'))).toBe(90);
	});
});
