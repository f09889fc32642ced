import type { Look } from '../../nodes/shared/publish/plan';
import type { SharedReading } from '../../nodes/shared/run/readings';

/** Readings that nobody shares. */
export const ownReadings: SharedReading = async (_key, _freshAt, read) => await read();

/** A look of an item that reads everything itself. */
export const lookSince = (
	since: number,
	claimed: readonly string[] = [],
	isOut?: boolean,
): Look => ({
	since,
	isClaimed: (id) => claimed.includes(id),
	isOut,
	list: async (_key, read) => await read(),
});
