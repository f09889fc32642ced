import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { NodeDefinition, Operation } from '../contract/operation';
import type { Unfinished } from '../contract/output';
import { concurrently } from './concurrently';
import type { ItemJournal } from '../contract/journal';
import type { ItemResult } from './itemResults';
import { forItem, summary, toOutputs } from './itemResults';
import { openConnections } from './connections';
import { openJournal } from './journal';
import type { ReadParameter } from './parameters';
import { openParameters } from './parameters';
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
	const errors = results.flatMap((result) => ('error' in result ? [result.error] : []));
	if (errors.length && !n8n.continueOnFail()) throw summary(errors, items.length);
	// Of a run that was stopped n8n has thrown away the items before they came.
	if (!n8n.getExecutionCancelSignal()?.aborted) afterwards.forEach((work) => work());
	// What an operation puts out is the same for all its items.
	const operation = results.length ? chosenOperation(definition, paramOf(0)).operation : undefined;
	const outputs = toOutputs(results, { hasReport: operation?.hasReport !== undefined });
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
	paramOf: ReturnType<typeof openParameters>;
	connect: ReturnType<typeof openConnections<Api>>;
	afterRun(work: () => void): void;
}

async function runItem<Api>(
	{ n8n, definition, paramOf, connect, afterRun }: NodeRun<Api>,
	itemIndex: number,
	journal: ItemJournal,
): Promise<ItemResult> {
	try {
		if (n8n.getExecutionCancelSignal()?.aborted) {
			return {
				error: new NodeOperationError(n8n.getNode(), 'The execution was cancelled', { itemIndex }),
			};
		}
		const param = paramOf(itemIndex);
		const operation = findOperation(n8n, definition, { itemIndex, param });
		const earlier = journal.output();
		if (earlier) return { outputs: earlier };

		const options = param<IDataObject>('options', {});
		const maxWaitMs = ((options.maxWait as number) ?? DEFAULT_MAX_WAIT_SECONDS) * 1000;
		const outputs = await operation.run({
			n8n,
			itemIndex,
			journal,
			afterRun,
			api: await connect(itemIndex, param, { maxWaitMs }),
			param,
		});
		// Reading again is harmless and gives fresh data; writing again is what must not happen.
		const isFinished = !outputs.some(({ unfinished }) => unfinished);
		if (operation.effect !== 'read' && isFinished) journal.finish(outputs);
		return { outputs };
	} catch (error) {
		return { error: forItem(n8n, error, itemIndex) };
	}
}

function chosenOperation<Api>(definition: NodeDefinition<Api>, param: ReadParameter) {
	const resource = param('resource', '');
	const name = param('operation', '');
	const operation = definition.operations.find(
		(one) => one.resource === resource && one.operation === name,
	);
	return { resource, name, operation };
}

function findOperation<Api>(
	n8n: IExecuteFunctions,
	definition: NodeDefinition<Api>,
	{ itemIndex, param }: { itemIndex: number; param: ReadParameter },
): Operation<Api> {
	const { resource, name, operation: found } = chosenOperation(definition, param);
	if (!found) {
		throw new NodeOperationError(
			n8n.getNode(),
			`The operation '${name}' of the resource '${resource}' does not exist`,
			{ itemIndex, description: "Choose another 'Operation' in this node." },
		);
	}
	return found;
}
