import { noEffort } from '../../../nodes/shared/contract/effort';
import { processBudget } from '../../../nodes/shared/http/budget';
import { counting } from '../../../nodes/shared/http/effort';
import { request } from '../../../nodes/shared/http/request';
import type { RequestSpec } from '../../../nodes/shared/http/requestSpec';
import type { FakeAnswer } from '../../support/fakeN8n';
import { fakeN8n } from '../../support/fakeN8n';
import { pauses, startClock } from '../../support/virtualTime';
import { NOW, PLATFORM, spec } from './support/network';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.requireActual<{ passTime: unknown }>('../../support/virtualTime').passTime,
}));

beforeEach(() => {
	processBudget.clear();
	startClock(NOW);
});
afterEach(() => jest.restoreAllMocks());

const TRACED = { ...PLATFORM, traceHeader: 'x-trace' };

/** One call after the other, each counted in the same effort. */
async function effortOf(answers: FakeAnswer[], ...calls: Array<Partial<RequestSpec>>) {
	let count = 0;
	const { n8n } = fakeN8n({ answer: () => answers[Math.min(count++, answers.length - 1)] });
	const effort = noEffort();
	for (const call of calls) {
		await request(counting(n8n, effort), TRACED, spec(call)).catch(() => undefined);
	}
	return effort;
}

describe('the effort of an item', () => {
	it('counts repeated calls, with what was sent and how long was waited each time', async () => {
		const busy = { status: 503, body: {} };
		const effort = await effortOf([busy, busy, {}], { body: 'häh', repeatable: true });
		expect(effort).toMatchObject({ calls: 3, bytesSent: 12 });
		expect(pauses).toHaveLength(2);
		expect(effort.waitedMs).toBe(pauses[0] + pauses[1]);
	});

	it('counts what a call waits before it is sent, because a limit is near', async () => {
		const headers = { 'x-usage': '90' };
		const buckets = ['page'];
		const effort = await effortOf([{ headers }], { buckets }, { buckets });
		expect(effort).toMatchObject({ calls: 2, waitedMs: 6000 });
		expect(pauses).toEqual([6000]);
	});

	it.each([
		['a text', 'ä', 2],
		['bytes', Buffer.alloc(7), 7],
		['a form', new URLSearchParams({ a: 'b c' }), 5],
		['an object', { a: 'ä' }, 10],
		['nothing', undefined, 0],
	])('knows the size of %s', async (_what, body, bytesSent) => {
		expect(await effortOf([{}], { body })).toMatchObject({ bytesSent });
	});

	it('takes the size of a stream from its header', async () => {
		const body = new Blob(['abc']).stream() as unknown as RequestSpec['body'];
		const headers = { 'Content-Length': '1073741824' };
		expect(await effortOf([{}], { body, headers, streamed: true })).toMatchObject({
			bytesSent: 1073741824,
		});
	});

	it('keeps the last reading of each budget', async () => {
		const answers = ['10', '20'].map((usage) => ({ headers: { 'x-usage': usage } }));
		const { rateUsage } = await effortOf(answers, { buckets: ['page:1'] }, { buckets: ['page:1'] });
		expect(rateUsage).toEqual([{ bucket: 'page:1', percentUsed: 20, blockedForSeconds: 0 }]);
	});

	it('names the last call as the network does, in a success and in a refusal', async () => {
		const answers = [
			{ headers: { 'x-trace': 'one' } },
			{ status: 400, headers: { 'x-trace': 'two' }, body: { code: 7 } },
		];
		expect(await effortOf(answers, {})).toMatchObject({ traceId: 'one' });
		expect(await effortOf(answers, {}, {})).toMatchObject({ traceId: 'two' });
		expect(await effortOf([...answers, {}], {}, {}, {})).toMatchObject({ traceId: null });
	});

	it('is not counted where nobody asks for it', async () => {
		const { n8n } = fakeN8n({ answer: () => ({}) });
		const effort = noEffort();
		counting(n8n, effort);
		await request(n8n, TRACED, spec({ body: 'a' }));
		expect(effort).toEqual(noEffort());
	});
});
