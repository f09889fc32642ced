import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemJournal } from '../contract/journal';
import { exclusively } from '../run/processLock';
import { leaseKey } from './keyLease';

const STEP = 'idempotency-key';
const LOOK_BACK_MS = 30 * 86_400_000;
const SETTINGS = { mode: 'entries' } as const;
/** Finish is another node than Publish, and what waits is gone on with in another execution. */
const SCOPE = 'workflow';

/** A key that a user gave to a post, and what n8n's stored deduplication knows of it. */
export interface IdempotencyClaim {
	/**
	 * The journal to go on with: when an earlier execution has claimed the key, it says that the
	 * post may exist, so that the network is read first.
	 */
	journal: ItemJournal;
	/** An earlier execution has published under this key, to its end. */
	isPublished: boolean;
	/** Notes that the post is out, and ends the claim. */
	fulfil(): Promise<void>;
	/** Gives the key back after a refusal that left nothing behind, and ends the claim. */
	release(): Promise<void>;
	/** Ends the claim if that has not been done: only then can another process work under the key. */
	end(): Promise<void>;
}

/**
 * Claims a key before anything is sent, and waits while another process works under it. Claims
 * survive a killed process, which the journal does not. An empty key claims nothing.
 */
export async function claimIdempotencyKey(
	n8n: IExecuteFunctions,
	journal: ItemJournal,
	key: string,
): Promise<IdempotencyClaim> {
	if (!key) return noClaim(journal);
	const published = `${key}:published`;
	const lease = await leaseKey(n8n, key);
	let hasEnded = false;
	const end = async (last?: () => Promise<unknown>) => {
		if (hasEnded) return;
		hasEnded = true;
		await lease.end(last);
	};
	const ownClaim = {
		journal,
		isPublished: false,
		// The key too: another node of the workflow may have overwritten it.
		fulfil: async () => await end(async () => await record(n8n, [key, published])),
		release: async () => {
			journal.forget(STEP);
			await end(async () => await n8n.helpers.removeProcessed([key], SCOPE, SETTINGS));
		},
		end: async () => await end(),
	};
	if (journal.step(STEP)) return ownClaim;
	if (!lease.isKnown) {
		journal.complete(STEP, { key });
		return ownClaim;
	}
	return {
		...ownClaim,
		isPublished: await exclusively(n8n, async () => await isRecorded(n8n, published)),
		// What the network shows under this key is ours, whichever item or execution sent it.
		journal: {
			...journal,
			mayHaveRun: true,
			since: Math.min(journal.since, Date.now() - LOOK_BACK_MS),
			// Whoever worked under the key has ended.
			quietSince: Date.now(),
			isClaimed: () => false,
		},
		release: async () => await end(),
	};
}

function noClaim(journal: ItemJournal): IdempotencyClaim {
	const nothing = async () => {};
	return { journal, isPublished: false, fulfil: nothing, release: nothing, end: nothing };
}

const record = async (n8n: IExecuteFunctions, values: string[]) =>
	await n8n.helpers.checkProcessedAndRecord(values, SCOPE, SETTINGS);

/** n8n has no way to look without storing: what was not there is taken out again. */
async function isRecorded(n8n: IExecuteFunctions, value: string): Promise<boolean> {
	const { processed } = await record(n8n, [value]);
	if (processed.length === 0) await n8n.helpers.removeProcessed([value], SCOPE, SETTINGS);
	return processed.length > 0;
}
