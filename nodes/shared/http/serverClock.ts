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
