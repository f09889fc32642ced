import type { Failure } from '../contract/failure';

export interface RetryQuestion {
	failure: Failure;
	/** Tries made so far, 1 after the first. */
	attempts: number;
	/** Whether a second arrival of the call leaves the network as one does. */
	repeatable: boolean;
	/** Milliseconds that may still be spent waiting. */
	waitLeftMs: number;
	now: number;
	/** 0 to 1; injected so that the decision stays a pure function. */
	random: number;
}

export type RetryAnswer = { retry: true; afterMs: number } | { retry: false };

const MAX_ATTEMPTS = 4;
const FIRST_DELAY_MS = 500;
const LONGEST_BACKOFF_MS = 30_000;

/**
 * Whether a failed call is sent again, and when. A call that may have taken effect is repeated
 * only if it is repeatable; a refusal without effect may be repeated always. The network's own
 * delay wins over the back-off, and a delay longer than what may still be waited ends the tries.
 */
export function decideRetry(question: RetryQuestion): RetryAnswer {
	const { failure, attempts, repeatable, waitLeftMs, now, random } = question;
	if (attempts >= MAX_ATTEMPTS) return { retry: false };
	if (failure.kind !== 'rate-limited' && failure.kind !== 'temporarily-unavailable') {
		return { retry: false };
	}
	if (failure.effect === 'unknown' && !repeatable) return { retry: false };
	const afterMs = failure.retryAt
		? Math.max(0, Date.parse(failure.retryAt) - now)
		: backoff(attempts, random);
	return afterMs <= waitLeftMs ? { retry: true, afterMs } : { retry: false };
}

/** Exponential with full jitter on its upper half, in milliseconds. */
function backoff(attempts: number, random: number): number {
	const ceiling = Math.min(LONGEST_BACKOFF_MS, FIRST_DELAY_MS * 2 ** (attempts - 1));
	return Math.round(ceiling / 2 + (ceiling / 2) * random);
}
