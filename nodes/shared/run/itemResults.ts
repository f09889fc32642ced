import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { ItemMeta } from '../contract/effort';
import type { OperationOutput } from '../contract/output';
import { failureOf } from '../http/failure';
import { metaOf } from '../monitoring/includeMeta';

export type NodeError = NodeApiError | NodeOperationError;

/** What came of one item. */
export type ItemResult = { outputs: OperationOutput[] } | { error: NodeError; meta?: ItemMeta };

/** The error of an item, as n8n shows it. */
export function forItem(n8n: IExecuteFunctions, error: unknown, itemIndex: number): NodeError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		error.context.itemIndex = itemIndex;
		return error;
	}
	return new NodeOperationError(n8n.getNode(), error as Error, { itemIndex });
}

/** One error for the run: the first one, saying how many items it stands for. */
export function summary(errors: NodeError[], itemCount: number): NodeError {
	const [first] = errors;
	if (itemCount === 1) return first;
	const done = itemCount - errors.length;
	const sentences = [
		first.description,
		errors.length > 1 ? `${errors.length} of ${itemCount} items have failed.` : '',
		done > 0
			? `The other ${done} of ${itemCount} items are done; what they have changed is not done again when this node is tried again.`
			: '',
	];
	first.message = `${first.message} [item ${first.context.itemIndex}]`;
	first.description = sentences.filter(Boolean).join(' ');
	return first;
}

/** The items by output of the node: one, or two where the operation has a report. */
export function toOutputs(
	results: readonly ItemResult[],
	{ hasReport }: { hasReport: boolean },
): INodeExecutionData[][] {
	const outputs = hasReport ? ([undefined, 'report'] as const) : ([undefined] as const);
	return outputs.map((output) => results.flatMap((result, i) => toItems(result, i, output)));
}

/** The items of a result on one output; failures are on the first. */
function toItems(
	result: ItemResult,
	itemIndex: number,
	output?: OperationOutput['output'],
): INodeExecutionData[] {
	const pairedItem = { item: itemIndex };
	if ('outputs' in result) {
		return result.outputs
			.filter((one) => one.output === output)
			.map(({ json, binary }) => ({ json, ...(binary ? { binary } : {}), pairedItem }));
	}
	if (output !== undefined) return [];
	const { error, meta } = result;
	const details = { ...failureOf(error), ...(meta ? { meta: metaOf(meta) } : {}) };
	// n8n replaces the JSON of an item whose `error` is set by the message alone. An item with
	// none but these three keys goes to the error output as it is: `meta` can only be inside.
	return [
		{
			json: {
				error: error.message,
				...(error.description ? { message: error.description } : {}),
				...(Object.keys(details).length ? { details: details as IDataObject } : {}),
			},
			pairedItem,
		},
	];
}
