/** What was read and holds for a while, by key. In memory only. */
export interface Memory<Value> {
	/**
	 * Reads what is not known. Those who ask at the same time share one reading; a failure is not
	 * remembered, and each of them finds out for itself: errors belong to one item. `freshAt`: the
	 * local time (ms) at or after which the reading must have begun, where not any that holds will do.
	 */
	of(key: string, read: () => Promise<Value>, freshAt?: number): Promise<Value>;
	forget(key: string): void;
}

interface Entry<Value> {
	reading: Promise<{ value: Value } | undefined>;
	/** Milliseconds since 1970. */
	begun: number;
}

const MAX_ENTRIES = 1_000;

/** `validMs`: how long what was read holds. */
export function createMemory<Value>(validMs: number): Memory<Value> {
	const entries = new Map<string, Entry<Value>>();
	return {
		async of(key, read, freshAt = -Infinity) {
			const entry = entries.get(key);
			const holds = entry && entry.begun >= freshAt && entry.begun + validMs > Date.now();
			const known = holds ? await entry.reading : undefined;
			if (known) return known.value;
			const begun = Date.now();
			const reading = read();
			const fresh: Entry<Value> = {
				reading: reading.then(
					(value) => ({ value }),
					() => undefined,
				),
				begun,
			};
			if (entries.size >= MAX_ENTRIES) entries.clear();
			entries.set(key, fresh);
			return await reading;
		},
		forget: (key) => void entries.delete(key),
	};
}
