import { createMemory } from '../../../nodes/shared/run/remember';
import { countedReads } from '../../support/countedReads';

const HOUR = 3_600_000;

/** A memory, and what it is asked to read: numbers from 1 on, or failures. */
function setUp(fails?: (count: number) => boolean) {
	const memory = createMemory<number>(HOUR);
	const read = countedReads(fails);
	return { memory, ask: async (key = 'a') => await memory.of(key, read) };
}

describe('createMemory', () => {
	afterEach(() => void jest.useRealTimers());

	it('reads once for all who ask for the same, also at the same time', async () => {
		const { ask } = setUp();
		expect(await Promise.all([ask(), ask(), ask('b')])).toEqual([1, 1, 2]);
		expect(await ask()).toBe(1);
	});

	it('reads again when the time is over, and what is to be forgotten', async () => {
		jest.useFakeTimers({ now: 0, doNotFake: ['nextTick'] });
		const { ask, memory } = setUp();
		await ask();
		jest.setSystemTime(HOUR - 1);
		expect(await ask()).toBe(1);
		jest.setSystemTime(HOUR);
		expect(await ask()).toBe(2);
		memory.forget('a');
		expect(await ask()).toBe(3);
	});

	it('remembers no failure, and gives everybody one of their own', async () => {
		const { ask } = setUp((count) => count < 3);
		const results = await Promise.allSettled([ask(), ask()]);
		expect(results.map((result) => 'reason' in result && String(result.reason))).toEqual([
			'Error: failure 1',
			'Error: failure 2',
		]);
		expect([await ask(), await ask()]).toEqual([3, 3]);
	});

	it('keeps to a number of entries', async () => {
		const { ask } = setUp();
		for (let index = 0; index < 1_001; index += 1) await ask(`key ${index}`);
		expect(await ask('key 1000')).toBe(1_001);
		expect(await ask('key 0')).toBe(1_002);
	});
});
