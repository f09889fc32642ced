import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { NodeDefinition, Operation } from '../../../nodes/shared/contract/operation';
import { toNodeError } from '../../../nodes/shared/http/failure';
import { runOperations } from '../../../nodes/shared/run/runOperations';
import type { FakeOptions } from '../../support/fakeN8n';
import { NODE, fakeN8n } from '../../support/fakeN8n';

const TOOL = { ...NODE, type: `${NODE.type}Tool` };

/** A node as an agent's tool; `work` is counted. */
function toolWith(work: () => IDataObject, facts: Partial<Operation<null>> = {}) {
	let count = 0;
	const definition: NodeDefinition<null> = {
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
				run: async () => {
					count += 1;
					return [{ json: work() }];
				},
				...facts,
			},
		],
		connect: async () => null,
		hasOAuth2: () => true,
	};
	const nodeContext: IDataObject = {};
	let runIndex = 0;
	return {
		count: () => count,
		/** Another call of the same execution: n8n gives it a run of its own. */
		async call(json: IDataObject, options: FakeOptions = {}) {
			const { n8n } = fakeN8n({
				items: [{ resource: 'post', operation: 'publish' }],
				nodeContext,
				runIndex: runIndex++,
				...options,
			});
			const called = Object.assign(n8n, { getNode: () => TOOL, getInputData: () => [{ json }] });
			return await runOperations(called as IExecuteFunctions, definition);
		},
	};
}

describe('a tool of an agent', () => {
	it('does once what the agent asks for twice with the same parameters', async () => {
		const tool = toolWith(() => ({ id: 'a' }));
		const first = await tool.call({ text: 'Hello', toolCallId: 'call_1' });
		expect(await tool.call({ text: 'Hello', toolCallId: 'call_2' })).toEqual(first);
		expect(tool.count()).toBe(1);
	});

	it('does what the agent asks for with other parameters', async () => {
		const tool = toolWith(() => ({ id: 'a' }));
		await tool.call({ text: 'Hello' });
		await tool.call({ text: 'Good night' });
		expect(tool.count()).toBe(2);
	});

	it('tries again what has failed, though n8n counts it as another run', async () => {
		const results = [false, true];
		const tool = toolWith(() => {
			if (!results.shift()) throw new Error('broken');
			return { id: 'a' };
		});
		expect(await tool.call({ text: 'Hello' })).toMatchObject([[{ json: { error: 'broken' } }]]);
		expect(await tool.call({ text: 'Hello' })).toMatchObject([[{ json: { id: 'a' } }]]);
	});

	it('does again what can be done again: hide, unhide, hide', async () => {
		const tool = toolWith(() => ({ hidden: true }), { repeatable: true });
		await tool.call({ commentId: '1' });
		await tool.call({ commentId: '1' });
		expect(tool.count()).toBe(2);
	});

	it('puts out a failure with what to do, because models are told nothing of what is thrown', async () => {
		const failure = {
			kind: 'content-rejected',
			happened: 'The text is too long',
			advice: 'Shorten it.',
			effect: 'none',
		} as const;
		const tool = toolWith(() => {
			throw toNodeError(NODE, failure);
		});
		const json = { error: 'The text is too long', message: 'Shorten it.', details: failure };
		expect(await tool.call({})).toMatchObject([[{ json }]]);
	});

	it('puts out what the network still works on, instead of letting the agent wait', async () => {
		const unfinished = {
			afterMs: 60_000,
			continueWith: { resource: 'post', operation: 'finish', options: {} },
		};
		const tool = toolWith(() => ({}), {
			run: async () => [{ json: { status: 'processing' }, unfinished }],
		});
		expect(await tool.call({})).toMatchObject([[{ json: { status: 'processing' } }]]);
	});
});
