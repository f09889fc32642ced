import type { IDataObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type {
	NodeDefinition,
	Operation,
	RunContext,
} from '../../../nodes/shared/contract/operation';
import { toNodeError } from '../../../nodes/shared/http/failure';
import { runOperations } from '../../../nodes/shared/run/runOperations';
import type { FakeOptions } from '../../support/fakeN8n';
import { NODE, fakeN8n } from '../../support/fakeN8n';

interface Api {
	maxWaitMs: number;
}

type Run = (context: RunContext<Api>) => Promise<IDataObject>;

/** Runs one operation over items; `worked` lists the items that it was called for. */
function nodeWith(run: Run, facts: Partial<Operation<Api>> = {}) {
	const worked: number[] = [];
	const definition: NodeDefinition<Api> = {
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
				run: async (context) => {
					worked.push(context.itemIndex);
					return [{ json: await run(context) }];
				},
				...facts,
			},
		],
		connect: async (_n8n, _itemIndex, settings) => settings,
		hasOAuth2: () => false,
	};
	return {
		worked,
		execute: async (options: FakeOptions) => await runOperations(fakeN8n(options).n8n, definition),
	};
}

const itemsOf = (count: number, more: Record<string, unknown> = {}) =>
	Array.from({ length: count }, () => ({ resource: 'post', operation: 'publish', ...more }));

const broken = (index: number) =>
	toNodeError(NODE, {
		kind: 'content-rejected',
		happened: `Item ${index} is bad`,
		advice: 'Change it.',
		effect: 'none',
	});

const thrownBy = async (work: Promise<unknown>) =>
	await work.then(
		() => undefined,
		(error: NodeApiError) => error,
	);

