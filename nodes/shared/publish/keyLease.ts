import type { IExecuteFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { exclusively } from '../run/processLock';

const SCOPE = 'workflow';
const SETTINGS = { mode: 'entries' } as const;
const SLOT_MS = 10_000;
const BEAT_MS = 8_000;
const ASK_AGAIN_MS = 1_000;

/** What one process holds while it works under a key; no other one works under it meanwhile. */
export interface KeyLease {
	/** An earlier execution has claimed the key. */
	isKnown: boolean;
	/** Gives the lease back, and does `last` with it. */
	end(last?: () => Promise<unknown>): Promise<void>;
}

/**
 * Claims a key for this process. While another process works under it, waits until that one is done,
 * or has not been heard of for half a minute. A lease is a time slot that is stored beside the key and
 * prolonged; slots are compared loosely, since the clocks of two servers differ.
 */
export async function leaseKey(n8n: IExecuteFunctions, key: string): Promise<KeyLease> {
	for (;;) {
		const slots = new Set(slotsAround(key));
		const first = await exclusively(n8n, async () => await claim(n8n, key, [...slots]));
		if (first) return holdLease(n8n, { key, slots, isKnown: first.isKnown });
		if (n8n.getExecutionCancelSignal()?.aborted) throw new Error('The execution was cancelled');
		await sleep(ASK_AGAIN_MS);
	}
}

/** Under the lock. Undefined while another process has the key. */
async function claim(n8n: IExecuteFunctions, key: string, slots: string[]) {
	const { new: added, processed } = await n8n.helpers.checkProcessedAndRecord(
		[key, ...slots],
		SCOPE,
		SETTINGS,
	);
	if (!slots.some((slot) => processed.includes(slot))) return { isKnown: processed.includes(key) };
	if (added.length > 0) await n8n.helpers.removeProcessed(added, SCOPE, SETTINGS);
	return undefined;
}

interface Held {
	key: string;
	slots: Set<string>;
	isKnown: boolean;
}

function holdLease(n8n: IExecuteFunctions, { key, slots, isKnown }: Held): KeyLease {
	let isOver = false;
	const prolong = async () => {
		if (isOver) return;
		const now = slotsAround(key);
		now.forEach((slot) => slots.add(slot));
		await n8n.helpers.checkProcessedAndRecord([key, ...now], SCOPE, SETTINGS);
	};
	const stop = everySoOften(async () => await exclusively(n8n, prolong));
	return {
		isKnown,
		async end(last) {
			stop();
			await exclusively(n8n, async () => {
				isOver = true;
				await last?.();
				await n8n.helpers.removeProcessed([...slots], SCOPE, SETTINGS);
			});
		},
	};
}

/** The slot of now and its neighbours. */
function slotsAround(key: string): string[] {
	const slot = Math.floor(Date.now() / SLOT_MS);
	return [slot - 1, slot, slot + 1].map((each) => `${key}:busy:${each}`);
}

/** Does something again and again until it is stopped; does not keep the process alive for it. */
function everySoOften(work: () => Promise<void>): () => void {
	let isStopped = false;
	const next = () => {
		if (isStopped) return;
		const due = AbortSignal.timeout(BEAT_MS);
		due.addEventListener('abort', () => {
			// A beat that is missed is made up for by the next one.
			if (!isStopped) void work().then(next, next);
		});
	};
	next();
	return () => {
		isStopped = true;
	};
}
