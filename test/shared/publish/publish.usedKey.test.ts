import type { IDataObject } from 'n8n-workflow';
import { startClock } from '../../support/virtualTime';
import type { FakeNetwork } from './support/fakeNetwork';
import { createNetwork } from './support/fakeNetwork';
import { NOW, run, withOptions } from './support/publishing';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.requireActual<{ passTime: unknown }>('../../support/virtualTime').passTime,
}));

beforeEach(() => startClock(NOW));
afterEach(() => jest.restoreAllMocks());

describe('an Idempotency Key whose post is out', () => {
	const text = 'Hello';
	const publishedBefore = async (options: IDataObject = {}) => {
		const network = createNetwork();
		const processed = new Set<string>();
		await run(network, { ...withOptions({ idempotencyKey: 'k', ...options }, text), processed });
		network.calls.length = 0;
		return { network, processed };
	};

	it.each<[string, (network: FakeNetwork) => void, IDataObject, string]>([
		['was removed', (network) => network.posts.pop(), {}, text],
		['has another text than this item', () => undefined, {}, 'Hello!'],
		['cannot be read', (network) => (network.unreadable = true), {}, text],
		[
			'cannot be read, though the item says to send then',
			(network) => (network.unreadable = true),
			{ sendWhenUnknown: true },
			text,
		],
		['was allowed, though the text of this item is not', () => undefined, {}, 'forbidden'],
	])('sends nothing and says so when the post %s', async (_, change, options, asked) => {
		const { network, processed } = await publishedBefore();
		change(network);
		const keyed = withOptions({ idempotencyKey: 'k', ...options }, asked);
		expect(await run(network, { ...keyed, processed })).toEqual({
			platform: 'net',
			account: { id: 'a1', name: 'Bakery' },
			id: null,
			url: null,
			kind: 'text',
			status: 'published',
			publishedAt: null,
			scheduledAt: null,
			contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
			replayed: true,
			warnings: [expect.stringMatching(/^An earlier execution published.*Nothing was sent$/)],
		});
		expect(new Set(network.calls)).toEqual(new Set(['look']));
		expect([...processed]).toEqual(['net:a1:k', 'net:a1:k:published']);
	});

	it.each<[string, IDataObject, string | null]>([
		['scheduled', { scheduleAt: '2026-12-24T09:00:00' }, '2026-12-24T09:00:00.000+01:00'],
		['draft', { asDraft: true }, null],
	])('puts a post that was to be %s out as that', async (status, options, scheduledAt) => {
		const { network, processed } = await publishedBefore(options);
		network.posts.length = 0;
		const keyed = withOptions({ idempotencyKey: 'k', ...options }, text);
		expect(await run(network, { ...keyed, processed })).toMatchObject({
			id: null,
			status,
			scheduledAt,
		});
	});

	it('is one whose post the network still processes, too', async () => {
		const processed = new Set<string>();
		const network = createNetwork({ settles: [{ status: 'processing', id: 'p1', url: null }] });
		const options = withOptions({ idempotencyKey: 'k', waitForProcessing: 0 });
		await run(network, { ...options, processed });
		expect([...processed]).toEqual(['net:a1:k', 'net:a1:k:published']);
	});
});

describe('an Idempotency Key on two items of one run', () => {
	const runBoth = async (network: FakeNetwork, texts: [string, string]) => {
		const shared = { processed: new Set<string>(), nodeContext: {} };
		return await Promise.allSettled(
			texts.map(async (text, itemIndex) => {
				const keyed = withOptions({ idempotencyKey: 'k' }, text);
				return await run(network, { ...keyed, ...shared, itemIndex });
			}),
		);
	};

	it('publishes once, and both items have the post', async () => {
		const network = createNetwork();
		const [first, second] = await runBoth(network, ['Hello', 'Hello']);
		expect(first).toMatchObject({ value: { id: 'p1', replayed: false } });
		expect(second).toMatchObject({ value: { id: 'p1', replayed: true, warnings: [] } });
		expect(network.posts).toHaveLength(1);
	});

	it('publishes the first text only, and the second item says so', async () => {
		const network = createNetwork();
		const [first, second] = await runBoth(network, ['Hello', 'Good day']);
		expect(first).toMatchObject({ value: { id: 'p1' } });
		expect(second).toMatchObject({
			value: { id: null, warnings: [expect.stringContaining('Nothing was sent')] },
		});
		expect(network.posts.map(({ text }) => text)).toEqual(['Hello']);
	});

	it('is free for the second when the first was refused', async () => {
		const network = createNetwork();
		const [first, second] = await runBoth(network, ['forbidden', 'Hello']);
		expect(first.status).toBe('rejected');
		expect(second).toMatchObject({ value: { id: 'p1', replayed: false } });
		expect(network.posts.map(({ text }) => text)).toEqual(['Hello']);
	});

	it('keeps equal items with keys of their own apart when answers are lost', async () => {
		const network = createNetwork({ postFaults: ['lost after', 'lost before', 'none'] });
		const shared = { processed: new Set<string>(), nodeContext: {} };
		const ids = await Promise.all(
			[0, 1, 2].map(async (itemIndex) => {
				const input = { ...withOptions({ idempotencyKey: `k${itemIndex}` }), ...shared, itemIndex };
				return (await run(network, input)).id;
			}),
		);
		expect(new Set(ids).size).toBe(3);
		expect(network.posts).toHaveLength(3);
	});
});
