import type { IExecuteFunctions } from 'n8n-workflow';
import type { ProcessedRows } from '../../support/processedRows';
import { inAnotherProcess, processedHelpers, turn } from '../../support/processedRows';
import { startClock } from '../../support/virtualTime';

jest.mock('n8n-workflow', () => ({
	// Time passes, and others get the more turns the longer it is.
	sleep: async (ms: number) => {
		for (let turns = 0; turns < ms / 20; turns++) await turn();
		const now = Date.now() + ms;
		jest.spyOn(Date, 'now').mockReturnValue(now);
	},
}));

type Lock = typeof import('../../../nodes/shared/run/processLock');
const LOCK = '../../../nodes/shared/run/processLock';

beforeEach(() => startClock(1_700_000_000_000));
afterEach(() => jest.restoreAllMocks());

function processes(count: number, rows: ProcessedRows) {
	const n8n = { helpers: processedHelpers(rows) } as IExecuteFunctions;
	return Array.from({ length: count }, () => {
		const { exclusively } = inAnotherProcess(() => jest.requireActual<Lock>(LOCK));
		return { n8n, alone: async <T>(work: () => Promise<T>) => await exclusively(n8n, work) };
	});
}

describe('exclusively', () => {
	it('lets one of several processes work at a time, and leaves nothing behind', async () => {
		const rows: ProcessedRows = new Map();
		let working = 0;
		let most = 0;
		const work = async () => {
			working += 1;
			most = Math.max(most, working);
			for (let turns = 0; turns < 5; turns++) await turn();
			working -= 1;
		};
		const all = processes(4, rows).flatMap(({ alone }) => [alone(work), alone(work), alone(work)]);
		await Promise.all(all);
		expect(most).toBe(1);
		expect(rows.size).toBe(0);
	});

	it('keeps every key that several processes store in one row, which n8n alone does not', async () => {
		const rows: ProcessedRows = new Map();
		const keys = Array.from({ length: 12 }, (_, index) => `k${index}`);
		const store = async ({ n8n, alone }: ReturnType<typeof processes>[number], key: string) =>
			await alone(
				async () =>
					await n8n.helpers.checkProcessedAndRecord([key], 'workflow', { mode: 'entries' }),
			);
		const all = processes(3, rows);
		await Promise.all(keys.map(async (key, index) => await store(all[index % 3], key)));
		expect(rows.get('workflow')?.slice().sort()).toEqual(keys.slice().sort());
	});

	it('goes on when the work fails, and gives the failure to its caller', async () => {
		const [{ alone }, other] = processes(2, new Map());
		const failing = alone(async () => await Promise.reject(new Error('the database is locked')));
		await expect(failing).rejects.toThrow('locked');
		await expect(other.alone(async () => 'done')).resolves.toBe('done');
	});

	it('is not held up for good by a process that was killed', async () => {
		const rows: ProcessedRows = new Map([['node', [0, 1, 2]]]);
		let most = 0;
		let working = 0;
		const work = async () => {
			most = Math.max(most, ++working);
			for (let turns = 0; turns < 5; turns++) await turn();
			working -= 1;
		};
		const begun = Date.now();
		await Promise.all(processes(3, rows).map(async ({ alone }) => await alone(work)));
		expect(most).toBe(1);
		expect(Date.now() - begun).toBeGreaterThan(10_000);
	});

	it('fails with what the database says when nothing can be stored', async () => {
		const [{ n8n, alone }] = processes(1, new Map());
		n8n.helpers.checkProcessedAndRecord = async () =>
			await Promise.reject(new Error('the disk is full'));
		await expect(alone(async () => 'done')).rejects.toThrow('the disk is full');
	});
});
