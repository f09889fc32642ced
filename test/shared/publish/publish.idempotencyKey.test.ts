import { prepareOnce } from '../../../nodes/shared/publish/prepared';
import { publish } from '../../../nodes/shared/publish/publish';
import { startClock } from '../../support/virtualTime';
import type { FakeNetwork } from './support/fakeNetwork';
import { CAPABILITY, contextFor, createNetwork, fail } from './support/fakeNetwork';
import { failing, NOW, run, withOptions } from './support/publishing';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.requireActual<{ passTime: unknown }>('../../support/virtualTime').passTime,
}));

beforeEach(() => startClock(NOW));
afterEach(() => jest.restoreAllMocks());

describe('Idempotency Key', () => {
	const keyed = withOptions({ idempotencyKey: 'row-17' });

	it('publishes once, however many executions have the key', async () => {
		const network = createNetwork();
		const processed = new Set<string>();
		await run(network, { ...keyed, processed });
		const later = await run(network, { ...keyed, processed });
		expect(later).toMatchObject({ id: 'p1', replayed: true });
		expect(network.posts).toHaveLength(1);
		expect([...processed]).toEqual(['net:a1:row-17', 'net:a1:row-17:published']);
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
		expect(await run(network, { ...keyed, processed })).toMatchObject({
			id: 'p1',
			replayed: false,
		});
	});

	it.each<[string, Partial<FakeNetwork>, string]>([
		['this node refuses the draft', {}, 'forbidden'],
		['the network refuses the post', { postFaults: ['refused'] }, 'Hello'],
		[
			'the network rejects the file',
			{ settles: [{ status: 'rejected', reason: 'too dark' }] },
			'Hello',
		],
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
		expect(await failing(network, { ...keyed, processed })).toMatchObject({
			kind: 'outcome-unknown',
		});
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

	it('keeps the key when a part is out and the next one is refused', async () => {
		const processed = new Set<string>();
		const context = contextFor(createNetwork(), { ...keyed, processed });
		const ready = await prepareOnce(context, CAPABILITY);
		const [, post] = ready.plan.steps;
		const reply = {
			...post,
			name: 'reply',
			send: async () => {
				throw fail({ kind: 'content-rejected', effect: 'none' });
			},
		};
		const thread = { ...ready, plan: { ...ready.plan, steps: [post, reply] } };
		await expect(publish(context, thread)).rejects.toThrow('The connection broke');
		expect(processed.size).toBe(1);
	});
});
