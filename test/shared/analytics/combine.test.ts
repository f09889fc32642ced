import { unavailableOf } from '../../../nodes/shared/analytics/analytics';
import type { AccountMetric } from '../../../nodes/shared/analytics/capability';
import { joinDays, valuesOfDay, valuesOfPeriod } from '../../../nodes/shared/analytics/combine';

const METRICS: AccountMetric[] = [
	{ network: 'n_views', name: 'views', combine: 'sum' },
	{ network: 'n_follows', name: 'followers', combine: 'last' },
	{ network: 'n_reach', name: 'reach', combine: 'unique' },
];
const DAYS = {
	values: {
		n_views: { '2026-11-01': 5, '2026-11-02': 7 },
		n_follows: { '2026-11-01': 100, '2026-11-02': 98 },
		n_reach: { '2026-11-01': 3, '2026-11-02': 4 },
	},
	refused: {},
	raw: [],
};
const period = { from: '2026-11-01', to: '2026-11-03' };

describe('valuesOfPeriod', () => {
	it('adds up what adds up and takes the last known level', () => {
		const values = valuesOfPeriod(METRICS, DAYS, { period, whole: {} });
		expect(values).toEqual({ views: 12, followers: 98 });
	});

	it('never adds up people: they come from the network or not at all', () => {
		const values = valuesOfPeriod(METRICS, DAYS, { period, whole: { n_reach: 6 } });
		expect(values.reach).toBe(6);
	});

	it('knows the people of a single day', () => {
		const single = { from: '2026-11-02', to: '2026-11-02' };
		expect(valuesOfPeriod(METRICS, DAYS, { period: single, whole: {} }).reach).toBe(4);
	});

	it('leaves out what has no value on any day instead of saying 0', () => {
		const values = valuesOfPeriod(
			METRICS,
			{ values: {}, refused: {}, raw: [] },
			{ period, whole: {} },
		);
		expect(values).toEqual({});
	});
});

describe('valuesOfDay', () => {
	it('gives the values of that day only', () => {
		expect(valuesOfDay(METRICS, DAYS, '2026-11-01')).toEqual({
			views: 5,
			followers: 100,
			reach: 3,
		});
		expect(valuesOfDay(METRICS, DAYS, '2026-11-03')).toEqual({});
	});
});

describe('joinDays', () => {
	it('joins the days of parts and keeps every refusal', () => {
		const joined = joinDays([
			{ values: { a: { '2026-11-01': 1 } }, refused: { b: 'no' }, raw: [{ part: 1 }] },
			{ values: { a: { '2026-11-02': 2 } }, refused: { c: 'no' }, raw: [{ part: 2 }] },
		]);
		expect(joined.values).toEqual({ a: { '2026-11-01': 1, '2026-11-02': 2 } });
		expect(joined.refused).toEqual({ b: 'no', c: 'no' });
		expect(joined.raw).toHaveLength(2);
	});
});

describe('unavailableOf', () => {
	it('names each metric without a value once, and not the one that is 0', () => {
		expect(unavailableOf(['views', 'saves', 'saves', 'clicks'], { clicks: 0 })).toEqual([
			'saves',
			'views',
		]);
	});
});
