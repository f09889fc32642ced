import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { ItemMeta } from '../contract/effort';
import type { FailedPart, OperationOutput } from '../contract/output';
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

/** The error of an item or of a part of it, and what it belongs to. */
interface Failed {
	error: NodeError;
	part?: string;
}

/** What has failed; `count` is how many items come out, one for each part where there are parts. */
export function failuresOf(
	n8n: IExecuteFunctions,
	results: readonly ItemResult[],
): { failed: Failed[]; count: number } {
	const failed = results.flatMap((result, itemIndex): Failed[] =>
		'error' in result
			? [result]
			: result.outputs.flatMap(({ failed: part }) =>
					part ? [{ error: forItem(n8n, part.error, itemIndex), part: part.title }] : [],
				),
	);
	const hasParts = failed.some(({ part }) => part !== undefined);
	const counts = results.map((result) =>
		hasParts && 'outputs' in result ? result.outputs.length : 1,
	);
	return { failed, count: counts.reduce((sum, one) => sum + one, 0) };
}

/** One error for the run: the first one, saying how many items it stands for. */
export function summary(errors: readonly Failed[], itemCount: number): NodeError {
	const [{ error: first, part }] = errors;
	if (itemCount === 1) return first;
	const done = itemCount - errors.length;
	const sentences = [
		first.description,
		errors.length > 1 ? `${errors.length} of ${itemCount} items have failed.` : '',
		done > 1
			? `The other ${done} of ${itemCount} items are done; what they have changed is not done again when this node is tried again.`
			: '',
		done === 1
			? `1 of ${itemCount} items is done; what it has changed is not done again when this node is tried again.`
			: '',
	];
	const place = [`item ${String(first.context.itemIndex)}`, ...(part ? [part] : [])].join(', ');
	first.message = `${first.message} [${place}]`;
	first.description = sentences.filter(Boolean).join(' ');
	return first;
}

/** The items by output of the node: one, or two where the operation has a report. */
export function toOutputs(
	n8n: IExecuteFunctions,
	results: readonly ItemResult[],
	{ hasReport }: { hasReport: boolean },
): INodeExecutionData[][] {
	const outputs = hasReport ? ([undefined, 'report'] as const) : ([undefined] as const);
	const hasErrorOutput = n8n.getNode().onError === 'continueErrorOutput';
	return outputs.map((output) =>
		results.flatMap((result, itemIndex) =>
			itemsOn(output, result, hasErrorOutput).map((item) => ({
				...item,
				pairedItem: { item: itemIndex },
			})),
		),
	);
}

/** The items of a result on one output; failures are on the first. */
function itemsOn(
	output: OperationOutput['output'],
	result: ItemResult,
	hasErrorOutput: boolean,
): INodeExecutionData[] {
	if ('error' in result) return output === undefined ? [{ json: errorJson(result) }] : [];
	return result.outputs
		.filter((one) => one.output === output)
		.map(({ json, binary, failed }) => ({
			json: failed ? partJson(failed, json, hasErrorOutput) : json,
			...(binary ? { binary } : {}),
		}));
}

/**
 * n8n replaces the JSON of an item whose `error` is set by the message alone. An item with none but
 * these three keys goes to the error output as it is: `meta` can only be inside.
 */
function errorJson({ error, meta }: { error: NodeError; meta?: ItemMeta }): IDataObject {
	const details = { ...failureOf(error), ...(meta ? { meta: metaOf(meta) } : {}) };
	return {
		error: error.message,
		...(error.description ? { message: error.description } : {}),
		...(Object.keys(details).length ? { details: details as IDataObject } : {}),
	};
}

/** With another key n8n would take a failed part for a success: there, `details` says which one. */
function partJson(
	{ error, meta }: FailedPart,
	facts: IDataObject,
	hasErrorOutput: boolean,
): IDataObject {
	const json = errorJson({ error: error as NodeError, meta });
	if (!hasErrorOutput) return { ...facts, ...json };
	return { ...json, details: { ...facts, ...(json.details as IDataObject | undefined) } };
}
