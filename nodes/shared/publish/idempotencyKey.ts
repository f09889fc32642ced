import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemJournal } from '../contract/journal';

const STEP = 'idempotency-key';
const LOOK_BACK_MS = 30 * 86_400_000;
const SETTINGS = { mode: 'entries' } as const;
/** Finish is another node than Publish, and what waits is gone on with in another execution. */
const SCOPE = 'workflow';

/** n8n reads and rewrites its list of keys as a whole: one process works on it one by one. */
let queue: Promise<unknown> = Promise.resolve();

/** A key that a user gave to a post, and what n8n's stored deduplication knows of it. */
export interface IdempotencyClaim {
	/**
	 * The journal to go on with: when an earlier execution has claimed the key, it says that the
	 * post may exist, so that the network is read first.
	 */
	journal: ItemJournal;
	/** An earlier execution has published under this key, to its end. */
	isPublished: boolean;
	/** Notes that the post is out. */
	fulfil(): Promise<void>;
	/** Gives the key back after a refusal that left nothing behind. */
	release(): Promise<void>;
}

/**
 * Claims a key before anything is sent. Claims survive a killed process, which the journal does
 * not. An empty key claims nothing.
 */
export async function claimIdempotencyKey(
	n8n: IExecuteFunctions,
	journal: ItemJournal,
	key: string,
): Promise<IdempotencyClaim> {
	if (!key) return noClaim(journal);
	const published = `${key}:published`;
	const ownClaim = {
		journal,
		isPublished: false,
		fulfil: async () => void (await record(n8n, published)),
		release: async () => {
			journal.forget(STEP);
			await inTurn(async () => await n8n.helpers.removeProcessed([key], SCOPE, SETTINGS));
		},
	};
	if (journal.step(STEP)) return ownClaim;
	if (await record(n8n, key)) {
		journal.complete(STEP, { key });
		return ownClaim;
	}
	return {
		...ownClaim,
		isPublished: await isRecorded(n8n, published),
		// What the network shows under this key is ours, whichever item or execution sent it.
		journal: {
			...journal,
			mayHaveRun: true,
			since: Math.min(journal.since, Date.now() - LOOK_BACK_MS),
			isClaimed: () => false,
		},
		release: async () => {},
	};
}

function noClaim(journal: ItemJournal): IdempotencyClaim {
	const nothing = async () => {};
	return { journal, isPublished: false, fulfil: nothing, release: nothing };
}

/** Stores a value; false when it was there already. */
async function record(n8n: IExecuteFunctions, value: string): Promise<boolean> {
	const { processed } = await inTurn(
		async () => await n8n.helpers.checkProcessedAndRecord([value], SCOPE, SETTINGS),
	);
	return processed.length === 0;
}

/** n8n has no way to look without storing: what was not there is taken out again. */
async function isRecorded(n8n: IExecuteFunctions, value: string): Promise<boolean> {
	return await inTurn(async () => {
		const { processed } = await n8n.helpers.checkProcessedAndRecord([value], SCOPE, SETTINGS);
		if (processed.length === 0) await n8n.helpers.removeProcessed([value], SCOPE, SETTINGS);
		return processed.length > 0;
	});
}

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
	const result = queue.then(work);
	queue = result.catch(() => undefined);
	return await result;
}
