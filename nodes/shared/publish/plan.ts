import type { IDataObject } from 'n8n-workflow';
import type { Failure } from '../contract/failure';
import type { Found, NamedDuplicates } from '../contract/once';

/** Something about a draft that a person should know before it is published. */
export interface Issue {
	/** Stable name of the rule: `text-too-long`. */
	rule: string;
	severity: 'block' | 'warn';
	message: string;
	fix: string;
	/** The parameter to change, as labelled in the editor; of a file the name of that. */
	field?: string;
	/** The file that it is about: a binary field of the item, or an address. */
	file?: string;
}

/** One call as Preview shows it. Files are described, never included. */
export interface PlannedRequest {
	method: string;
	url: string;
	fields: IDataObject;
	file?: string;
}

/** Results of the steps done so far, by step name. */
export type Handles = Readonly<Record<string, IDataObject>>;

export interface PlanStep<Api> {
	name: string;
	/** The call or calls that this step makes. */
	requests: PlannedRequest[];
	send(api: Api, handles: Handles): Promise<IDataObject>;
	/** Whether the network has processed what earlier steps have handed in. One look. */
	readiness?(api: Api, handles: Handles): Promise<Readiness>;
	/** The later step that alone needs this one: where that is done, this one need not be. */
	servesOnly?: string;
	/** Earlier steps whose result is worth nothing any more after such a failure. */
	needsAnew?(failure: Failure): string[];
	/**
	 * Present on steps that people can see, which must happen exactly once. Without it a step only
	 * leaves something unpublished behind when it is repeated.
	 */
	exactlyOnce?: {
		/**
		 * Whether the step has taken effect since the given local time (ms). After a process was
		 * killed, `handles` may be empty: then only the content can tell.
		 */
		find(api: Api, handles: Handles, look: Look): Promise<Found<IDataObject>>;
		idOf(handle: IDataObject): string;
		/** Of networks that refuse the same content twice and name the original. */
		duplicates?(api: Api, handles: Handles): NamedDuplicates<IDataObject>;
	};
}

/** How far a network is with what a step is waiting for. */
export type Readiness =
	| { status: 'ready' }
	/** `afterMs`: when the network wants to be asked again, milliseconds from now. */
	| { status: 'processing'; afterMs?: number }
	/** It will never be ready: the named steps have to be done anew, and why. */
	| { status: 'dead'; anew: string[]; failure: Failure };

export interface Look {
	since: number;
	/** The id already belongs to another item of this execution. */
	isClaimed(id: string): boolean;
	/** The step is known to be done: the only thing that looks like it is it. */
	isOut?: boolean;
	/**
	 * Reads a list that the key names, or takes what another item of the run has read of it just now.
	 * The Social Hub has items of many networks in one run: keys of two networks must differ.
	 */
	list: <Value>(key: string, read: () => Promise<Value>) => Promise<Value>;
}

/** What publishing a draft means at one network: the calls, in order, and what speaks against it. */
export interface Plan<Api> {
	kind: string;
	steps: Array<PlanStep<Api>>;
	issues: Issue[];
}

export const blocks = (issue: Issue): boolean => issue.severity === 'block';
