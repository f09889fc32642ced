/** Something to be read: numbers from 1 on, or failures. */
export function countedReads(fails: (count: number) => boolean = () => false) {
	let reads = 0;
	return async (): Promise<number> => {
		const count = (reads += 1);
		await Promise.resolve();
		if (fails(count)) throw new Error(`failure ${count}`);
		return count;
	};
}
