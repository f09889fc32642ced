import { readingsOf } from '../../../nodes/shared/run/readings';
import { fakeN8n } from '../../support/fakeN8n';
import { countedReads } from '../../support/countedReads';

const NOW = 1_700_000_000_000;

beforeEach(() => void jest.useFakeTimers({ now: NOW }));
afterEach(() => void jest.useRealTimers());

/** What a run reads: numbers from 1 on, or failures. */
function setUp(fails?: (count: number) => boolean) {
	const { n8n } = fakeN8n({});
	const read = countedReads(fails);
	return {
		n8n,
		ask: async (freshAt: number, key = 'a') => await readingsOf(n8n)(key, freshAt, read),
	};
}

describe('readingsOf', () => {
	it('reads a list once for all who are content with how fresh it is', async () => {
		const { ask } = setUp();
		expect(await Promise.all([ask(NOW), ask(NOW - 5), ask(NOW, 'b')])).toEqual([1, 1, 2]);
		jest.setSystemTime(NOW + 1_000);
		expect(await ask(NOW)).toBe(1);
	});

	it('reads anew for what may have come about since', async () => {
		const { ask } = setUp();
		await ask(NOW);
		jest.setSystemTime(NOW + 1_000);
		expect(await ask(NOW + 1)).toBe(2);
		expect(await ask(NOW)).toBe(2);
	});

	it('shares no failure', async () => {
		const { ask } = setUp((count) => count < 3);
		const [one, other] = await Promise.allSettled([ask(NOW), ask(NOW)]);
		expect(one).toMatchObject({ reason: new Error('failure 1') });
		expect(other).toMatchObject({ reason: new Error('failure 2') });
		expect(await ask(NOW)).toBe(3);
	});

	it('keeps runs apart', async () => {
		expect(await setUp().ask(NOW)).toBe(1);
		expect(await setUp().ask(NOW)).toBe(1);
	});
});
