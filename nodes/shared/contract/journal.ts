import type { IDataObject } from 'n8n-workflow';
import type { Effort } from './effort';
import type { OperationOutput } from './output';

/** What is known of one step that creates or changes something at the network. */
export interface StepRecord {
	state: 'intent' | 'done';
	/** Local time of the first intent, in milliseconds. */
	at: number;
	handle?: IDataObject;
}

/**
 * What earlier tries of one item have done. It lives in the node's execution context: n8n keeps it
 * through all tries of Retry On Fail and saves it when the node ends. What a killed process had
 * in memory is gone; `mayHaveRun` then tells that nobody knows.
 */
export interface ItemJournal {
	/** The execution is a retry: an earlier process may have done steps that left no record. */
	readonly mayHaveRun: boolean;
	/** Local time, in milliseconds, before which no try of this item can have sent anything. */
	readonly since: number;
	/**
	 * Local time, in milliseconds, from which on no try that left no record can send any more: what the
	 * network does not show some seconds later has not been sent. Undefined where nobody knows it.
	 */
	readonly quietSince?: number;
	step(name: string): StepRecord | undefined;
	intend(name: string): StepRecord;
	complete(name: string, handle: IDataObject): void;
	forget(name: string): void;
	/** Returns what was begun by an earlier try, or notes and returns `fresh`. */
	begin<T extends object>(fresh: T): T;
	/** Forgets what was begun, unless a step has left a trace at the network. */
	abandon(): void;
	claim(id: string): boolean;
	isClaimed(id: string): boolean;
	/** What the work on the item has cost so far, to be added to; kept through all tries. */
	effort(): Effort;
	output(): OperationOutput[] | undefined;
	finish(output: OperationOutput[]): void;
	/**
	 * The journal of one part of the item, such as one of several networks: what it has done is kept
	 * apart. The name must be the same in every try.
	 */
	part(name: string): ItemJournal;
}
