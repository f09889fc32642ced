import type { ApiContext } from '../contract/apiContext';

/** Reads a list of the network once for all items of a run that are content with how fresh it is. */
export type SharedReading = <Value>(
	key: string,
	freshAt: number,
	read: () => Promise<Value>,
) => Promise<Value>;

interface Reading {
	/** Local time, in milliseconds. */
	begun: number;
	value: Promise<{ value: unknown } | undefined>;
}

const runs = new WeakMap<ApiContext, SharedReading>();

/**
 * The readings of a run. `key` names the list, `freshAt` is the local time (ms) at or after which its
 * reading must have begun. A failure is not shared: errors belong to one item.
 */
export function readingsOf(run: ApiContext): SharedReading {
	const known = runs.get(run) ?? createReadings();
	runs.set(run, known);
	return known;
}

function createReadings(): SharedReading {
	const latest = new Map<string, Reading>();
	return async (key, freshAt, read) => {
		const known = latest.get(key);
		const shared = known && known.begun >= freshAt ? await known.value : undefined;
		if (shared) return shared.value as Awaited<ReturnType<typeof read>>;
		const begun = Date.now();
		const reading = read();
		const value = reading.then(
			(result) => ({ value: result }),
			() => undefined,
		);
		latest.set(key, { begun, value });
		return await reading;
	};
}
