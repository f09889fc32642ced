import type { IDataObject, INode } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import type { Failure } from '../contract/failure';
import { asThrown, failureOf, toNodeError } from '../http/failure';
import type { ItemJournal } from '../contract/journal';

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
}

export interface OncePolicy {
	/** Send although nobody can know whether an earlier try has succeeded. */
	sendWhenUnknown: boolean;
	/**
	 * Pauses in milliseconds before each look. Only when the last look finds nothing does a step
	 * count as not done: a network may show a new object late.
	 */
	lookAfterMs: readonly number[];
}

export const DEFAULT_ONCE_POLICY: OncePolicy = {
	sendWhenUnknown: false,
	lookAfterMs: [500, 1500, 3000],
};

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
	const record = journal.step(step.name);
	if (record?.state === 'done') return { handle: record.handle as Handle, recovered: true };

	const earlier = await recover(node, journal, step, policy);
	if (earlier) return { handle: earlier, recovered: true };
	return await sendUntilKnown(node, journal, step, policy);
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
	if (!begun && !journal.mayHaveRun) return undefined;
	const found = await look(step, begun?.at ?? journal.since, policy);
	return settle(node, journal, step, found, policy);
}

async function sendUntilKnown<Handle extends IDataObject>(
	node: INode,
	journal: ItemJournal,
	step: OnceStep<Handle>,
	policy: OncePolicy,
): Promise<OnceResult<Handle>> {
	const { at } = journal.intend(step.name);
	for (let sends = 1; ; sends++) {
		try {
			const handle = await step.send();
			record(journal, step, handle);
			return { handle, recovered: false };
		} catch (error) {
			const failure = failureOf(error);
			if (!failure || (failure.effect === 'none' && !failure.duplicate)) {
				// An earlier send of this loop was settled as 'not done' before this one went out.
				journal.forget(step.name);
				throw asThrown(error);
			}
			const handle = settle(node, journal, step, await look(step, at, policy), policy, failure);
			if (handle) return { handle, recovered: true };
			if (failure.duplicate || !mayPass(failure) || sends >= MAX_SENDS) {
				journal.forget(step.name);
				throw toNodeError(node, { ...failure, effect: 'none' });
			}
		}
	}
}

/** A refusal for good is not sent again only because it may have been one that lied. */
const mayPass = ({ kind }: Failure): boolean =>
	kind === 'temporarily-unavailable' || kind === 'rate-limited';

async function look<Handle extends IDataObject>(
	step: OnceStep<Handle>,
	since: number,
	policy: OncePolicy,
): Promise<Found<Handle>> {
	let found: Found<Handle> = { status: 'unknown', reason: 'the network could not be read' };
	for (const pause of policy.lookAfterMs) {
		await sleep(pause);
		try {
			found = await step.find(since);
		} catch (error) {
			found = { status: 'unknown', reason: reasonOf(error) };
		}
		if (found.status === 'done') return found;
	}
	return found;
}

/** The handle of a found step, undefined when it may be sent; throws when nobody can know. */
function settle<Handle extends IDataObject>(
	node: INode,
	journal: ItemJournal,
	step: OnceStep<Handle>,
	found: Found<Handle>,
	policy: OncePolicy,
	cause?: Failure,
): Handle | undefined {
	if (found.status === 'done') return record(journal, step, found.handle);
	if (found.status === 'not-done' || policy.sendWhenUnknown) return undefined;
	throw toNodeError(node, {
		kind: 'outcome-unknown',
		happened: `It is not known whether the network has carried out '${step.name}'`,
		advice: `Look at the account before sending again, or turn on 'Send When Unknown'. Reason: ${found.reason}.`,
		effect: 'unknown',
		...(cause?.traceId ? { traceId: cause.traceId } : {}),
	});
}

function record<Handle extends IDataObject>(
	journal: ItemJournal,
	step: OnceStep<Handle>,
	handle: Handle,
): Handle {
	journal.complete(step.name, handle);
	journal.claim(step.idOf(handle));
	return handle;
}

function reasonOf(error: unknown): string {
	return failureOf(error)?.happened ?? (error as Error).message;
}
