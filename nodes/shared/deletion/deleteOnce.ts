import type { RunContext } from '../contract/operation';
import { asThrown, failureOf } from '../http/failure';
import { once } from '../run/once';

/** An object that is deleted for good. */
export interface Deletion {
	id: string;
	send(): Promise<unknown>;
	/** Reads the object; throws a `not-found` failure when it is gone. */
	look(): Promise<unknown>;
}

const LOOK_AFTER_MS = [0, 1000];

/**
 * Deletes an object. When the answer is lost, the object is looked at first: gone counts as
 * deleted, so that another try does not end with 'not found'. Throws `not-found` for an object
 * that was not there to begin with.
 */
export async function deleteOnce<Api>(context: RunContext<Api>, deletion: Deletion) {
	const { n8n, journal } = context;
	const done = { id: deletion.id };
	await once(
		n8n.getNode(),
		journal,
		{
			name: 'delete',
			send: async () => {
				await deletion.send();
				return done;
			},
			find: async () =>
				(await isGone(deletion)) ? { status: 'done', handle: done } : { status: 'not-done' },
			idOf: ({ id }) => `deleted:${id}`,
		},
		{ sendWhenUnknown: false, lookAfterMs: LOOK_AFTER_MS },
	);
	return { deleted: true, ...done };
}

async function isGone(deletion: Deletion): Promise<boolean> {
	try {
		await deletion.look();
		return false;
	} catch (error) {
		if (failureOf(error)?.kind === 'not-found') return true;
		throw asThrown(error);
	}
}
