import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

const VERSION = 1;
const DEFAULT_CAPACITY = 2_000;
const FINGERPRINT_LENGTH = 12;

/**
 * Gives back those entries that were not taken before, in order, and remembers them in `memory`
 * (the node's static data) as short fingerprints; the oldest are forgotten first. Best effort:
 * two n8n processes that receive the same delivery at the same moment both see it as new.
 */
export function takeUnseen<T extends { id: string }>(
	memory: IDataObject,
	entries: readonly T[],
	capacity = DEFAULT_CAPACITY,
): T[] {
	const seen = new Set(readRing(memory));
	const unseen = entries.filter(({ id }) => {
		const mark = fingerprint(id);
		if (seen.has(mark)) return false;
		seen.add(mark);
		return true;
	});
	// A new object: n8n saves static data only when one of its properties is assigned.
	if (unseen.length) memory.replay = { version: VERSION, seen: [...seen].slice(-capacity) };
	return unseen;
}

function readRing(memory: IDataObject): string[] {
	const ring = memory.replay as { version?: unknown; seen?: unknown } | undefined;
	return ring?.version === VERSION && Array.isArray(ring.seen) ? (ring.seen as string[]) : [];
}

function fingerprint(id: string): string {
	return createHash('sha256').update(id).digest('base64url').slice(0, FINGERPRINT_LENGTH);
}
