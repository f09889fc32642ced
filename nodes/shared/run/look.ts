import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import type { Failure } from '../contract/failure';
import type { ItemJournal } from '../contract/journal';
import { failureOf, toNodeError } from '../http/failure';
import type { Found, OnceInput } from '../contract/once';

/** Reads the network for a step that may have been carried out since the given local time (ms). */
export async function look<Handle extends IDataObject>(
	{ journal, step, policy }: OnceInput<Handle>,
	since: number,
): Promise<Found<Handle>> {
	let found: Found<Handle> = { status: 'unknown', reason: 'the network could not be read' };
	for await (const freshAt of timesToLook(journal, step.name, policy.lookAfterMs)) {
		found = await unlessUnread(async () => await step.find(since, freshAt));
		if (found.status !== 'done') continue;
		const id = step.idOf(found.handle);
		// Two items that look at the same time can both find the one post that is there.
		if (!journal.isClaimed(id)) {
			journal.claim(id);
			return found;
		}
		found = { status: 'unknown', reason: 'what the network shows belongs to another item' };
	}
	return found;
}

/** Waits for each time to look: the local time (ms) that a reading must not be older than. */
async function* timesToLook(
	journal: ItemJournal,
	stepName: string,
	pauses: readonly number[],
): AsyncGenerator<number> {
	// What has left a record may have been sent just now.
	const quietSince = journal.step(stepName) ? undefined : journal.quietSince;
	let due = quietSince ?? Date.now();
	for (const [index, pause] of pauses.entries()) {
		due = quietSince === undefined ? Date.now() + pause : due + pause;
		const isLast = index === pauses.length - 1;
		// A later look that is due as well tells all that this one would.
		if (quietSince !== undefined && !isLast && due + pauses[index + 1] <= Date.now()) continue;
		await sleep(Math.max(0, due - Date.now()));
		yield due;
	}
}

/** What was read of a step; where reading fails, nobody knows. */
export async function unlessUnread<Read>(
	read: () => Promise<Read>,
): Promise<Read | { status: 'unknown'; reason: string }> {
	try {
		return await read();
	} catch (error) {
		return { status: 'unknown', reason: reasonOf(error) };
	}
}

/** The handle of a found step, undefined when it may be sent; throws when nobody can know. */
export function settle<Handle extends IDataObject>(
	input: OnceInput<Handle>,
	found: Found<Handle>,
	cause?: Failure,
): Handle | undefined {
	if (found.status === 'done') return record(input, found.handle);
	if (found.status === 'not-done' || input.policy.sendWhenUnknown) return undefined;
	throw toNodeError(input.node, {
		kind: 'outcome-unknown',
		happened: `It is not known whether the network has carried out '${input.step.name}'`,
		advice: `Look at the account before sending again, or turn on 'Send When Unknown'. Reason: ${found.reason}.`,
		effect: 'unknown',
		...(cause?.traceId ? { traceId: cause.traceId } : {}),
	});
}

/** Notes the result of a step and that it belongs to this item. */
export function record<Handle extends IDataObject>(
	{ journal, step }: OnceInput<Handle>,
	handle: Handle,
): Handle {
	journal.complete(step.name, handle);
	journal.claim(step.idOf(handle));
	return handle;
}

function reasonOf(error: unknown): string {
	return failureOf(error)?.happened ?? (error as Error).message;
}
