import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { NodeDefinition, Operation } from '../contract/operation';
import type { Unfinished } from '../contract/output';
import { concurrently } from './concurrently';
import type { ItemJournal } from '../contract/journal';
import type { ItemResult } from './itemResults';
import { failuresOf, forItem, summary, toOutputs } from './itemResults';
import { isDone } from './parts';
import { openJournal } from './journal';
import { laterOf, resumeLater } from './resumeLater';
import { DEFAULT_CONCURRENCY, DEFAULT_MAX_WAIT_SECONDS } from './properties';

/**
 * Runs a node: every item through its operation, side by side up to the Concurrency option, results
 * in the order of the items. An item that fails neither stops nor repeats the others: all are
 * worked on before the node fails, and what is done is remembered for the next try.
 */
export async function runOperations<Api>(
	n8n: IExecuteFunctions,
	definition: NodeDefinition<Api>,
): Promise<INodeExecutionData[][]> {
	const items = n8n.getInputData();
	const journalOf = openJournal(n8n, Date.now());
	const options = n8n.getNodeParameter('options', 0, {}) as IDataObject;
	const afterwards: Array<() => void> = [];
	const run: NodeRun<Api> = { n8n, definition, afterRun: (work) => afterwards.push(work) };
	const results = await concurrently(
		items.length,
		(options.concurrency as number) ?? DEFAULT_CONCURRENCY,
		async (itemIndex) => await runItem(run, itemIndex, journalOf(itemIndex)),
	);
	const { failed, count } = failuresOf(n8n, results);
	if (failed.length && !n8n.continueOnFail()) throw summary(failed, count);
	// Of a run that was stopped n8n has thrown away the items before they came.
	if (!n8n.getExecutionCancelSignal()?.aborted) afterwards.forEach((work) => work());
	// What an operation puts out is the same for all its items.
	const operation = results.length > 0 ? chosenOperation(n8n, definition, 0).operation : undefined;
	const outputs = toOutputs(n8n, results, { hasReport: operation?.hasReport !== undefined });
	const later = laterOf(unfinishedOf(results));
	const resumed = later && (await resumeLater(n8n, outputs[0], later));
	return resumed ? [resumed, ...outputs.slice(1)] : outputs;
}

const unfinishedOf = (results: readonly ItemResult[]): Unfinished[] =>
	results.flatMap((result) =>
		'outputs' in result ? result.outputs.flatMap(({ unfinished }) => unfinished ?? []) : [],
	);

/** One try of the node. */
interface NodeRun<Api> {
	n8n: IExecuteFunctions;
	definition: NodeDefinition<Api>;
	afterRun(work: () => void): void;
}

async function runItem<Api>(
	{ n8n, definition, afterRun }: NodeRun<Api>,
	itemIndex: number,
	journal: ItemJournal,
): Promise<ItemResult> {
	try {
		if (n8n.getExecutionCancelSignal()?.aborted) {
			return {
				error: new NodeOperationError(n8n.getNode(), 'The execution was cancelled', { itemIndex }),
			};
		}
		const operation = findOperation(n8n, definition, itemIndex);
		const earlier = journal.output();
		if (earlier) return { outputs: earlier };

		const options = n8n.getNodeParameter('options', itemIndex, {}) as IDataObject;
		const maxWaitMs = ((options.maxWait as number) ?? DEFAULT_MAX_WAIT_SECONDS) * 1000;
		const outputs = await operation.run({
			n8n,
			itemIndex,
			journal,
			afterRun,
			api: await definition.connect(n8n, itemIndex, { maxWaitMs }),
			param: <T>(name: string, fallback: T) => readParameter(n8n, { name, itemIndex, fallback }),
		});
		// Reading again is harmless and gives fresh data; writing again is what must not happen.
		if (operation.effect !== 'read' && outputs.every(isDone)) journal.finish(outputs);
		return { outputs };
	} catch (error) {
		return { error: forItem(n8n, error, itemIndex) };
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

function chosenOperation<Api>(
	n8n: IExecuteFunctions,
	definition: NodeDefinition<Api>,
	itemIndex: number,
) {
	const resource = n8n.getNodeParameter('resource', itemIndex) as string;
	const name = n8n.getNodeParameter('operation', itemIndex) as string;
	const operation = definition.operations.find(
		(one) => one.resource === resource && one.operation === name,
	);
	return { resource, name, operation };
}

function findOperation<Api>(
	n8n: IExecuteFunctions,
	definition: NodeDefinition<Api>,
	itemIndex: number,
): Operation<Api> {
	const { resource, name, operation: found } = chosenOperation(n8n, definition, itemIndex);
	if (!found) {
		throw new NodeOperationError(
			n8n.getNode(),
			`The operation '${name}' of the resource '${resource}' does not exist`,
			{ itemIndex, description: "Choose another 'Operation' in this node." },
		);
	}
	return found;
}
