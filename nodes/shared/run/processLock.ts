import type { IExecuteFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { asThrown } from '../http/failure';

/** Of the node: n8n keeps one row for it, which nobody else writes. */
const SCOPE = 'node';
const SETTINGS = { mode: 'entries' } as const;
const MARKS = 100;
const PAUSE_MS = 20;
/** Work under the lock takes milliseconds: who has held it for so long has died. */
const PATIENCE_MS = 10_000;
const SETTLE_MS = 500;
const MAX_REFUSALS = 20;

/** Within a process no database is needed to take turns. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Does some short work while no other process does such work for the same node.
 *
 * n8n gives nodes no lock. But what a node has processed is one row of its database: of two
 * processes that make it at once, the database refuses one, and who finds it there has to wait. A
 * process that has died leaves the row behind; it is taken away when nothing has changed for ten
 * seconds, which its number of entries tells, another one for each holder.
 */
export async function exclusively<Result>(
	n8n: IExecuteFunctions,
	work: () => Promise<Result>,
): Promise<Result> {
	const result = queue.then(async () => {
		await acquire(n8n);
		try {
			return await work();
		} finally {
			await n8n.helpers.clearAllProcessedItems(SCOPE, SETTINGS);
		}
	});
	queue = result.catch(() => undefined);
	return await result;
}

async function acquire(n8n: IExecuteFunctions): Promise<void> {
	let seen = { holder: 0, since: Date.now() };
	for (let refusals = 0; ;) {
		const holder = await holderOf(n8n);
		if (holder !== seen.holder) seen = { holder, since: Date.now() };
		try {
			if (holder === 0 && (await take(n8n, newMark()))) return;
			const isDead = holder !== 0 && Date.now() - seen.since > PATIENCE_MS;
			if (isDead && (await takeOver(n8n))) return;
		} catch (error) {
			// Another process has made the row in the same moment, or nobody can write at all.
			refusals += 1;
			if (refusals > MAX_REFUSALS) throw asThrown(error);
		}
		await sleep(PAUSE_MS * (1 + Math.random()));
	}
}

/** How many entries the row has; 0 without a row. */
const holderOf = async (n8n: IExecuteFunctions): Promise<number> =>
	await n8n.helpers.getProcessedDataCount(SCOPE, SETTINGS);

const newMark = (): number => 1 + Math.floor(Math.random() * MARKS);

/** Makes the row; false when it is there. Throws when another process makes it meanwhile. */
async function take(n8n: IExecuteFunctions, mark: number): Promise<boolean> {
	const entries = Array.from({ length: mark }, (_, index) => index);
	const { processed } = await n8n.helpers.checkProcessedAndRecord(entries, SCOPE, SETTINGS);
	return processed.length === 0;
}

/** Of several that take over at once, the last one has the row. */
async function takeOver(n8n: IExecuteFunctions): Promise<boolean> {
	const mark = newMark();
	await n8n.helpers.clearAllProcessedItems(SCOPE, SETTINGS);
	if (!(await take(n8n, mark))) return false;
	await sleep(SETTLE_MS);
	return (await holderOf(n8n)) === mark;
}
