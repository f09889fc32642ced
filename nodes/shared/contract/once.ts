import type { IDataObject, INode } from 'n8n-workflow';
import type { Failure } from './failure';
import type { ItemJournal } from './journal';

/** What reading the network back says of a step whose answer was lost. */
export type Found<Handle extends IDataObject> =
	| { status: 'done'; handle: Handle }
	| { status: 'not-done' }
	| { status: 'unknown'; reason: string };

/** A step that must take effect exactly once. */
export interface OnceStep<Handle extends IDataObject> {
	name: string;
	send(): Promise<Handle>;
	/**
	 * Looks at the network whether the step has taken effect since the given local time (ms), by a
	 * reading that has begun at `freshAt` or later. It must not return what `journal.isClaimed` says
	 * belongs to another item.
	 */
	find(since: number, freshAt: number): Promise<Found<Handle>>;
	/** The id under which the result is claimed for this item. */
	idOf(handle: Handle): string;
	/** Of networks that refuse the same content twice and name the original: see there. */
	duplicates?: NamedDuplicates<Handle>;
}

/**
 * How a network that names the original of a duplicate tells what became of a call: where it
 * cannot be read, the same content is sent again, and the refusal says that it is out.
 */
export interface NamedDuplicates<Handle extends IDataObject> {
	/**
	 * What a refusal with `duplicate` tells: 'done' if the original that it names was made since the
	 * given local time (ms), 'not-done' if it is older or gone; undefined when it names none.
	 */
	readRefusal(failure: Failure, since: number): Promise<Found<Handle> | undefined>;
	/**
	 * Whether a process that knows nothing of a killed one sends the very same: with files that are
	 * uploaded anew it does not, and the network would take it for another post.
	 */
	sameAfterKill: boolean;
}

export interface OncePolicy {
	/** Send although nobody can know whether an earlier try has succeeded. */
	sendWhenUnknown: boolean;
	/**
	 * Pauses in milliseconds before each look. Only when the last look finds nothing does a step
	 * count as not done: a network may show a new object late. Where it is known since when nothing
	 * is sent any more, they count from then on.
	 */
	lookAfterMs: readonly number[];
	/** The step is known to be done, and only looked up. */
	isOut?: boolean;
	/** The network has just been read for this step: what `recover` does is done. */
	hasLooked?: boolean;
}

export interface OnceInput<Handle extends IDataObject> {
	node: INode;
	journal: ItemJournal;
	step: OnceStep<Handle>;
	policy: OncePolicy;
}

export interface OnceResult<Handle> {
	handle: Handle;
	/** The step had been done before: by an earlier try, or by a call whose answer was lost. */
	recovered: boolean;
}
