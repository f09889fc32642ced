import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemJournal } from '../run/journal';

const STEP = 'idempotency-key';
const LOOK_BACK_MS = 30 * 86_400_000;
const SETTINGS = { mode: 'entries' } as const;

/** n8n reads and rewrites its list of keys as a whole: claims of one process go one by one. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Claims a key in n8n's stored deduplication before anything is sent. When an earlier execution
 * has claimed it, the returned journal says that its post may exist, so that the network is read
 * first. The claim survives a killed process, which the journal does not.
 */
export async function claimIdempotencyKey(
	n8n: IExecuteFunctions,
	journal: ItemJournal,
	key: string,
): Promise<ItemJournal> {
	if (!key || journal.step(STEP)) return journal;
	const claim = queue.then(
		async () => await n8n.helpers.checkProcessedAndRecord([key], 'node', SETTINGS),
	);
	queue = claim.catch(() => undefined);
	const seenBefore = (await claim).processed.length > 0;
	if (seenBefore) {
		return { ...journal, mayHaveRun: true, since: Math.min(journal.since, Date.now() - LOOK_BACK_MS) };
	}
	journal.complete(STEP, { key });
	return journal;
}

/** Gives a key back after a refusal that left nothing behind, so that it can be used again. */
export async function releaseIdempotencyKey(
	n8n: IExecuteFunctions,
	journal: ItemJournal,
	key: string,
) {
	if (!key || !journal.step(STEP)) return;
	journal.forget(STEP);
	await n8n.helpers.removeProcessed([key], 'node', SETTINGS);
}
