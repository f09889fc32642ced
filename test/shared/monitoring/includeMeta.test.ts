import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { NodeDefinition } from '../../../nodes/shared/contract/operation';
import { request } from '../../../nodes/shared/http/request';
import { runOperations } from '../../../nodes/shared/run/runOperations';
import type { FakeOptions } from '../../support/fakeN8n';
import { fakeN8n } from '../../support/fakeN8n';
import { PLATFORM, spec } from '../http/support/network';

/** An item sends each of its `texts` to the network, or fails with `problem`. */
const definition: NodeDefinition<IExecuteFunctions> = {
	platform: PLATFORM,
	resources: { post: 'Post' },
	operations: [
		{
			resource: 'post',
			operation: 'publish',
			name: 'Publish',
			action: 'Publish post',
			description: 'Publish a post',
			effect: 'write',
			repeatable: false,
			fields: [],
			run: async ({ api, param }) => {
				for (const body of param<string[]>('texts', [])) {
					await request(api, PLATFORM, spec({ body }));
				}
				const problem = param('problem', '');
				if (problem) throw new Error(problem);
				return [{ json: { id: 'a' } }, { json: { id: 'b' } }];
			},
		},
	],
	connect: async (n8n) => n8n,
	hasOAuth2: () => true,
};

const item = (texts: string[], more: Record<string, unknown> = {}) => ({
	resource: 'post',
	operation: 'publish',
	options: { includeMeta: true },
	texts,
	...more,
});

async function run(options: FakeOptions) {
	const { n8n } = fakeN8n({ answer: () => ({}), ...options });
	const [items] = await runOperations(n8n, definition);
	return items.map(({ json }) => json as IDataObject & { meta: IDataObject; details: IDataObject });
}

describe('Include Meta', () => {
	it('adds what an item took to each of its outputs', async () => {
		const meta = {
			platform: 'net',
			resource: 'post',
			operation: 'publish',
			attempts: 1,
			calls: 2,
			waitedMs: 0,
			durationMs: expect.any(Number),
			bytesSent: 5,
			rateUsage: [],
			traceId: null,
		};
		expect(await run({ items: [item(['ab', 'cde'])] })).toEqual([
			{ id: 'a', meta },
			{ id: 'b', meta },
		]);
	});

	it('adds nothing where it is off', async () => {
		const [output] = await run({ items: [item(['ab'], { options: {} })] });
		expect(output).toEqual({ id: 'a' });
	});

	it('keeps items apart that are worked on side by side', async () => {
		const outputs = await run({
			items: Array.from({ length: 8 }, (_, i) => item(Array<string>(i).fill('x'))),
			answer: async () => {
				for (let turn = 0; turn < 5; turn++) await Promise.resolve();
				return {};
			},
		});
		const calls = outputs.filter(({ id }) => id === 'a').map(({ meta }) => meta.calls);
		expect(calls).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
	});

	it('is inside the details of an item that fails, so that n8n still knows it as failed', async () => {
		const [plain, network] = await run({
			continueOnFail: true,
			items: [item(['ab'], { problem: 'broken' }), item(['ab', 'cd'])],
			answer: ({ body }) => (body === 'cd' ? { status: 400, body: { code: 7 } } : {}),
		});
		expect(plain).toEqual({
			error: 'broken',
			details: { meta: expect.objectContaining({ attempts: 1, calls: 1 }) },
		});
		expect(Object.keys(network).sort()).toEqual(['details', 'error', 'message']);
		expect(network.details).toMatchObject({
			kind: 'content-rejected',
			meta: { attempts: 1, calls: 2 },
		});
	});

	it('counts the tries of the node together, and what is done no further', async () => {
		const nodeContext: IDataObject = {};
		const once = [item(['ab']), item(['ab'], { problem: 'broken' })];
		await expect(run({ nodeContext, items: once })).rejects.toThrow('broken');
		const outputs = await run({ nodeContext, items: [item(['ab']), item(['ab'])] });
		const of = (field: string) => outputs.map(({ meta }) => meta[field]);
		expect(of('attempts')).toEqual([1, 1, 2, 2]);
		expect(of('calls')).toEqual([1, 1, 2, 2]);
	});
});
