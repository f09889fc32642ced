import * as fc from 'fast-check';
import { concurrently, createKeyedQueue } from '../../../nodes/shared/run/concurrently';

/** Work whose ends are decided from outside. */
function pendingWork() {
	const ends: Array<() => void> = [];
	let running = 0;
	let most = 0;
	return {
		most: () => most,
		running: () => running,
		end: (index: number) => ends[index](),
		async work(index: number): Promise<number> {
			running += 1;
			most = Math.max(most, running);
			await new Promise<void>((resolve) => ends.push(resolve));
			running -= 1;
			return index;
		},
	};
}

const settle = async () => {
	for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

describe('concurrently', () => {
	it('keeps the order of the items, whatever ends first', async () => {
		const { work, end } = pendingWork();
		const all = concurrently(3, 3, work);
		await settle();
		[2, 0, 1].forEach(end);
		expect(await all).toEqual([0, 1, 2]);
	});

	it('runs as many as allowed and never more', async () => {
		const sizes = fc.record({ count: fc.nat(12), concurrency: fc.integer({ min: -2, max: 15 }) });
		await fc.assert(
			fc.asyncProperty(sizes, async ({ count, concurrency }) => {
				const { work, end, most } = pendingWork();
				const all = concurrently(count, concurrency, work);
				for (let index = 0; index < count; index++) {
					await settle();
					end(index);
				}
				expect(await all).toHaveLength(count);
				expect(most()).toBe(Math.min(count, Math.max(1, concurrency)));
			}),
		);
	});

	it('takes broken fractions of a number as the number below', async () => {
		const { work, end, most } = pendingWork();
		const all = concurrently(3, 2.9, work);
		for (const index of [0, 1, 2]) {
			await settle();
			end(index);
		}
		await all;
		expect(most()).toBe(2);
	});
});

describe('createKeyedQueue', () => {
	it('runs calls of one key one after the other, in their order', async () => {
		const inOrder = createKeyedQueue();
		const { work, end, running } = pendingWork();
		const both = [inOrder('a', async () => await work(0)), inOrder('a', async () => await work(1))];
		await settle();
		expect(running()).toBe(1);
		end(0);
		expect(await both[0]).toBe(0);
		await settle();
		end(1);
		expect(await both[1]).toBe(1);
	});

	it('runs calls of different keys side by side', async () => {
		const inOrder = createKeyedQueue();
		const { work, end, running } = pendingWork();
		const both = ['a', 'b'].map(
			async (key, index) => await inOrder(key, async () => await work(index)),
		);
		await settle();
		expect(running()).toBe(2);
		[0, 1].forEach(end);
		expect(await Promise.all(both)).toEqual([0, 1]);
	});

	it('goes on after a call that failed, and tells only its own caller', async () => {
		const inOrder = createKeyedQueue();
		const first = inOrder('a', async () => {
			throw new Error('no');
		});
		const second = inOrder('a', async () => 'yes');
		await expect(first).rejects.toThrow('no');
		expect(await second).toBe('yes');
		expect(await inOrder('a', async () => 'again')).toBe('again');
	});
});
