/** Milliseconds by which each network's clock is ahead of ours, from its Date headers. */
const offsets = new Map<string, number>();

/** Learns a network's clock from the Date header of an answer (whole seconds). */
export function noteServerTime(platformId: string, dateHeader: string | undefined, now: number) {
	const serverTime = Date.parse(dateHeader ?? '');
	if (!Number.isNaN(serverTime)) offsets.set(platformId, serverTime - now);
}

/**
 * A local time on the network's clock, in milliseconds. Reading back what was sent after a moment
 * needs the network's idea of that moment, or a clock that is off hides or invents posts.
 */
export function toServerTime(platformId: string, localTime: number): number {
	return localTime + (offsets.get(platformId) ?? 0);
}

/** The Date header has whole seconds, and so have the times that networks give to objects. */
const TOLERANCE_MS = 2000;

/** The network's time before which nothing sent since a local time can have been made. */
export function earliestServerTime(platformId: string, since: number): number {
	return toServerTime(platformId, since) - TOLERANCE_MS;
}
