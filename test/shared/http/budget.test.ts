import * as fc from 'fast-check';
import type { Budget } from '../../../nodes/shared/http/budget';
import { block, delayBefore, isBlocked, learn } from '../../../nodes/shared/http/budget';

const NOW = 1_700_000_000_000;
const reading = (percentUsed: number, blockedForSeconds = 0) => ({
	bucket: 'page',
	percentUsed,
	blockedForSeconds,
});

function after(percentUsed: number, ms = 0): number {
	const budget: Budget = new Map();
	learn(budget, 'x', [reading(percentUsed)], NOW);
	return delayBefore(budget, 'x', ['page'], NOW + ms);
}

describe('learn', () => {
	it('takes a reading below the limit for no block, at whatever time it is asked', () => {
		const budget: Budget = new Map();
		learn(budget, 'x', [reading(3)], NOW);
		expect(isBlocked(budget, 'x', ['page'], NOW - 1)).toBe(false);
	});
});

describe('learn, of numbers that no network means', () => {
	it('blocks for a year at most', () => {
		const budget: Budget = new Map();
		learn(budget, 'x', [reading(100, 1e21)], NOW);
		expect(delayBefore(budget, 'x', ['page'], NOW)).toBe(366 * 24 * 3600_000);
	});
});

describe('delayBefore', () => {
	it.each([
		[0, 0],
		[75, 0],
		[80, 2000],
		[100, 10_000],
		[300, 10_000],
	])('at %i %% use waits %i ms', (percent, ms) => {
		expect(after(percent)).toBe(ms);
	});

	it('never waits longer at less use', () => {
		fc.assert(
			fc.property(fc.nat(400), fc.nat(400), (a, b) => {
				expect(after(Math.min(a, b))).toBeLessThanOrEqual(after(Math.max(a, b)));
			}),
		);
	});

	it('lies between nothing and ten seconds while nothing is blocked', () => {
		fc.assert(
			fc.property(fc.integer({ min: -10, max: 1000 }), fc.nat(600_000), (percent, ms) => {
				expect(after(percent, ms)).toBeGreaterThanOrEqual(0);
				expect(after(percent, ms)).toBeLessThanOrEqual(10_000);
			}),
		);
	});

	it('waits no longer when a block that was read has ended', () => {
		const budget: Budget = new Map();
		learn(budget, 'x', [reading(100, 60)], NOW);
		expect(delayBefore(budget, 'x', ['page'], NOW + 59_000)).toBe(1_000);
		expect(delayBefore(budget, 'x', ['page'], NOW + 60_000)).toBe(0);
	});

	it('waits for the most used of several buckets', () => {
		const budget: Budget = new Map();
		learn(budget, 'x', [reading(80), { ...reading(90), bucket: 'app' }], NOW);
		expect(delayBefore(budget, 'x', ['page', 'app', 'unknown'], NOW)).toBe(6000);
	});

	it('knows nothing of other owners and of calls without buckets', () => {
		const budget: Budget = new Map();
		learn(budget, 'x', [reading(100)], NOW);
		expect(delayBefore(budget, 'y', ['page'], NOW)).toBe(0);
		expect(delayBefore(budget, 'x', [], NOW)).toBe(0);
	});

	it('forgets a reading after five minutes', () => {
		expect(after(100, 5 * 60_000)).toBe(10_000);
		expect(after(100, 5 * 60_000 + 1)).toBe(0);
	});

	it('waits until a block ends, whether the network announces it or has just refused a call', () => {
		const announced: Budget = new Map();
		learn(announced, 'x', [reading(100, 120)], NOW);
		expect(delayBefore(announced, 'x', ['page'], NOW + 20_000)).toBe(100_000);
		const refused: Budget = new Map();
		block(refused, 'x', 'page', NOW + 30_000);
		expect(delayBefore(refused, 'x', ['page'], NOW)).toBe(30_000);
	});

	it('adds no wait of its own once the network accepts calls again', () => {
		const budget: Budget = new Map();
		learn(budget, 'x', [reading(100)], NOW);
		block(budget, 'x', 'page', NOW + 30_000);
		expect(delayBefore(budget, 'x', ['page'], NOW + 30_000)).toBe(0);
	});

	it('keeps the later end when two refusals name different ones', () => {
		const budget: Budget = new Map();
		block(budget, 'x', 'page', NOW + 600_000);
		block(budget, 'x', 'page', NOW + 30_000);
		expect(delayBefore(budget, 'x', ['page'], NOW)).toBe(600_000);
	});
});

describe('learn', () => {
	it('keeps a bounded number of buckets', () => {
		const budget: Budget = new Map();
		for (let index = 0; index < 6000; index++) {
			learn(budget, 'x', [{ ...reading(80), bucket: `pages:${index}` }], NOW);
		}
		expect(budget.size).toBe(5000);
		expect(delayBefore(budget, 'x', ['pages:5999'], NOW)).toBe(2000);
	});
});
