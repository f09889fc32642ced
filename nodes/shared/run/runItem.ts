import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { ItemMeta } from '../contract/effort';
import type { ItemJournal } from '../contract/journal';
import type { NodeDefinition, Operation } from '../contract/operation';
import { counting } from '../http/effort';
import { asksForMeta, measure, metaFor, withMeta } from '../monitoring/includeMeta';
import { findOperation } from './chosenOperation';
import type { ItemResult } from './itemResults';
import { forItem } from './itemResults';
import { DEFAULT_MAX_WAIT_SECONDS } from './properties';
import { isToolCall } from './toolCall';

/** An agent may hide, show and hide again: its second call is no repetition of the first. */
const mustNotRepeat = <Api>(n8n: IExecuteFunctions, operation: Operation<Api>): boolean =>
	isToolCall(n8n) ? !operation.repeatable : operation.effect !== 'read';

/** One try of the node. */
export interface NodeRun<Api> {
	n8n: IExecuteFunctions;
	definition: NodeDefinition<Api>;
	afterRun(work: () => void): void;
}

/** Works on one item. What goes wrong is its result: nothing is thrown. */
export async function runItem<Api>(
	{ n8n, definition, afterRun }: NodeRun<Api>,
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
		const operation = findOperation(n8n, definition, itemIndex);
		const options = n8n.getNodeParameter('options', itemIndex, {}) as IDataObject;
		const { platform } = definition;
		if (asksForMeta(options)) meta = metaFor({ ...operation, platform }, journal);
		const earlier = journal.output();
		if (earlier) return { outputs: withMeta(earlier, meta) };

		const maxWaitMs = ((options.maxWait as number) ?? DEFAULT_MAX_WAIT_SECONDS) * 1000;
		const caller = meta ? counting(n8n, meta) : n8n;
		const outputs = await measure(
			meta,
			async () =>
				await operation.run({
					n8n,
					itemIndex,
					journal,
					afterRun,
					api: await definition.connect(caller, itemIndex, { maxWaitMs }),
					param: <T>(name: string, fallback: T) =>
						readParameter(n8n, { name, itemIndex, fallback }),
				}),
		);
		// Reading again is harmless and gives fresh data; writing again is what must not happen.
		const isFinished = !outputs.some(({ unfinished }) => unfinished);
		if (isFinished && mustNotRepeat(n8n, operation)) journal.finish(outputs);
		return { outputs: withMeta(outputs, meta) };
	} catch (error) {
		return { error: forItem(n8n, error, itemIndex), meta };
	}
}

/**
 * n8n extracts values only from resource locators, and throws for parameters that are hidden. An
 * expression without a result counts as an empty field: 'undefined' must never become a text.
 */
function readParameter<T>(
	n8n: IExecuteFunctions,
	{ name, itemIndex, fallback }: { name: string; itemIndex: number; fallback: T },
): T {
	const value: unknown = n8n.getNodeParameter(name, itemIndex, fallback);
	const isLocator = value !== null && typeof value === 'object' && '__rl' in value;
	const read: unknown = isLocator
		? n8n.getNodeParameter(name, itemIndex, fallback, { extractValue: true })
		: value;
	return (read ?? fallback) as T;
}
