import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { ItemMeta } from '../contract/effort';
import type { ItemJournal } from '../contract/journal';
import type { NodeDefinition, Operation } from '../contract/operation';
import { counting } from '../http/effort';
import { asksForMeta, measure, metaFor, withMeta } from '../monitoring/includeMeta';
import { findOperation } from './chosenOperation';
import type { openConnections } from './connections';
import type { ItemResult } from './itemResults';
import { forItem } from './itemResults';
import type { openParameters } from './parameters';
import { isDone } from './parts';
import { connectSettingsOf } from './properties';
import { isToolCall } from './toolCall';

/** An agent may hide, show and hide again: its second call is no repetition of the first. */
const mustNotRepeat = <Api>(n8n: IExecuteFunctions, operation: Operation<Api>): boolean =>
	isToolCall(n8n) ? !operation.repeatable : operation.effect !== 'read';

/** One try of the node. */
export interface NodeRun<Api> {
	n8n: IExecuteFunctions;
	definition: NodeDefinition<Api>;
	paramOf: ReturnType<typeof openParameters>;
	connect: ReturnType<typeof openConnections<Api>>;
	afterRun(work: () => void): void;
}

/** Works on one item. What goes wrong is its result: nothing is thrown. */
export async function runItem<Api>(
	{ n8n, definition, paramOf, connect, afterRun }: NodeRun<Api>,
	itemIndex: number,
	journal: ItemJournal,
): Promise<ItemResult> {
	let meta: ItemMeta | undefined;
	try {
		if (n8n.getExecutionCancelSignal()?.aborted) {
			return {
				error: new NodeOperationError(n8n.getNode(), 'The execution was cancelled', { itemIndex }),
			};
		}
		const param = paramOf(itemIndex);
		const operation = findOperation(n8n, definition, { itemIndex, param });
		const options = param<IDataObject>('options', {});
		const { platform } = definition;
		if (asksForMeta(options)) meta = metaFor({ ...operation, platform }, journal);
		const earlier = journal.output();
		if (earlier) return { outputs: withMeta(earlier, meta) };

		const settings = connectSettingsOf(options);
		const open = async () =>
			// What an item takes is counted on its own connection.
			meta
				? await definition.connect(counting(n8n, meta), itemIndex, settings)
				: await connect(itemIndex, param, settings);
		const outputs = await measure(meta, async () => {
			const api = await open();
			return await operation.run({ n8n, itemIndex, journal, afterRun, api, param });
		});
		// Reading again is harmless and gives fresh data; writing again is what must not happen.
		if (outputs.every(isDone) && mustNotRepeat(n8n, operation)) journal.finish(outputs);
		return { outputs: withMeta(outputs, meta) };
	} catch (error) {
		return { error: forItem(n8n, error, itemIndex), meta };
	}
}
