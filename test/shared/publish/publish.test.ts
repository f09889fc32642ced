import type { IDataObject } from 'n8n-workflow';
import { startClock } from '../../support/virtualTime';
import { createNetwork } from './support/fakeNetwork';
import { failing, NOW, run, withOptions } from './support/publishing';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.requireActual<{ passTime: unknown }>('../../support/virtualTime').passTime,
}));

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
		expect(await run(createNetwork(), withOptions({ includeRaw: true }))).toMatchObject({
			raw: { id: 'p1' },
		});
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
		expect(await failing(network, changed)).toMatchObject({
			field: 'Approved Content Hash',
			effect: 'none',
		});
		expect(network.calls).toEqual([]);
	});
});

describe('another try of the node', () => {
	it('finishes what was begun though an expression gives another text by now', async () => {
		const network = createNetwork({ postFaults: ['lost after'], unreadable: true });
		const nodeContext = {};
		expect(await failing(network, { nodeContext, parameters: { text: 'at 10:00' } })).toMatchObject(
			{
				kind: 'outcome-unknown',
			},
		);
		network.unreadable = false;
		const second = await run(network, { nodeContext, parameters: { text: 'at 10:01' } });
		expect(second).toMatchObject({ id: 'p1', replayed: true });
		expect(network.posts.map(({ text }) => text)).toEqual(['at 10:00']);
	});

	it.each<[string, IDataObject]>([
		['without a key', {}],
		['with a key', { idempotencyKey: 'k' }],
	])(
		'takes the changed text when the first was refused before anything was sent, %s',
		async (_, options) => {
			const network = createNetwork();
			const nodeContext = {};
			const processed = new Set<string>();
			await failing(network, {
				nodeContext,
				processed,
				parameters: { text: 'forbidden', options },
			});
			await run(network, { nodeContext, processed, parameters: { text: 'fine', options } });
			expect(network.posts.map(({ text }) => text)).toEqual(['fine']);
		},
	);

	it('does not look for a post that its own refusal kept from being sent', async () => {
		const network = createNetwork({ postFaults: ['refused'] });
		const nodeContext = {};
		await failing(network, { nodeContext });
		expect((await run(network, { nodeContext })).replayed).toBe(false);
		expect(network.calls).toEqual(['upload', 'post', 'post', 'settle']);
	});
});

describe('Send When Unknown', () => {
	it('sends again although nobody knows', async () => {
		const network = createNetwork({ postFaults: ['lost before'], unreadable: true });
		expect((await run(network, withOptions({ sendWhenUnknown: true }))).id).toBe('p1');
	});
});
