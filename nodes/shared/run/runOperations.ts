import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { NodeDefinition } from '../contract/operation';
import type { Unfinished } from '../contract/output';
import { chosenOperation } from './chosenOperation';
import { concurrently } from './concurrently';
import { openConnections } from './connections';
import type { ItemResult } from './itemResults';
import { failuresOf, summary, toOutputs } from './itemResults';
import { openJournal } from './journal';
import { openParameters } from './parameters';
import { DEFAULT_CONCURRENCY } from './properties';
import { laterOf, resumeLater } from './resumeLater';
import type { NodeRun } from './runItem';
import { runItem } from './runItem';
import { isToolCall } from './toolCall';

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
	const paramOf = openParameters(n8n);
	const options = paramOf(0)<IDataObject>('options', {});
	const afterwards: Array<() => void> = [];
	const run: NodeRun<Api> = {
		n8n,
		definition,
		paramOf,
		connect: openConnections(n8n, definition),
		afterRun: (work) => afterwards.push(work),
	};
	const results = await concurrently(
		items.length,
		(options.concurrency as number) ?? DEFAULT_CONCURRENCY,
		async (itemIndex) => await runItem(run, itemIndex, journalOf(itemIndex)),
	);
	const { failed, count } = failuresOf(n8n, results);
	if (failed.length && !putsOutFailures(n8n)) throw summary(failed, count);
	// Of a run that was stopped n8n has thrown away the items before they came.
	if (!n8n.getExecutionCancelSignal()?.aborted) afterwards.forEach((work) => work());
	// What an operation puts out is the same for all its items.
	const operation = results.length ? chosenOperation(definition, paramOf(0)).operation : undefined;
	const outputs = toOutputs(n8n, results, { hasReport: operation?.hasReport !== undefined });
	// An agent waits for its tool: it is told that the network is still at work.
	const later = isToolCall(n8n) ? undefined : laterOf(unfinishedOf(results));
	const resumed = later && (await resumeLater(n8n, outputs[0], later));
	return resumed ? [resumed, ...outputs.slice(1)] : outputs;
}

const unfinishedOf = (results: readonly ItemResult[]): Unfinished[] =>
	results.flatMap((result) =>
		'outputs' in result ? result.outputs.flatMap(({ unfinished }) => unfinished ?? []) : [],
	);

/**
 * Failures of a tool are always put out: what is thrown reaches the model of an older agent as an
 * empty text, and that of a newer one without what to do about it.
 */
const putsOutFailures = (n8n: IExecuteFunctions): boolean =>
	n8n.continueOnFail() || isToolCall(n8n);
