import pLimit from 'p-limit';

/** Runs `work` on 0..count-1, at most `concurrency` at once; results keep the order of the items. */
export async function concurrently<Result>(
	count: number,
	concurrency: number,
	work: (index: number) => Promise<Result>,
): Promise<Result[]> {
	const limit = pLimit(Math.max(1, Math.floor(concurrency)));
	return await Promise.all(Array.from({ length: count }, (_, index) => limit(() => work(index))));
}

/** Makes calls of the same key wait for each other; calls of different keys run side by side. */
export function createKeyedQueue() {
	const tails = new Map<string, Promise<unknown>>();
	return async <Result>(key: string, work: () => Promise<Result>): Promise<Result> => {
		const previous = tails.get(key) ?? Promise.resolve();
		const result = previous.then(work, work);
		const tail = result.then(
			() => undefined,
			() => undefined,
		);
		tails.set(key, tail);
		try {
			return await result;
		} finally {
			if (tails.get(key) === tail) tails.delete(key);
		}
	};
}
