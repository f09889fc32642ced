import type { IDataObject } from 'n8n-workflow';
import { failureOf } from '../../../nodes/shared/http/failure';
import { prepareOnce } from '../../../nodes/shared/publish/prepared';
import { publish } from '../../../nodes/shared/publish/publish';
import { pauses, startClock } from '../../support/virtualTime';
import type { ContextOptions, FakeNetwork } from './support/fakeNetwork';
import { CAPABILITY, contextFor, createNetwork, fail } from './support/fakeNetwork';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.requireActual<{ passTime: unknown }>('../../support/virtualTime').passTime,
}));

const NOW = 1_700_000_000_000;

async function run(network: FakeNetwork, options: ContextOptions = {}): Promise<IDataObject> {
	const context = contextFor(network, options);
	return (await publish(context, await prepareOnce(context, CAPABILITY))).json;
}

async function failing(network: FakeNetwork, options: ContextOptions = {}) {
	const error: unknown = await run(network, options).then(
		() => undefined,
		(thrown: unknown) => thrown,
	);
	return failureOf(error);
}

const withOptions = (options: IDataObject, text = 'Hello') => ({ parameters: { text, options } });

beforeEach(() => startClock(NOW));
afterEach(() => jest.restoreAllMocks());

describe('publish', () => {
	it('puts out what came of it', async () => {
		const network = createNetwork();
		expect(await run(network)).toEqual({
			platform: 'net',
			account: { id: 'a1', name: 'Bakery' },
			id: 'p1',
			url: 'https://net.example/p1',
			kind: 'text',
			status: 'published',
			publishedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
			scheduledAt: null,
			contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
			replayed: false,
			mediaIds: ['m1'],
			warnings: [],
		});
		expect(network.calls).toEqual(['upload', 'post', 'settle']);
	});

	it("adds the network's own answer only where it is asked for", async () => {
		expect(await run(createNetwork(), withOptions({ includeRaw: true }))).toMatchObject({ raw: { id: 'p1' } });
		expect(await run(createNetwork())).not.toHaveProperty('raw');
	});

	it('says what it warned of', async () => {
		const { warnings } = await run(createNetwork(), { parameters: { text: 'odd' } });
		expect(warnings).toEqual(['The text is odd']);
	});

	it('says that it found the post of a call whose answer was lost', async () => {
		const network = createNetwork({ postFaults: ['lost after'] });
		expect(await run(network)).toMatchObject({ id: 'p1', replayed: true });
		expect(network.posts).toHaveLength(1);
	});

	it('refuses a draft that must not be sent before anything is sent', async () => {
		const network = createNetwork();
		expect(await failing(network, { parameters: { text: 'forbidden' } })).toMatchObject({
			kind: 'content-rejected',
			effect: 'none',
			happened: 'A word is forbidden',
			field: 'Text',
		});
		expect(network.calls).toEqual([]);
	});

	it('publishes equal items one after the other, each as a post of its own', async () => {
		const network = createNetwork({ postFaults: ['lost after', 'lost before', 'none'] });
		const nodeContext = {};
		const ids = await Promise.all(
			[0, 1, 2].map(async (itemIndex) => (await run(network, { nodeContext, itemIndex })).id),
		);
		expect(new Set(ids).size).toBe(3);
		expect(network.posts).toHaveLength(3);
	});
});

describe('Approved Content Hash', () => {
	it('lets exactly the approved post through', async () => {
		const { contentHash } = await run(createNetwork());
		const approval = withOptions({ approvedContentHash: ` ${String(contentHash)} ` });
		expect((await run(createNetwork(), approval)).status).toBe('published');
	});

	it('refuses any other post before anything is sent', async () => {
		const { contentHash } = await run(createNetwork());
		const network = createNetwork();
		const changed = withOptions({ approvedContentHash: contentHash }, 'Hello!');
		expect(await failing(network, changed)).toMatchObject({ field: 'Approved Content Hash', effect: 'none' });
		expect(network.calls).toEqual([]);
	});
});

describe('another try of the node', () => {
	it('finishes what was begun though an expression gives another text by now', async () => {
		const network = createNetwork({ postFaults: ['lost after'], unreadable: true });
		const nodeContext = {};
		expect(await failing(network, { nodeContext, parameters: { text: 'at 10:00' } })).toMatchObject({
			kind: 'outcome-unknown',
		});
		network.unreadable = false;
		const second = await run(network, { nodeContext, parameters: { text: 'at 10:01' } });
		expect(second).toMatchObject({ id: 'p1', replayed: true });
		expect(network.posts.map(({ text }) => text)).toEqual(['at 10:00']);
	});

	it.each<[string, IDataObject]>([
		['without a key', {}],
		['with a key', { idempotencyKey: 'k' }],
	])('takes the changed text when the first was refused before anything was sent, %s', async (_, options) => {
		const network = createNetwork();
		const nodeContext = {};
		const processed = new Set<string>();
		await failing(network, { nodeContext, processed, parameters: { text: 'forbidden', options } });
		await run(network, { nodeContext, processed, parameters: { text: 'fine', options } });
		expect(network.posts.map(({ text }) => text)).toEqual(['fine']);
	});

	it('does not look for a post that its own refusal kept from being sent', async () => {
		const network = createNetwork({ postFaults: ['refused'] });
		const nodeContext = {};
		await failing(network, { nodeContext });
		expect((await run(network, { nodeContext })).replayed).toBe(false);
		expect(network.calls).toEqual(['upload', 'post', 'post', 'settle']);
	});
});

