import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Effort } from '../contract/effort';
import { noEffort } from '../contract/effort';
import type { ItemJournal, StepRecord } from '../contract/journal';
import type { OperationOutput } from '../contract/output';
import { isToolCall, toolCallKey } from './toolCall';

interface ItemRecord {
	steps: Record<string, StepRecord>;
	/** What was begun, so that another try finishes the same even if expressions have changed. */
	begun?: IDataObject;
	output?: OperationOutput[];
	effort?: Effort;
}

interface JournalData {
	items: Record<string, ItemRecord>;
	/** Ids that already belong to an item: identical items never share one post. */
	claimed: Record<string, true>;
}

/**
 * Opens the journal of this node in this execution; the result gives one journal per item. Calls of
 * an agent with the same parameters are one item.
 */
export function openJournal(
	n8n: IExecuteFunctions,
	now: number,
): (itemIndex: number) => ItemJournal {
	const data = journalData(n8n);
	const runIndex = n8n.getWorkflowDataProxy(0).$runIndex as number;
	const mayHaveRun = n8n.getMode() === 'retry';
	// n8n establishes the execution context once, before the first node, and keeps it in retries.
	const since = n8n.getExecutionContext()?.establishedAt ?? now;
	const keyOf = isToolCall(n8n)
		? (itemIndex: number) => toolCallKey(n8n, itemIndex)
		: (itemIndex: number) => `${runIndex}:${itemIndex}`;
	// Only what has ended is retried.
	const quietSince = mayHaveRun ? now : undefined;
	return (itemIndex) => itemJournal(data, keyOf(itemIndex), { mayHaveRun, since, quietSince });
}

function journalData(n8n: IExecuteFunctions): JournalData {
	const context = n8n.getContext('node') as { socialOps?: JournalData };
	context.socialOps ??= { items: {}, claimed: {} };
	return context.socialOps;
}

function itemJournal(
	data: JournalData,
	key: string,
	facts: Pick<ItemJournal, 'mayHaveRun' | 'since' | 'quietSince'>,
): ItemJournal {
	const record = (data.items[key] ??= { steps: {} });
	const isClaimed = (id: string) => data.claimed[id] === true;
	return {
		...facts,
		step: (name) => record.steps[name],
		intend(name) {
			return (record.steps[name] ??= { state: 'intent', at: Date.now() });
		},
		complete(name, handle) {
			const at = record.steps[name]?.at ?? Date.now();
			record.steps[name] = { state: 'done', at, handle };
		},
		forget(name) {
			delete record.steps[name];
		},
		begin: (fresh) => (record.begun ??= fresh as IDataObject) as typeof fresh,
		abandon() {
			if (Object.keys(record.steps).length === 0) delete record.begun;
		},
		claim(id) {
			if (isClaimed(id)) return false;
			data.claimed[id] = true;
			return true;
		},
		isClaimed,
		effort: () => (record.effort ??= noEffort()),
		output: () => record.output,
		finish(output) {
			record.output = output;
		},
		part: (name) => itemJournal(data, `${key}:${name}`, facts),
	};
}
