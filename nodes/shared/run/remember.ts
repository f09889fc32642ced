/** What was read and holds for a while, by key. In memory only. */
export interface Memory<Value> {
	/**
	 * Reads what is not known. Those who ask at the same time share one reading; a failure is not
	 * remembered, and each of them finds out for itself: errors belong to one item.
	 */
	of(key: string, read: () => Promise<Value>): Promise<Value>;
	forget(key: string): void;
}

interface Entry<Value> {
	reading: Promise<{ value: Value } | undefined>;
	/** Milliseconds since 1970. */
	until: number;
}

const MAX_ENTRIES = 1_000;

/** `validMs`: how long what was read holds. */
export function createMemory<Value>(validMs: number): Memory<Value> {
	const entries = new Map<string, Entry<Value>>();
	return {
		async of(key, read) {
			const entry = entries.get(key);
			const known = entry && entry.until > Date.now() ? await entry.reading : undefined;
			if (known) return known.value;
			const reading = read();
			const fresh: Entry<Value> = {
				reading: reading.then(
					(value) => ({ value }),
					() => undefined,
				),
				until: Date.now() + validMs,
			};
			if (entries.size >= MAX_ENTRIES) entries.clear();
			entries.set(key, fresh);
			return await reading;
		},
		forget: (key) => void entries.delete(key),
	};
}
