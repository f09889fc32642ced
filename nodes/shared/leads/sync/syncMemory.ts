import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { FormMemory } from './formMemory';

const VERSION = 1;
const MAX_NODES = 1_000;

/** What a node remembers of all its forms, by form and, where it is in several, list. */
interface SavedMemory {
	version: typeof VERSION;
	/** Counts the runs that have written it: of two memories the higher one is newer. */
	revision: number;
	/** Execution and run of the node that has written it. */
	run: string;
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
	of(key: string): FormMemory | undefined;
	/** Takes over what an item remembers of its forms, once its leads are certain to go out. */
	add(forms: Readonly<Record<string, FormMemory>>): void;
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
 * from where the first one did, and takes back what that one has committed: n8n throws away what a
 * failed try has put out.
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
	const place: Place = {
		node: `${n8n.getWorkflow().id ?? ''} ${n8n.getNode().id}`,
		run: `${n8n.getExecutionId()}:${String(n8n.getWorkflowDataProxy(0).$runIndex)}`,
		staticData: n8n.getWorkflowStaticData('node'),
	};
	const start = startOf(n8n, place, isKept);
	const forms: Record<string, FormMemory> = { ...start.forms };
	return {
		isKept,
		startedAt: start.startedAt,
		of: (key) => forms[key],
		add: (changed) => Object.assign(forms, changed),
		commit() {
			if (!isKept) return;
			write(place, { ...start, revision: start.revision + 1, run: place.run, forms });
		},
	};
}

/** Where a node's memory is kept. */
interface Place {
	node: string;
	/** Execution and run index. */
	run: string;
	staticData: IDataObject;
}

/** The state that the first try of this run has found. */
function startOf(n8n: IExecuteFunctions, place: Place, isKept: boolean): SavedMemory {
	const context = n8n.getContext('node') as { leadSync?: { run: string; memory: SavedMemory } };
	if (context.leadSync?.run === place.run) {
		const { memory } = context.leadSync;
		takeBack(place, memory);
		return memory;
	}
	const memory = newest(place, isKept ? committed.get(place.node) : undefined);
	context.leadSync = { run: place.run, memory };
	return memory;
}

/** What an earlier try of this run has written; what another execution has written stays. */
function takeBack(place: Place, start: SavedMemory) {
	if (committed.get(place.node)?.run === place.run) committed.set(place.node, start);
	const { staticData } = place;
	if ((staticData.leadSync as SavedMemory | undefined)?.run !== place.run) return;
	staticData.leadSync = copy(start) as unknown as IDataObject;
}

function write({ node, staticData }: Place, memory: SavedMemory) {
	if (committed.size >= MAX_NODES) committed.clear();
	committed.set(node, memory);
	staticData.leadSync = copy(memory) as unknown as IDataObject;
}

function newest({ staticData, run }: Place, inProcess: SavedMemory | undefined): SavedMemory {
	const stored = staticData.leadSync as SavedMemory | undefined;
	const saved = stored?.version === VERSION ? copy(stored) : undefined;
	const candidates = [inProcess, saved].filter((one): one is SavedMemory => one !== undefined);
	const startedAt = Math.floor(Date.now() / 1000);
	const none: SavedMemory = { version: VERSION, revision: 0, run, startedAt, forms: {} };
	return candidates.reduce((best, one) => (one.revision > best.revision ? one : best), none);
}

/** Static data watches its own objects for changes: plain ones go in and come out. */
const copy = (memory: SavedMemory): SavedMemory =>
	JSON.parse(JSON.stringify(memory)) as SavedMemory;
