import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { ItemMeta } from './effort';

/**
 * One output item of an operation: its JSON and, if it has any, its files. `output: 'report'` puts
 * it on the second output, which only operations with `hasReport` have.
 */
export type OperationOutput = Pick<INodeExecutionData, 'json' | 'binary'> & {
	output?: 'report';
	/** This part of the item has failed; `json` says which one. */
	failed?: FailedPart;
	/** Nothing has happened yet: another try does it anew. */
	again?: boolean;
	/** The network is still at work: another try of the node goes on with it. */
	unfinished?: Unfinished;
};

/** A part of an item that has failed, such as one of several networks. */
export interface FailedPart {
	title: string;
	error: Error;
	/** What it took, where the user has asked for it. */
	meta?: ItemMeta;
}

/** How to go on later with what the network is still at work on. */
export interface Unfinished {
	/** Milliseconds from now; undefined where the user does not want to wait for it. */
	afterMs: number | undefined;
	/** The operation that takes the output and goes on; the same for all items of a node. */
	continueWith: { resource: string; operation: string; options: IDataObject };
}

export const json = (value: IDataObject): OperationOutput => ({ json: value });
