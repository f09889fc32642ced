import { processBudget } from '../../../nodes/shared/http/budget';
import { budgetOwner } from '../../../nodes/shared/http/callBudget';
import { pauses, startClock } from '../../support/virtualTime';
import { network, NOW, PLATFORM } from './support/network';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.requireActual<{ passTime: unknown }>('../../support/virtualTime').passTime,
}));

beforeEach(() => {
	processBudget.clear();
	startClock(NOW);
});
afterEach(() => jest.restoreAllMocks());

describe('what is waited for', () => {
	it("waits as long as the network's Retry-After says and not a second more", async () => {
		const { send } = network([
			{ status: 429, headers: { 'Retry-After': '5', 'X-Usage': '100' } },
			{},
		]);
		await send({ buckets: ['page'] });
		expect(pauses).toEqual([5000]);
	});

	it('fails with the time of another try when that is beyond the longest wait', async () => {
		const { refused, requests } = network([{ status: 429, headers: { 'Retry-After': '61' } }]);
		expect((await refused()).failure).toMatchObject({
			kind: 'rate-limited',
			retryAt: '2026-11-20T10:01:01.000Z',
		});
		expect(requests).toHaveLength(1);
		expect(pauses).toEqual([]);
	});

	it('counts all waits of a call together', async () => {
		const wait = { status: 429, headers: { 'Retry-After': '40' } };
		const { refused, requests } = network([wait, wait, {}]);
		expect((await refused()).failure?.retryAt).toBe('2026-11-20T10:01:20.000Z');
		expect(requests).toHaveLength(2);
		expect(pauses).toEqual([40_000]);
	});

	it('slows down before the limit, from what earlier answers said', async () => {
		const { send } = network([{ headers: { 'X-Usage': '90' } }]);
		await send({ buckets: ['page'] });
		await send({ buckets: ['page'] });
		await send({ buckets: ['other'] });
		expect(pauses).toEqual([6000]);
	});

	it('sends nothing while a bucket is blocked for longer than the call may wait', async () => {
		const { refused, requests } = network([{ status: 429, headers: { 'Retry-After': '600' } }]);
		await refused({ buckets: ['page'] });
		const second = await refused({ buckets: ['page'] });
		expect(second.failure).toMatchObject({
			kind: 'rate-limited',
			effect: 'none',
			retryAt: '2026-11-20T10:10:00.000Z',
		});
		expect(requests).toHaveLength(1);
	});

	it('slows down no longer than the call may wait, and then sends', async () => {
		const { send, requests } = network([{ headers: { 'X-Usage': '100' } }]);
		await send({ buckets: ['page'] });
		await send({ buckets: ['page'], maxWaitMs: 3000 });
		await send({ buckets: ['page'], maxWaitMs: 0 });
		expect(requests).toHaveLength(3);
		expect(pauses.filter((ms) => ms > 0)).toEqual([3000]);
	});
});

describe('whose limits they are', () => {
	const limited = { status: 429, headers: { 'Retry-After': '600' } };

	it("keeps one owner's limit from stopping another's calls", async () => {
		const { refused, send, requests } = network([limited, {}]);
		await refused({ buckets: ['app'], budgetOwner: '5' });
		await send({ buckets: ['app'], budgetOwner: '6' });
		await send({ buckets: ['app'] });
		expect(requests).toHaveLength(3);
		expect((await refused({ buckets: ['app'], budgetOwner: '5' })).failure).toMatchObject({
			kind: 'rate-limited',
			retryAt: '2026-11-20T10:10:00.000Z',
		});
		expect(requests).toHaveLength(3);
		expect(pauses).toEqual([]);
	});

	it('slows down the owner alone that is near its limit', async () => {
		const { send } = network([{ headers: { 'X-Usage': '90' } }, {}]);
		await send({ buckets: ['page'], budgetOwner: '5' });
		await send({ buckets: ['page'], budgetOwner: '6' });
		expect(pauses).toEqual([]);
		await send({ buckets: ['page'], budgetOwner: '5' });
		expect(pauses).toEqual([6000]);
	});

	it('is one within a network, which owns the budgets itself where nobody else does', () => {
		expect(budgetOwner(PLATFORM, { budgetOwner: '5' })).toBe('net:5');
		expect(budgetOwner(PLATFORM, {})).toBe('net');
	});
});

describe('which limits a refusal means', () => {
	const platform = (blocks?: string) => ({
		...PLATFORM,
		failures: [
			{ code: 9, kind: 'rate-limited' as const, advice: 'Wait.', retryAfterSeconds: 600, blocks },
		],
	});
	const buckets = ['app', 'page', 'pages:7'];
	const refusal = { status: 400, body: { code: 9 } };

	it.each<[string | undefined, string[]]>([
		['app', ['page', 'pages:7']],
		['page', ['app']],
		['pages:', ['app', 'page']],
		[undefined, []],
	])('blocks by %p all others but %j', async (blocks, free) => {
		const { refused, requests } = network([refusal, {}], platform(blocks));
		expect((await refused({ buckets })).failure?.blocks).toBe(blocks);
		const open: string[] = [];
		for (const bucket of buckets) {
			const before = requests.length;
			await refused({ buckets: [bucket] });
			if (requests.length > before) open.push(bucket);
		}
		expect(open).toEqual(free);
	});
});
