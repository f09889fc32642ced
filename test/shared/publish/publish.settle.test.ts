import { pauses, startClock } from '../../support/virtualTime';
import { createNetwork } from './support/fakeNetwork';
import { failing, NOW, run, withOptions } from './support/publishing';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.requireActual<{ passTime: unknown }>('../../support/virtualTime').passTime,
}));

beforeEach(() => startClock(NOW));
afterEach(() => jest.restoreAllMocks());

describe('Wait for Processing', () => {
	const processing = { status: 'processing' as const, id: null, url: null };

	it('waits until the network has processed the file', async () => {
		const network = createNetwork({
			settles: [
				processing,
				processing,
				{ status: 'published', id: 'v1', url: null, publishedAt: '2026-11-20T10:00:00.000Z' },
			],
		});
		expect(await run(network)).toMatchObject({
			status: 'published',
			id: 'v1',
			publishedAt: '2026-11-20T10:00:00.000Z',
		});
		expect(pauses).toEqual([1000, 2000]);
	});

	it('puts the item out as processing once the time is over', async () => {
		const network = createNetwork({ settles: [processing] });
		expect(await run(network, withOptions({ waitForProcessing: 10 }))).toMatchObject({
			status: 'processing',
			id: null,
			publishedAt: null,
		});
		expect(pauses).toEqual([1000, 2000, 3000]);
	});

	it('looks once and does not wait at 0 seconds', async () => {
		const network = createNetwork({ settles: [processing] });
		expect((await run(network, withOptions({ waitForProcessing: 0 }))).status).toBe('processing');
		expect(network.calls).toEqual(['upload', 'post', 'settle']);
		expect(pauses).toEqual([]);
	});

	it("fails with the network's reason when it rejects the file", async () => {
		const network = createNetwork({
			settles: [processing, { status: 'rejected', reason: 'Too dark', code: '9' }],
		});
		expect(await failing(network)).toMatchObject({
			kind: 'content-rejected',
			happened: 'Net took the file but did not publish it: Too dark',
			code: '9',
		});
	});
});

describe('First Comment', () => {
	const commented = withOptions({ firstComment: 'And more here' });

	it('is added once the post is out', async () => {
		const network = createNetwork();
		expect(await run(network, commented)).toMatchObject({ firstCommentId: 'c1', warnings: [] });
		expect(network.comments).toEqual([{ id: 'c1', postId: 'p1', text: 'And more here' }]);
	});

	it('is not added twice when its answer is lost', async () => {
		const network = createNetwork({ commentFaults: ['lost after'] });
		expect(await run(network, commented)).toMatchObject({ firstCommentId: 'c1' });
		expect(network.comments).toHaveLength(1);
	});

	it('is a warning of the item when it is refused: the post is out by then', async () => {
		const network = createNetwork({ commentFaults: ['refused'] });
		expect(await run(network, commented)).toMatchObject({
			status: 'published',
			id: 'p1',
			firstCommentId: null,
			warnings: ['The first comment was not added: Bad text'],
		});
	});

	it('is a warning where the network has not processed the post in time', async () => {
		const network = createNetwork({ settles: [{ status: 'processing', id: 'p1', url: null }] });
		const impatient = withOptions({ firstComment: 'And more here', waitForProcessing: 0 });
		expect(await run(network, impatient)).toMatchObject({
			status: 'processing',
			firstCommentId: null,
			publishedAt: null,
			warnings: ['The first comment was not added: the post is processing'],
		});
		expect(network.calls).not.toContain('comment');
	});

	it.each([
		['scheduled' as const, { scheduleAt: '2026-12-24T09:00:00Z' }],
		['draft' as const, { asDraft: true }],
	])('is neither sent nor warned of again where the post is to be %s', async (status, options) => {
		const network = createNetwork({ settles: [{ status, id: 'p1', url: null }] });
		const asked = withOptions({ firstComment: 'And more here', ...options });
		expect(await run(network, asked)).toMatchObject({
			status,
			firstCommentId: null,
			warnings: [],
		});
		expect(network.calls).not.toContain('comment');
	});
});
