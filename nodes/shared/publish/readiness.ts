import { sleep } from 'n8n-workflow';
import type { Handles, PlanStep, Readiness } from './plan';

/** Short at first, for pictures; most networks ask not to be asked more often than this later. */
const LOOK_EVERY_MS = [500, 1000, 2000, 3000, 5000, 10_000];

export interface AwaitedStep<Api> {
	step: PlanStep<Api>;
	handles: Handles;
	/** Milliseconds since 1970. */
	deadline: number;
}

/** Looks until the network is ready for a step or the deadline has passed; at least once. */
export async function untilReady<Api>(
	api: Api,
	{ step, handles, deadline }: AwaitedStep<Api>,
): Promise<Readiness> {
	if (!step.readiness) return { status: 'ready' };
	for (let looks = 0; ; looks++) {
		const readiness = await step.readiness(api, handles);
		if (readiness.status !== 'processing') return readiness;
		const usual = LOOK_EVERY_MS[Math.min(looks, LOOK_EVERY_MS.length - 1)];
		const pause = Math.max(usual, readiness.afterMs ?? 0);
		if (Date.now() + pause > deadline) return readiness;
		await sleep(pause);
	}
}
