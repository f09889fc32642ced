import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { FormMemory } from './formMemory';

const VERSION = 1;
const MAX_NODES = 1_000;

/** What a node remembers of all its forms, by form ID. */
interface SavedMemory {
	version: typeof VERSION;
	/** Counts the runs that have written it: of two memories the higher one is newer. */
	revision: number;
	/** Unix seconds of the first run. */
	startedAt: number;
	forms: Record<string, FormMemory>;
}

/**
 * The memory of one try of a node. All its items share it: what one has put out is known to the
 * next.
 */
export interface SyncMemory {
	/** Whether what is remembered outlives this execution. n8n saves nothing in manual ones. */
	readonly isKept: boolean;
	/** Unix seconds of the first run; that of this one, if it is the first. */
	readonly startedAt: number;
	of(formId: string): FormMemory | undefined;
	set(formId: string, memory: FormMemory): void;
	/** Writes it where n8n saves it, together with the execution. */
	commit(): void;
}

/**
 * What this process has committed, by node. n8n loads static data when an execution starts and saves
 * it when it ends, so that a run that starts in between, or the retry of an old execution, would
 * begin with an older state than the last one.
 */
const committed = new Map<string, SavedMemory>();
const opened = new WeakMap<object, SyncMemory>();

/**
 * Opens the memory of a node for this try. Another try of the same execution (Retry On Fail) starts
 * from where the first one did, because n8n throws away what a failed try has put out.
 */
export function openSyncMemory(n8n: IExecuteFunctions): SyncMemory {
	const known = opened.get(n8n);
	if (known) return known;
	const memory = open(n8n);
	opened.set(n8n, memory);
	return memory;
}

function open(n8n: IExecuteFunctions): SyncMemory {
	const isKept = n8n.getMode() !== 'manual';
	const node = `${n8n.getWorkflow().id ?? ''} ${n8n.getNode().id}`;
	const start = startOf(n8n, () => newest(n8n, isKept ? committed.get(node) : undefined));
	const forms: Record<string, FormMemory> = { ...start.forms };
	return {
		isKept,
		startedAt: start.startedAt,
		of: (formId) => forms[formId],
		set(formId, memory) {
			forms[formId] = memory;
		},
		commit() {
			if (!isKept) return;
			const saved: SavedMemory = { ...start, revision: start.revision + 1, forms };
			if (committed.size >= MAX_NODES) committed.clear();
			committed.set(node, saved);
			n8n.getWorkflowStaticData('node').leadSync = copy(saved) as unknown as IDataObject;
		},
	};
}

/** The state that the first try of this run has found. */
function startOf(n8n: IExecuteFunctions, find: () => SavedMemory): SavedMemory {
	const run = `${n8n.getExecutionId()}:${String(n8n.getWorkflowDataProxy(0).$runIndex)}`;
	const context = n8n.getContext('node') as { leadSync?: { run: string; memory: SavedMemory } };
	if (context.leadSync?.run !== run) context.leadSync = { run, memory: find() };
	return context.leadSync.memory;
}

function newest(n8n: IExecuteFunctions, inProcess: SavedMemory | undefined): SavedMemory {
	const stored = n8n.getWorkflowStaticData('node').leadSync as SavedMemory | undefined;
	const saved = stored?.version === VERSION ? copy(stored) : undefined;
	const candidates = [inProcess, saved].filter((one): one is SavedMemory => one !== undefined);
	const startedAt = Math.floor(Date.now() / 1000);
	const none: SavedMemory = { version: VERSION, revision: 0, startedAt, forms: {} };
	return candidates.reduce((best, one) => (one.revision > best.revision ? one : best), none);
}

/** Static data watches its own objects for changes: plain ones go in and come out. */
const copy = (memory: SavedMemory): SavedMemory =>
	JSON.parse(JSON.stringify(memory)) as SavedMemory;
