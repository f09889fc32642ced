/** What has arrived at a trigger since this n8n process counts for it. Times are ISO 8601. */
export interface Tally {
	countedSince: string;
	lastDeliveryAt: string | null;
	received: number;
	refused: number;
	/** Why the last refused delivery was refused. */
	lastRefusal: string | null;
}

export type Arrival = { kind: 'delivery' } | { kind: 'refused'; reason: string };

const tallies = new Map<string, Tally>();
const MAX_ENTRIES = 1_000;
const startedAt = new Date().toISOString();

/** Counts a delivery, or a refused one, for the trigger at an address. */
export function count(address: string, arrival: Arrival, now: number): void {
	const before = tallyOf(address);
	if (tallies.size >= MAX_ENTRIES) tallies.clear();
	tallies.set(
		address,
		arrival.kind === 'delivery'
			? { ...before, received: before.received + 1, lastDeliveryAt: new Date(now).toISOString() }
			: { ...before, refused: before.refused + 1, lastRefusal: arrival.reason },
	);
}

export function tallyOf(address: string): Tally {
	const none = { lastDeliveryAt: null, received: 0, refused: 0, lastRefusal: null };
	return tallies.get(address) ?? { countedSince: startedAt, ...none };
}
