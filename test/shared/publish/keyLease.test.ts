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

type Lease = typeof import('../../../nodes/shared/publish/keyLease');
const LEASE = '../../../nodes/shared/publish/keyLease';
const NOW = 1_700_000_000_000;

beforeEach(() => startClock(NOW));
afterEach(() => jest.restoreAllMocks());

function startProcess(rows: ProcessedRows, signal?: AbortSignal) {
	const n8n = {
		helpers: processedHelpers(rows),
		getExecutionCancelSignal: () => signal,
	} as IExecuteFunctions;
	const { leaseKey } = inAnotherProcess(() => jest.requireActual<Lease>(LEASE));
	return async (key: string) => await leaseKey(n8n, key);
}

describe('leaseKey', () => {
	it('gives a new key to one of two processes; the other waits and finds it known', async () => {
		const rows: ProcessedRows = new Map();
		let working = 0;
		let most = 0;
		const work = async (lease: ReturnType<typeof startProcess>) => {
			const { isKnown, end } = await lease('k');
			most = Math.max(most, ++working);
			for (let turns = 0; turns < 200; turns++) await turn();
			working -= 1;
			await end();
			return isKnown;
		};
		const known = await Promise.all([work(startProcess(rows)), work(startProcess(rows))]);
		expect(known.sort()).toEqual([false, true]);
		expect(most).toBe(1);
		expect(rows.get('workflow')).toEqual(['k']);
	});

	it('lets processes work under different keys at the same time', async () => {
		const rows: ProcessedRows = new Map();
		const [one, other] = [startProcess(rows), startProcess(rows)];
		const leases = await Promise.all([one('k'), other('l')]);
		expect(leases.map(({ isKnown }) => isKnown)).toEqual([false, false]);
		await Promise.all(leases.map(async ({ end }) => await end()));
		expect(rows.get('workflow')?.slice().sort()).toEqual(['k', 'l']);
	});

	it('does what is last while nobody else can begin', async () => {
		const rows: ProcessedRows = new Map();
		const first = await startProcess(rows)('k');
		const waiting = startProcess(rows)('k');
		await first.end(async () => rows.set('workflow', []));
		expect((await waiting).isKnown).toBe(false);
		await (await waiting).end();
	});

	it('waits for a process that was killed no longer than half a minute', async () => {
		const rows: ProcessedRows = new Map();
		await startProcess(rows)('k');
		const later = await startProcess(rows)('k');
		expect(later.isKnown).toBe(true);
		expect(Date.now() - NOW).toBeLessThan(35_000);
		await later.end();
	});

	it('is prolonged as long as the work goes on', async () => {
		const beats: AbortController[] = [];
		jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
			beats.push(new AbortController());
			return beats[beats.length - 1].signal;
		});
		const rows: ProcessedRows = new Map();
		const first = await startProcess(rows)('k');
		const other = startProcess(rows)('k');
		let hasBegun = false;
		void other.then(() => (hasBegun = true));
		for (let beat = 0; beat < 6; beat++) {
			beats[beats.length - 1].abort();
			for (let turns = 0; turns < 500; turns++) await turn();
		}
		expect(Date.now() - NOW).toBeGreaterThan(40_000);
		expect(hasBegun).toBe(false);
		await first.end();
		await (await other).end();
		expect(rows.get('workflow')).toEqual(['k']);
	});

	it('stops waiting when the execution is cancelled', async () => {
		const rows: ProcessedRows = new Map();
		const first = await startProcess(rows)('k');
		await expect(startProcess(rows, AbortSignal.abort())('k')).rejects.toThrow('cancelled');
		await first.end();
	});
});
