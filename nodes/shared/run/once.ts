import type { IDataObject, INode } from 'n8n-workflow';
import type { Failure } from '../contract/failure';
import type { ItemJournal } from '../contract/journal';
import { asThrown, failureOf, toNodeError } from '../http/failure';
import { look, record, settle } from './look';

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
	 * Looks at the network whether the step has taken effect since the given local time (ms). It
	 * must not return what `journal.isClaimed` says belongs to another item.
	 */
	find(since: number): Promise<Found<Handle>>;
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
	/** The original that a refusal with `duplicate` names. */
	originalOf(failure: Failure): Handle | undefined;
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
	 * count as not done: a network may show a new object late.
	 */
	lookAfterMs: readonly number[];
	/** The network has just been read for this step: what `recover` does is done. */
	hasLooked?: boolean;
}

export const DEFAULT_ONCE_POLICY: OncePolicy = {
	sendWhenUnknown: false,
	lookAfterMs: [500, 1500, 3000],
};

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

const MAX_SENDS = 3;

/**
 * Does a step exactly once. The journal notes the intent before the call and the handle after it.
 * When an answer is lost, or an earlier try may have sent, the network is read first, and only a
 * clear 'not done' allows another call. Throws `outcome-unknown` where nobody can know.
 */
export async function once<Handle extends IDataObject>(
	node: INode,
	journal: ItemJournal,
	step: OnceStep<Handle>,
	policy: OncePolicy = DEFAULT_ONCE_POLICY,
): Promise<OnceResult<Handle>> {
	const begun = journal.step(step.name);
	if (begun?.state === 'done') return { handle: begun.handle as Handle, recovered: true };

	const earlier = policy.hasLooked ? undefined : await recover(node, journal, step, policy);
	if (earlier) return { handle: earlier, recovered: true };
	return await sendUntilKnown({ node, journal, step, policy });
}

/**
 * The result of a step that an earlier try may have carried out: undefined when none has, or when
 * the step may be sent. Throws `outcome-unknown` where nobody can know.
 */
export async function recover<Handle extends IDataObject>(
	node: INode,
	journal: ItemJournal,
	step: OnceStep<Handle>,
	policy: OncePolicy,
): Promise<Handle | undefined> {
	const begun = journal.step(step.name);
	if (begun?.state === 'done') return begun.handle as Handle;
	if (!mayBeOut(journal, step)) return undefined;
	const found = await look(step, firstSend(journal, step), policy);
	const sendingTells = begun ? step.duplicates : step.duplicates?.sameAfterKill;
	if (found.status === 'unknown' && sendingTells) return undefined;
	return settle({ node, journal, step, policy }, found);
}

async function sendUntilKnown<Handle extends IDataObject>(
	input: OnceInput<Handle>,
): Promise<OnceResult<Handle>> {
	const { node, journal, step } = input;
	let isDoubtful = mayBeOut(journal, step);
	// Only sending again can tell: a call that is refused for another reason has told nothing.
	let isUnsettled = journal.step(step.name) !== undefined && step.duplicates !== undefined;
	journal.intend(step.name);
	for (let sends = 1; ; sends++) {
		try {
			return { handle: record(input, await step.send()), recovered: false };
		} catch (error) {
			const failure = failureOf(error);
			if (!failure || (failure.effect === 'none' && !failure.duplicate)) {
				if (failure && isUnsettled) settle(input, untold(failure), failure);
				// An earlier send of this loop was settled as 'not done' before this one went out.
				journal.forget(step.name);
				throw asThrown(error);
			}
			isDoubtful ||= !failure.duplicate;
			const isLast = failure.duplicate === true || !mayPass(failure) || sends >= MAX_SENDS;
			const found = await whatBecameOfIt(input, failure, isDoubtful);
			isUnsettled = found.status === 'unknown' && step.duplicates !== undefined;
			if (isUnsettled && !isLast) continue;
			const handle = settle(input, found, failure);
			if (handle) return { handle, recovered: true };
			if (isLast) {
				journal.forget(step.name);
				throw toNodeError(node, { ...failure, effect: 'none' });
			}
		}
	}
}

/** What the network says of a step after a call that has failed, or was refused as a duplicate. */
async function whatBecameOfIt<Handle extends IDataObject>(
	{ journal, step, policy }: OnceInput<Handle>,
	failure: Failure,
	isDoubtful: boolean,
): Promise<Found<Handle>> {
	const original = failure.duplicate ? step.duplicates?.originalOf(failure) : undefined;
	if (original) {
		// A first call that is refused has met a post that somebody else has made.
		const isOurs = isDoubtful && !journal.isClaimed(step.idOf(original));
		return isOurs ? { status: 'done', handle: original } : { status: 'not-done' };
	}
	const found = await look(step, firstSend(journal, step), policy);
	const contradicts = failure.duplicate && isDoubtful && found.status === 'not-done';
	return contradicts
		? { status: 'unknown', reason: 'the network has it and does not show it' }
		: found;
}

const untold = ({ happened }: Failure): Found<never> => ({ status: 'unknown', reason: happened });

/** A refusal for good is not sent again only because it may have been one that lied. */
const mayPass = ({ kind }: Failure): boolean =>
	kind === 'temporarily-unavailable' || kind === 'rate-limited';

/** Whether an earlier try may have carried out a step. */
const mayBeOut = <Handle extends IDataObject>(
	journal: ItemJournal,
	step: OnceStep<Handle>,
): boolean => journal.mayHaveRun || journal.step(step.name) !== undefined;

/** Local time (ms) before which no try can have sent a step. */
const firstSend = <Handle extends IDataObject>(
	journal: ItemJournal,
	step: OnceStep<Handle>,
): number => (journal.mayHaveRun ? journal.since : (journal.step(step.name)?.at ?? journal.since));
