import { concurrently } from './concurrently';

/** What came of one of several things: its result, or why it has none. */
export type Settled<Result> = { result: Result } | { error: Error };

/** Works on several things side by side, in their order; a failure of one stops no other. */
export async function apart<Thing, Result>(
	things: readonly Thing[],
	concurrency: number,
	work: (thing: Thing) => Promise<Result>,
): Promise<Array<Settled<Result>>> {
	return await concurrently(things.length, concurrency, async (index): Promise<Settled<Result>> => {
		try {
			return { result: await work(things[index]) };
		} catch (error) {
			return { error: error as Error };
		}
	});
}
