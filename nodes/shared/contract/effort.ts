import type { UsageReading } from './platform';

/**
 * What the work on one item has cost, over all tries of the node. Plain JSON: it lives in the
 * journal of the item.
 */
export interface Effort {
	/** Tries of the node that have worked on the item: 1, and more with Retry On Fail. */
	attempts: number;
	/** Calls to the network, repetitions included. */
	calls: number;
	/** Time spent waiting for the limits of the network and before repeated calls. */
	waitedMs: number;
	/** Time spent on the item, waiting included; not the pauses between tries of the node. */
	durationMs: number;
	/** Bodies of calls, repetitions included; headers are not counted. */
	bytesSent: number;
	/** The last reading of every budget that the network has told of. */
	rateUsage: UsageReading[];
	/** The network's own ID of the last call, if its answer names one. */
	traceId: string | null;
}

/** What comes out under `meta`: whose work it was, and what it took. */
export interface ItemMeta extends Effort {
	platform: string | null;
	resource: string;
	operation: string;
}

export const noEffort = (): Effort => ({
	attempts: 0,
	calls: 0,
	waitedMs: 0,
	durationMs: 0,
	bytesSent: 0,
	rateUsage: [],
	traceId: null,
});