describe('runOperations', () => {
	it('puts out the results in the order of the items, each paired with its own', async () => {
		const { execute } = nodeWith(async ({ itemIndex }) => {
			for (let turn = 0; turn < 10 - itemIndex; turn++) await Promise.resolve();
			return { itemIndex };
		});
		expect(await execute({ items: itemsOf(6) })).toEqual([
			[0, 1, 2, 3, 4, 5].map((item) => ({ json: { itemIndex: item }, pairedItem: { item } })),
		]);
	});

	it.each([
		[{ concurrency: 2 }, 2],
		[{ concurrency: 1 }, 1],
		[{}, 5],
	])('works on as many items at once as the options %j say', async (options, expected) => {
		let running = 0;
		let most = 0;
		const { execute } = nodeWith(async () => {
			running += 1;
			most = Math.max(most, running);
			for (let turn = 0; turn < 5; turn++) await Promise.resolve();
			running -= 1;
			return {};
		});
		await execute({ items: itemsOf(12, { options }) });
		expect(most).toBe(expected);
	});

	it('lets calls wait as long as the item says', async () => {
		const { execute } = nodeWith(async ({ api }) => ({ ...api }));
		const items = [...itemsOf(1, { options: { maxWait: 3 } }), ...itemsOf(1)];
		const [[first, second]] = await execute({ items });
		expect([first.json, second.json]).toEqual([{ maxWaitMs: 3000 }, { maxWaitMs: 60_000 }]);
	});

	it('reads parameters of the item, the value of locators, and the fallback of what is hidden', async () => {
		const page = { __rl: true, mode: 'id', value: '77' };
		const { execute } = nodeWith(async ({ param }) => ({
			page: param('page', ''),
			text: param('text', 'none'),
		}));
		const [[item]] = await execute({ items: itemsOf(1, { page }) });
		expect(item.json).toEqual({ page: '77', text: 'none' });
	});

	it('reads an expression without a result as an empty field', async () => {
		const { execute } = nodeWith(async ({ param }) => ({
			page: param('page', 'no page'),
			text: param('text', 'none'),
			count: param('count', 5),
		}));
		const page = { __rl: true, mode: 'id', value: null };
		const [[item]] = await execute({ items: itemsOf(1, { page, text: null, count: 0 }) });
		expect(item.json).toEqual({ page: 'no page', text: 'none', count: 0 });
	});

	it('finishes nine of ten items, names the broken one, and tries only that one again', async () => {
		let isBroken = true;
		const { worked, execute } = nodeWith(async ({ itemIndex }) => {
			if (itemIndex === 6 && isBroken) throw broken(itemIndex);
			return { itemIndex };
		});
		const nodeContext: IDataObject = {};
		const error = await thrownBy(execute({ items: itemsOf(10), nodeContext }));
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error?.message).toBe('Item 6 is bad [item 6]');
		expect(error?.description).toContain('Change it.');
		expect(error?.description).toBe(
			'Change it. The other 9 of 10 items are done; what they have changed is not done again when this node is tried again.',
		);
		expect(error?.context.itemIndex).toBe(6);
		expect(worked).toHaveLength(10);

		isBroken = false;
		const [items] = await execute({ items: itemsOf(10), nodeContext });
		expect(worked.slice(10)).toEqual([6]);
		expect(items.map(({ json }) => json.itemIndex)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
	});

	it('tells of the first broken item and counts the others', async () => {
		const { execute } = nodeWith(async ({ itemIndex }) => {
			if (itemIndex > 0) throw broken(itemIndex);
			return {};
		});
		const error = await thrownBy(execute({ items: itemsOf(4) }));
		expect(error?.message).toBe('Item 1 is bad [item 1]');
		expect(error?.description).toBe(
			'Change it. 3 of 4 items have failed. 1 of 4 items is done; what it has changed is not done again when this node is tried again.',
		);
	});

	it('promises nothing of other items when all are broken', async () => {
		const { execute } = nodeWith(async ({ itemIndex }) => {
			throw broken(itemIndex);
		});
		const error = await thrownBy(execute({ items: itemsOf(2) }));
		expect(error?.message).toBe('Item 0 is bad [item 0]');
		expect(error?.description).toBe('Change it. 2 of 2 items have failed.');
	});

	it('leaves the error of a single item as it is', async () => {
		const { execute } = nodeWith(async () => {
			throw broken(0);
		});
		const error = await thrownBy(execute({ items: itemsOf(1) }));
		expect(error?.message).toBe('Item 0 is bad');
		expect(error?.description).toBe('Change it.');
	});

	it('reads again on another try', async () => {
		const { worked, execute } = nodeWith(async () => ({}), { effect: 'read' });
		const nodeContext: IDataObject = {};
		await execute({ items: itemsOf(2), nodeContext });
		await execute({ items: itemsOf(2), nodeContext });
		expect(worked).toEqual([0, 1, 0, 1]);
	});

	it('goes on with broken items as data where the node is set to continue', async () => {
		const { execute } = nodeWith(async ({ itemIndex }) => {
			if (itemIndex === 1) throw broken(1);
			return { itemIndex };
		});
		const [items] = await execute({ items: itemsOf(3), continueOnFail: true });
		expect(items).toHaveLength(3);
		// With these three keys and no `error` of its own, n8n routes the item as it is.
		expect(items[1]).toEqual({
			json: {
				error: 'Item 1 is bad',
				message: 'Change it.',
				details: expect.objectContaining({ kind: 'content-rejected', effect: 'none' }),
			},
			pairedItem: { item: 1 },
		});
		expect([items[0].json, items[2].json]).toEqual([{ itemIndex: 0 }, { itemIndex: 2 }]);
	});

	it('wraps what is thrown by accident and names the item', async () => {
		const { execute } = nodeWith(async () => {
			throw new TypeError('x is undefined');
		});
		const error = await thrownBy(execute({ items: itemsOf(1) }));
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error?.context.itemIndex).toBe(0);
	});

	it('begins no further item once the execution is cancelled', async () => {
		const controller = new AbortController();
		const { worked, execute } = nodeWith(async ({ itemIndex }) => {
			if (itemIndex === 1) controller.abort();
			return {};
		});
		const items = itemsOf(5, { options: { concurrency: 1 } });
		const error = await thrownBy(execute({ items, signal: controller.signal }));
		expect(worked).toEqual([0, 1]);
		expect(error?.message).toContain('The execution was cancelled');
	});

	it('names an operation that does not exist', async () => {
		const { execute } = nodeWith(async () => ({}));
		const items = [{ resource: 'post', operation: 'paint' }];
		const error = await thrownBy(execute({ items }));
		expect(error?.message).toBe("The operation 'paint' of the resource 'post' does not exist");
	});

	it('does afterwards what was put off, once all items are certain to go out', async () => {
		const done: number[] = [];
		const { execute } = nodeWith(async ({ itemIndex, afterRun }) => {
			afterRun(() => done.push(itemIndex));
			return {};
		});
		await execute({ items: itemsOf(2) });
		expect(done).toEqual([0, 1]);
	});

	it('does nothing afterwards when the execution was stopped meanwhile', async () => {
		const stop = new AbortController();
		const done: number[] = [];
		const { execute } = nodeWith(async ({ itemIndex, afterRun }) => {
			afterRun(() => done.push(itemIndex));
			stop.abort();
			return {};
		});
		await execute({ items: itemsOf(1), signal: stop.signal });
		expect(done).toEqual([]);
	});

	it('does nothing afterwards when the node fails, and does it when failures go on as items', async () => {
		const done: number[] = [];
		const { execute } = nodeWith(async ({ itemIndex, afterRun }) => {
			afterRun(() => done.push(itemIndex));
			if (itemIndex === 1) throw broken(1);
			return {};
		});
		await expect(execute({ items: itemsOf(2) })).rejects.toThrow('Item 1 is bad');
		expect(done).toEqual([]);
		await execute({ items: itemsOf(2), continueOnFail: true });
		expect(done).toEqual([0, 1]);
	});
});

describe('an operation with a report', () => {
	const definition: NodeDefinition<Api> = {
		resources: { lead: 'Lead' },
		operations: [
			{
				resource: 'lead',
				operation: 'sync',
				name: 'Sync',
				action: 'Sync leads',
				description: 'Sync',
				effect: 'read',
				repeatable: true,
				fields: [],
				hasReport: { itemsAre: 'Leads' },
				run: async ({ itemIndex }) => {
					if (itemIndex === 1) throw broken(1);
					return [
						{ json: { lead: itemIndex } },
						{ json: { forms: itemIndex }, output: 'report' as const },
					];
				},
			},
		],
		connect: async (_n8n, _itemIndex, settings) => settings,
		hasOAuth2: () => false,
	};
	const items = Array.from({ length: 3 }, () => ({ resource: 'lead', operation: 'sync' }));

	it('puts its report out beside the items, and failures among the items', async () => {
		const { n8n } = fakeN8n({ items, continueOnFail: true });
		const [leads, reports] = await runOperations(n8n, definition);
		expect(leads).toMatchObject([
			{ json: { lead: 0 }, pairedItem: { item: 0 } },
			{ json: { error: 'Item 1 is bad' }, pairedItem: { item: 1 } },
			{ json: { lead: 2 }, pairedItem: { item: 2 } },
		]);
		expect(reports).toEqual([
			{ json: { forms: 0 }, pairedItem: { item: 0 } },
			{ json: { forms: 2 }, pairedItem: { item: 2 } },
		]);
	});
});
