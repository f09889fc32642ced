import type { UsageReading } from '../contract/platform';

interface Bucket {
	percentUsed: number;
	blockedUntil: number;
	readAt: number;
}

/** What a network has told us of its limits, shared by all items, nodes and executions. */
export type Budget = Map<string, Bucket>;

/** One per process: a worker learns once and every execution in it profits. */
export const processBudget: Budget = new Map();

const SLOW_FROM_PERCENT = 75;
const SLOWEST_MS = 10_000;
/** A reading says little about the present after this time: usage windows roll on. */
const READING_VALID_MS = 5 * 60_000;
const MAX_BUCKETS = 5_000;

/** No network asks for more: what is above it, a proxy or a mistake has written. */
export const LONGEST_WAIT_SECONDS = 366 * 24 * 3600;

/** Notes what an answer said of its owner's budgets. */
export function learn(budget: Budget, owner: string, readings: UsageReading[], now: number) {
	for (const reading of readings) {
		const blockedFor = Math.min(reading.blockedForSeconds, LONGEST_WAIT_SECONDS);
		if (budget.size >= MAX_BUCKETS) budget.delete(budget.keys().next().value as string);
		budget.set(`${owner}:${reading.bucket}`, {
			percentUsed: reading.percentUsed,
			blockedUntil: blockedFor > 0 ? now + blockedFor * 1000 : 0,
			readAt: now,
		});
	}
}

/**
 * Notes that a network refused a call of this bucket until the given time. What was read before
 * says nothing of the time after, so that no further delay is added then.
 */
export function block(budget: Budget, owner: string, bucket: string, until: number) {
	const key = `${owner}:${bucket}`;
	const blockedUntil = Math.max(until, budget.get(key)?.blockedUntil ?? 0);
	budget.set(key, { percentUsed: 0, blockedUntil, readAt: blockedUntil });
}

/**
 * Milliseconds to wait before the next call of these buckets. Nothing below 75 % use, then
 * growing evenly up to ten seconds at 100 %; while a bucket is blocked, until the block ends.
 */
export function delayBefore(
	budget: Budget,
	owner: string,
	buckets: readonly string[],
	now: number,
): number {
	return Math.max(0, ...buckets.map((name) => delayOf(budget.get(`${owner}:${name}`), now)));
}

/** Whether the network refuses calls of one of these buckets at the moment. */
export function isBlocked(
	budget: Budget,
	owner: string,
	buckets: readonly string[],
	now: number,
): boolean {
	return buckets.some((name) => (budget.get(`${owner}:${name}`)?.blockedUntil ?? 0) > now);
}

function delayOf(bucket: Bucket | undefined, now: number): number {
	if (!bucket) return 0;
	if (bucket.blockedUntil > now) return bucket.blockedUntil - now;
	// What was read before a block says nothing of the window that has begun since.
	if (bucket.blockedUntil > bucket.readAt || now - bucket.readAt > READING_VALID_MS) return 0;
	const over = (bucket.percentUsed - SLOW_FROM_PERCENT) / (100 - SLOW_FROM_PERCENT);
	return Math.round(Math.min(1, Math.max(0, over)) * SLOWEST_MS);
}
