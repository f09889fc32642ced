import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

const VERSION = 1;
const DEFAULT_CAPACITY = 2_000;
const FINGERPRINT_LENGTH = 12;

export interface ReplayMemory {
	/** Names the trigger among all of this process. */
	trigger: string;
	/** The node's static data. */
	saved: IDataObject;
	capacity?: number;
}

export interface Taken<T> {
	/** Those entries that were not taken before, in order. */
	unseen: T[];
	/** Says whether a run has started for them; if not, they may come again. */
	settle(hasStarted: boolean): void;
}

/**
 * What this process has taken, by trigger. n8n reads static data anew for each call, so deliveries
 * that come at the same moment do not see each other there; and 2.41 does not save it when the call
 * starts a run.
 */
const known = new Map<string, { taken: string[]; pending: Set<string> }>();

/**
 * Takes those entries that are new, and remembers them as short fingerprints, in this process and in
 * the static data; the oldest are forgotten first. Best effort: two n8n processes that receive the
 * same delivery both see it as new, as does one that was started again in between.
 */
export function takeUnseen<T extends { id: string }>(
	{ trigger, saved, capacity = DEFAULT_CAPACITY }: ReplayMemory,
	entries: readonly T[],
): Taken<T> {
	const own = known.get(trigger) ?? { taken: [], pending: new Set<string>() };
	known.set(trigger, own);
	const ring = new Set([...readRing(saved), ...own.taken]);
	const fresh = new Map<string, T>();
	for (const entry of entries) {
		const mark = fingerprint(entry.id);
		if (!ring.has(mark) && !own.pending.has(mark) && !fresh.has(mark)) fresh.set(mark, entry);
	}
	const marks = [...fresh.keys()];
	marks.forEach((mark) => own.pending.add(mark));
	save(saved, [...ring, ...marks].slice(-capacity));
	return {
		unseen: [...fresh.values()],
		settle(hasStarted) {
			marks.forEach((mark) => own.pending.delete(mark));
			if (hasStarted) own.taken = [...own.taken, ...marks].slice(-capacity);
			else unsave(saved, marks);
		},
	};
}

/** Assigns a new object, and only for news: every assignment makes n8n write to its database. */
function save(saved: IDataObject, seen: string[]): void {
	const before = new Set(readRing(saved));
	if (seen.some((mark) => !before.has(mark))) saved.replay = { version: VERSION, seen };
}

/** n8n saves the static data of a call that starts no run. */
function unsave(saved: IDataObject, marks: readonly string[]): void {
	const seen = readRing(saved);
	const left = seen.filter((mark) => !marks.includes(mark));
	if (left.length < seen.length) saved.replay = { version: VERSION, seen: left };
}

function readRing(saved: IDataObject): string[] {
	const ring = saved.replay as { version?: unknown; seen?: unknown } | undefined;
	return ring?.version === VERSION && Array.isArray(ring.seen) ? (ring.seen as string[]) : [];
}

/** A short name for a text or bytes: the same for the same. */
export function fingerprint(id: string | Buffer): string {
	return createHash('sha256').update(id).digest('base64url').slice(0, FINGERPRINT_LENGTH);
}
