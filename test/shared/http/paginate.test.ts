import * as fc from 'fast-check';
import { collect, paginate } from '../../../nodes/shared/http/paginate';

/** A list of `count` numbers in pages; the cursor is the first number of the next page. */
function pagesOf(count: number, pageSize: number) {
	const cursors: Array<string | undefined> = [];
	const load = async (cursor: string | undefined) => {
		cursors.push(cursor);
		const start = Number(cursor ?? 0);
		const end = Math.min(count, start + pageSize);
		const items = Array.from({ length: end - start }, (_, index) => start + index);
		return { items, ...(end < count ? { next: String(end) } : {}) };
	};
	return { load, cursors };
}

describe('paginate', () => {
	it('yields every item once up to the limit and loads no page that is not needed', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.nat(40),
				fc.integer({ min: 1, max: 9 }),
				fc.nat(50),
				async (count, size, limit) => {
					const { load, cursors } = pagesOf(count, size);
					const wanted = Math.min(count, limit);
					const items = await collect(paginate(load, limit));
					expect(items).toEqual(Array.from({ length: wanted }, (_, index) => index));
					expect(cursors).toHaveLength(limit === 0 ? 0 : Math.max(1, Math.ceil(wanted / size)));
				},
			),
		);
	});

	it('yields everything without a limit', async () => {
		expect(await collect(paginate(pagesOf(25, 10).load))).toHaveLength(25);
	});

	it('stops when the network names the cursor that was just used', async () => {
		let loads = 0;
		const load = async () => {
			loads += 1;
			return { items: [loads], next: 'same' };
		};
		expect(await collect(paginate(load))).toEqual([1, 2]);
	});

	it('goes on over empty pages', async () => {
		const pages = [{ items: [], next: 'a' }, { items: [7] }];
		expect(await collect(paginate<number>(async (cursor) => pages[cursor ? 1 : 0]))).toEqual([7]);
	});

	it('loads nothing more once its reader leaves', async () => {
		const { load, cursors } = pagesOf(30, 10);
		for await (const item of paginate(load)) if (item === 10) break;
		expect(cursors).toEqual([undefined, '10']);
	});
});
