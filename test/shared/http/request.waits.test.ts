import { processBudget } from '../../../nodes/shared/http/budget';
import { pauses, startClock } from '../../support/virtualTime';
import { network, NOW } from './support/network';

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
