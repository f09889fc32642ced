/** One page of a list and the cursor of the next, absent on the last page. */
export interface Page<Item> {
	items: Item[];
	next?: string;
}

/**
 * Walks a list page by page and yields its items. Stops at the last page, at `limit`, or when a
 * network answers the cursor that was just used (which would never end).
 */
export async function* paginate<Item>(
	load: (cursor: string | undefined) => Promise<Page<Item>>,
	limit = Infinity,
): AsyncGenerator<Item> {
	let cursor: string | undefined;
	let count = 0;
	while (count < limit) {
		const page = await load(cursor);
		for (const item of page.items) {
			if (count++ >= limit) return;
			yield item;
		}
		if (!page.next || page.next === cursor) return;
		cursor = page.next;
	}
}

/** All items of a generator as an array. */
export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
	const all: Item[] = [];
	for await (const item of items) all.push(item);
	return all;
}