describe('Idempotency Key', () => {
	const keyed = withOptions({ idempotencyKey: 'row-17' });

	it('publishes once, however many executions have the key', async () => {
		const network = createNetwork();
		const processed = new Set<string>();
		await run(network, { ...keyed, processed });
		const later = await run(network, { ...keyed, processed });
		expect(later).toMatchObject({ id: 'p1', replayed: true });
		expect(network.posts).toHaveLength(1);
		expect([...processed]).toEqual(['net:a1:row-17']);
	});

	it('finds the post of a process that was killed before it could note anything', async () => {
		const network = createNetwork();
		network.posts.push({ id: 'p1', text: 'Hello', at: NOW - 3_600_000 });
		const processed = new Set(['net:a1:row-17']);
		expect(await run(network, { ...keyed, processed })).toMatchObject({ id: 'p1', replayed: true });
	});

	it('publishes after all when the earlier execution left nothing', async () => {
		const network = createNetwork();
		const processed = new Set(['net:a1:row-17']);
		expect(await run(network, { ...keyed, processed })).toMatchObject({ id: 'p1', replayed: false });
	});

	it.each<[string, Partial<FakeNetwork>, string]>([
		['this node refuses the draft', {}, 'forbidden'],
		['the network refuses the post', { postFaults: ['refused'] }, 'Hello'],
		['the network rejects the file', { settles: [{ status: 'rejected', reason: 'too dark' }] }, 'Hello'],
	])('gives the key back when %s', async (_, facts, text) => {
		const processed = new Set<string>();
		const options = { ...withOptions({ idempotencyKey: 'row-17' }, text), processed };
		expect(await failing(createNetwork(facts), options)).toMatchObject({ effect: 'none' });
		expect([...processed]).toEqual([]);
	});

	it('keeps the key of another execution when this one is refused', async () => {
		const processed = new Set(['net:a1:row-17']);
		await failing(createNetwork({ postFaults: ['refused'] }), { ...keyed, processed });
		expect([...processed]).toEqual(['net:a1:row-17']);
	});

	it('keeps the key when nobody knows whether the post is out', async () => {
		const processed = new Set<string>();
		const network = createNetwork({ postFaults: ['lost after'], unreadable: true });
		expect(await failing(network, { ...keyed, processed })).toMatchObject({ kind: 'outcome-unknown' });
		expect(processed.size).toBe(1);
	});

	it('keeps the key when the post is out and only its state cannot be read', async () => {
		const processed = new Set<string>();
		const network = createNetwork({ settles: [fail({ kind: 'rate-limited', effect: 'none' })] });
		expect(await failing(network, { ...keyed, processed })).toMatchObject({ kind: 'rate-limited' });
		expect(processed.size).toBe(1);
		network.settles = [];
		expect(await run(network, { ...keyed, processed })).toMatchObject({ id: 'p1', replayed: true });
		expect(network.posts).toHaveLength(1);
	});
});

describe('Send When Unknown', () => {
	it('sends again although nobody knows', async () => {
		const network = createNetwork({ postFaults: ['lost before'], unreadable: true });
		expect((await run(network, withOptions({ sendWhenUnknown: true }))).id).toBe('p1');
	});
});

describe('Wait for Processing', () => {
	const processing = { status: 'processing' as const, id: null, url: null };

	it('waits until the network has processed the file', async () => {
		const network = createNetwork({
			settles: [processing, processing, { status: 'published', id: 'v1', url: null, publishedAt: '2026-11-20T10:00:00.000Z' }],
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
		const network = createNetwork({ settles: [processing, { status: 'rejected', reason: 'Too dark', code: '9' }] });
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
			warnings: ['The first comment was not added: Bad text.'],
		});
	});

	it('is a warning where the post is not out yet', async () => {
		const network = createNetwork({ settles: [{ status: 'scheduled', id: 'p1', url: null }] });
		expect(await run(network, commented)).toMatchObject({
			firstCommentId: null,
			publishedAt: null,
			warnings: ['The first comment was not added: the post is scheduled.'],
		});
		expect(network.calls).not.toContain('comment');
	});
});
