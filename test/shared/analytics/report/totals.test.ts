import * as fc from 'fast-check';
import type { MetricValues } from '../../../../nodes/shared/analytics/analytics';
import { totalsOf } from '../../../../nodes/shared/analytics/report/totals';
import { account, COMBINE } from './support';

const totalOf = (accounts: Parameters<typeof totalsOf>[0], metric: string) =>
	totalsOf(accounts).totals.filter((total) => total.metric === metric);

describe('totalsOf', () => {
	it('adds up over all networks what means the same on each', () => {
		const accounts = [account('One: a', { likes: 2 }), account('Two: b', { likes: 5 })];
		expect(totalOf(accounts, 'likes')).toEqual([
			{
				metric: 'likes',
				platform: null,
				value: 7,
				accounts: ['One: a', 'Two: b'],
				without: [],
				change: null,
			},
		]);
	});

	it('adds up within a network what each counts in its own way', () => {
		const accounts = [
			account('One: a', { views: 2 }),
			account('Two: b', { views: 5 }),
			account('One: c', { views: 10 }),
		];
		expect(totalOf(accounts, 'views')).toMatchObject([
			{ platform: 'one', value: 12, accounts: ['One: a', 'One: c'] },
			{ platform: 'two', value: 5, accounts: ['Two: b'] },
		]);
	});

	it('does not take what is unavailable for 0, and names who is missing', () => {
		const accounts = [account('One: a', { likes: 2 }), account('Two: b', {})];
		expect(totalOf(accounts, 'likes')).toMatchObject([
			{ value: 2, accounts: ['One: a'], without: ['Two: b'] },
		]);
	});

	it('never adds up people, and says why', () => {
		const accounts = [
			account('One: a', { reach: 3, followers: 9 }),
			account('One: b', { reach: 4, followers: 8 }),
		];
		const { totals, metrics } = totalsOf(accounts);
		expect(totals).toEqual([]);
		expect(metrics).toEqual([
			{ metric: 'reach', adds: 'no', why: expect.stringContaining('people once') },
			{ metric: 'followers', adds: 'no', why: expect.stringContaining('level') },
		]);
	});

	it('does not add up what one of the networks counts by people', () => {
		const odd = {
			...account('Two: b', { likes: 5 }),
			combine: { ...COMBINE, likes: 'unique' as const },
		};
		expect(totalOf([account('One: a', { likes: 2 }), odd], 'likes')).toEqual([]);
	});

	it('does not add up a metric of which nobody knows how', () => {
		const { totals, metrics } = totalsOf([account('One: a', { strange: 2 })]);
		expect(totals).toEqual([]);
		expect(metrics).toMatchObject([{ adds: 'no', why: 'It is not known how it adds up.' }]);
	});

	it('compares only the accounts that have a number in both periods', () => {
		const accounts = [
			account('One: a', { likes: 10 }, { likes: 8 }),
			account('Two: b', { likes: 100 }, {}),
			account('Two: c', { likes: 1000 }, null),
		];
		expect(totalOf(accounts, 'likes')).toMatchObject([
			{
				value: 1110,
				change: { previous: 8, difference: 2, percent: 25, accounts: ['One: a'] },
			},
		]);
	});

	const values = fc.dictionary(fc.constantFrom(...Object.keys(COMBINE)), fc.nat(1000));
	const accounts = fc
		.array(fc.tuple(fc.constantFrom('One', 'Two', 'Three'), values, fc.option(values)), {
			maxLength: 8,
		})
		.map((all) =>
			all.map(([network, now, before], index) =>
				account(`${network}: ${index}`, now as MetricValues, before as MetricValues | null),
			),
		);

	it('makes every total of the named accounts and of nothing else', () => {
		fc.assert(
			fc.property(accounts, (all) => {
				for (const { metric, platform, value, accounts: named, without } of totalsOf(all).totals) {
					const group = all.filter((one) => platform === null || one.platform === platform);
					const having = group.filter(({ now }) => now.metrics[metric] !== undefined);
					expect(named).toEqual(having.map(({ label }) => label));
					expect([...named, ...without].sort()).toEqual(group.map(({ label }) => label).sort());
					expect(value).toBe(having.reduce((sum, { now }) => sum + Number(now.metrics[metric]), 0));
				}
			}),
		);
	});

	it('finds no change between two periods with the same numbers', () => {
		fc.assert(
			fc.property(accounts, (all) => {
				const same = all.map((one) => ({ ...one, previous: one.now }));
				for (const { change } of totalsOf(same).totals)
					expect(change).toMatchObject({ difference: 0, percent: 0 });
			}),
		);
	});
});
