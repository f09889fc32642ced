import type { IDataObject, INode } from 'n8n-workflow';
import type { Failure } from '../contract/failure';
import type { ItemJournal } from '../contract/journal';
import { asThrown, failureOf, toNodeError } from '../http/failure';
import type { Found, OnceInput, OncePolicy, OnceResult, OnceStep } from '../contract/once';
import { look, record, settle, unlessUnread } from './look';

export const DEFAULT_ONCE_POLICY: OncePolicy = {
	sendWhenUnknown: false,
	lookAfterMs: [500, 1500, 3000],
};

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
	const input = { node, journal, step, policy };
	const found = await look(input, firstSend(journal, step));
	const sendingTells = begun ? step.duplicates : step.duplicates?.sameAfterKill;
	if (found.status === 'unknown' && sendingTells) return undefined;
	return settle(input, found);
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
	input: OnceInput<Handle>,
	failure: Failure,
	isDoubtful: boolean,
): Promise<Found<Handle>> {
	const { journal, step } = input;
	const since = firstSend(journal, step);
	const named = await unlessUnread(async () =>
		failure.duplicate ? await step.duplicates?.readRefusal(failure, since) : undefined,
	);
	if (named) {
		// A first call that is refused has met a post that somebody else has made.
		const isOthers = named.status === 'done' && journal.isClaimed(step.idOf(named.handle));
		return isDoubtful && !isOthers ? named : { status: 'not-done' };
	}
	const found = await look(input, since);
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
