/** What became of a delivery that was passed on. */
export type GuestOutcome = 'taken' | 'failed' | 'gone';

type Trouble = Exclude<GuestOutcome, 'taken'>;

/** After this long on end a guest's failures are its own: Meta would switch the app's callback off. */
const PATIENCE_MS: Readonly<Record<Trouble, number>> = {
	failed: 30 * 60_000,
	// An n8n that is starting knows none of its addresses for a while.
	gone: 2 * 60_000,
};

const MAX_ENTRIES = 1_000;
/** Since when a guest has failed at all, and in its latest way. */
const troubles = new Map<string, { since: number; outcome: Trouble; outcomeSince: number }>();

/** Notes what became of a delivery for the guest at an address. */
export function noteOutcome(address: string, outcome: GuestOutcome, now: number): void {
	const before = troubles.get(address);
	troubles.delete(address);
	if (outcome === 'taken') return;
	if (troubles.size >= MAX_ENTRIES) troubles.clear();
	troubles.set(address, {
		since: before?.since ?? now,
		outcome,
		// One that was down and is starting gets the whole patience for a 404.
		outcomeSince: before?.outcome === outcome ? before.outcomeSince : now,
	});
}

/**
 * Whether the guest counts: Meta then sends again what it has missed. One that goes on failing
 * does not, until it takes a delivery again.
 */
export function isWaitedFor(address: string, now: number): boolean {
	const trouble = troubles.get(address);
	if (!trouble) return true;
	const { since, outcome, outcomeSince } = trouble;
	return now - since < PATIENCE_MS.failed && now - outcomeSince < PATIENCE_MS[outcome];
}
