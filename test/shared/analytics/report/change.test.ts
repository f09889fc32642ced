import * as fc from 'fast-check';
import { dayCount, previousPeriod } from '../../../../nodes/shared/analytics/period';
import { changeOf, changesOf } from '../../../../nodes/shared/analytics/report/change';

describe('changeOf', () => {
	it('tells the difference and its share', () => {
		expect(changeOf(15, 12)).toEqual({ previous: 12, difference: 3, percent: 25 });
		expect(changeOf(1, 3)).toEqual({ previous: 3, difference: -2, percent: -66.7 });
	});

	it('has no percentage of a rise from 0', () => {
		expect(changeOf(5, 0)).toEqual({ previous: 0, difference: 5, percent: null });
	});

	it('calls a fall below 0 a fall', () => {
		expect(changeOf(-30, -20).percent).toBe(-50);
		expect(changeOf(10, -20).percent).toBe(150);
	});

	it('is 0 for equal numbers', () => {
		fc.assert(
			fc.property(fc.integer(), (value) => {
				expect(changeOf(value, value)).toEqual({ previous: value, difference: 0, percent: 0 });
			}),
		);
	});
});

describe('changesOf', () => {
	it('leaves out what one of the periods does not have', () => {
		const changes = changesOf({ likes: 4, views: 2 }, { likes: 2, reach: 3 });
		expect(changes).toEqual({ likes: { previous: 2, difference: 2, percent: 100 } });
	});
});

describe('previousPeriod', () => {
	it('is as long and ends the day before', () => {
		expect(previousPeriod({ from: '2026-03-01', to: '2026-03-28' })).toEqual({
			from: '2026-02-01',
			to: '2026-02-28',
		});
	});

	it('follows its own previous period without a gap, whatever the length', () => {
		fc.assert(
			fc.property(fc.nat(3000), fc.nat(400), (start, length) => {
				const day = (offset: number) =>
					new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10);
				const period = { from: day(start), to: day(start + length) };
				const previous = previousPeriod(period);
				expect(dayCount(previous)).toBe(dayCount(period));
				expect(dayCount({ from: previous.from, to: period.to })).toBe(2 * dayCount(period));
			}),
		);
	});
});
