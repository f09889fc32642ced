import type { ItemJournal } from '../contract/journal';
import type { OncePolicy } from '../contract/once';
import type { SharedReading } from '../run/readings';
import type { Look } from './plan';

/** A look at a network on behalf of an item, by lists that were begun to be read at `freshAt` or later. */
export function toLook(
	{ isClaimed }: ItemJournal,
	readings: SharedReading,
	{ since, freshAt, isOut }: { since: number; freshAt: number } & Pick<OncePolicy, 'isOut'>,
): Look {
	return {
		since,
		isClaimed,
		isOut,
		list: async (key, read) => await readings(`${key} ${since}`, freshAt, read),
	};
}
