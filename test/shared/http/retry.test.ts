import * as fc from 'fast-check';
import type { Failure, FailureKind } from '../../../nodes/shared/contract/failure';
import type { RetryQuestion } from '../../../nodes/shared/http/retry';
import { decideRetry } from '../../../nodes/shared/http/retry';

const KINDS: FailureKind[] = [
	'rate-limited',
	'quota-exhausted',
	'temporarily-unavailable',
	'credential-invalid',
	'permission-missing',
	'content-rejected',
	'not-found',
	'account-restricted',
	'payment-required',
	'outcome-unknown',
	'bug',
];
const NOW = 1_700_000_000_000;

const failure = (facts: Partial<Failure>): Failure => ({
	kind: 'temporarily-unavailable',
	happened: 'x',
	advice: 'y',
	effect: 'none',
	...facts,
});

const question = (facts: Partial<RetryQuestion>): RetryQuestion => ({
	failure: failure({}),
	attempts: 1,
	repeatable: true,
	waitLeftMs: 60_000,
	now: NOW,
	random: 0.5,
	...facts,
});

const anyQuestion = fc.record({
	failure: fc.record(
		{
			kind: fc.constantFrom(...KINDS),
			happened: fc.constant('x'),
			advice: fc.constant('y'),
			effect: fc.constantFrom('none' as const, 'unknown' as const),
			retryAt: fc
				.integer({ min: -3600, max: 3600 })
				.map((s) => new Date(NOW + s * 1000).toISOString()),
		},
		{ requiredKeys: ['kind', 'happened', 'advice', 'effect'] },
	),
	attempts: fc.integer({ min: 1, max: 8 }),
	repeatable: fc.boolean(),
	waitLeftMs: fc.integer({ min: -10_000, max: 120_000 }),
	now: fc.constant(NOW),
	random: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe('decideRetry', () => {
	it('never repeats what may have taken effect, unless it is repeatable', () => {
		fc.assert(
			fc.property(anyQuestion, (asked) => {
				const risky = asked.failure.effect === 'unknown' && !asked.repeatable;
				expect(risky && decideRetry(asked).retry).toBe(false);
			}),
		);
	});

	it('repeats only limits and passing failures, at most three times', () => {
		fc.assert(
			fc.property(anyQuestion, (asked) => {
				const passing = ['rate-limited', 'temporarily-unavailable'].includes(asked.failure.kind);
				if (!passing || asked.attempts > 3) expect(decideRetry(asked)).toEqual({ retry: false });
			}),
		);
	});

	it('waits neither longer than is left nor less than the network asks for', () => {
		fc.assert(
			fc.property(anyQuestion, (asked) => {
				const answer = decideRetry(asked);
				if (!answer.retry) return;
				expect(answer.afterMs).toBeGreaterThanOrEqual(0);
				expect(answer.afterMs).toBeLessThanOrEqual(asked.waitLeftMs);
				const asksFor = asked.failure.retryAt ? Date.parse(asked.failure.retryAt) - NOW : 0;
				expect(answer.afterMs).toBeGreaterThanOrEqual(asksFor);
			}),
		);
	});

	it('repeats a passing failure of a repeatable call', () => {
		expect(decideRetry(question({ failure: failure({ effect: 'unknown' }) })).retry).toBe(true);
	});

	it('repeats a refusal without effect though the call is not repeatable', () => {
		const limited = failure({ kind: 'rate-limited', retryAt: new Date(NOW + 5000).toISOString() });
		expect(decideRetry(question({ failure: limited, repeatable: false }))).toEqual({
			retry: true,
			afterMs: 5000,
		});
	});

	it.each([
		[1, 0, 250],
		[1, 1, 500],
		[2, 1, 1000],
		[3, 0, 1000],
		[3, 1, 2000],
	])('backs off longer after each of %i tries (random %d: %i ms)', (attempts, random, afterMs) => {
		expect(decideRetry(question({ attempts, random }))).toEqual({ retry: true, afterMs });
	});

	it('gives up when the network asks for more time than is left', () => {
		const limited = failure({
			kind: 'rate-limited',
			retryAt: new Date(NOW + 60_001).toISOString(),
		});
		expect(decideRetry(question({ failure: limited }))).toEqual({ retry: false });
	});
});
