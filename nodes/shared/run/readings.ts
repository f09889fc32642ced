import type { ApiContext } from '../contract/apiContext';
import type { Memory } from './remember';
import { createMemory } from './remember';

/** Reads a list of the network once for all items of a run that are content with how fresh it is. */
export type SharedReading = <Value>(
	key: string,
	freshAt: number,
	read: () => Promise<Value>,
) => Promise<Value>;

const runs = new WeakMap<ApiContext, Memory<unknown>>();

/**
 * The readings of a run. `key` names the list, `freshAt` is the local time (ms) at or after which its
 * reading must have begun.
 */
export function readingsOf(run: ApiContext): SharedReading {
	const memory = runs.get(run) ?? createMemory<unknown>(Infinity);
	runs.set(run, memory);
	return async (key, freshAt, read) =>
		(await memory.of(key, read, freshAt)) as Awaited<ReturnType<typeof read>>;
}
