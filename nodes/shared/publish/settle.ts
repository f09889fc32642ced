import { sleep } from 'n8n-workflow';
import type { RunContext } from '../contract/operation';
import type { Handles } from './plan';
import type { Prepared } from './prepared';
import type { Settled } from './publication';

const POLL_EVERY_MS = [1000, 2000, 3000, 5000];

/** How long the user wants to wait for the network's processing. */
export function waitSeconds<Api>({ options }: Prepared<Api>): number {
	return Number(options.waitForProcessing ?? 120);
}

/** Waits until the network has processed the post or the deadline has passed. */
export async function settle<Api>(
	context: RunContext<Api>,
	ready: Prepared<Api>,
	handles: Handles,
): Promise<Settled> {
	const { capability, draft, account } = ready;
	const deadline = Date.now() + waitSeconds(ready) * 1000;
	for (let looks = 0; ; looks++) {
		const settled = await capability.settle(context.api, { draft, account, handles });
		const pause = POLL_EVERY_MS[Math.min(looks, POLL_EVERY_MS.length - 1)];
		if (settled.status !== 'processing' || Date.now() + pause > deadline) return settled;
		await sleep(pause);
	}
}
