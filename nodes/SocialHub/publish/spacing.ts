import type { IExecuteFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { createKeyedQueue } from '../../shared/run/concurrently';

interface Run {
	inTurn: ReturnType<typeof createKeyedQueue>;
	/** Milliseconds since 1970 at which the last post of an account was sent. */
	last: Map<string, number>;
}

/** By n8n's context, of which each run of a node has one. */
const runs = new WeakMap<IExecuteFunctions, Run>();

/** Publishes posts of one account one after the other, at least so many seconds apart. */
export async function withSpacing<Result>(
	n8n: IExecuteFunctions,
	{ account, seconds }: { account: string; seconds: number },
	work: () => Promise<Result>,
): Promise<Result> {
	if (!(seconds > 0)) return await work();
	const run = runs.get(n8n) ?? { inTurn: createKeyedQueue(), last: new Map<string, number>() };
	runs.set(n8n, run);
	return await run.inTurn(account, async () => {
		const wait = (run.last.get(account) ?? -Infinity) + seconds * 1000 - Date.now();
		if (wait > 0) await sleep(wait);
		try {
			return await work();
		} finally {
			run.last.set(account, Date.now());
		}
	});
}
