import { sleep } from 'n8n-workflow';
import type { ApiContext } from '../contract/apiContext';
import type { Failure } from '../contract/failure';
import type { Answer, Platform, UsageReading } from '../contract/platform';
import { block, delayBefore, isBlocked, learn, processBudget } from './budget';
import { noteWait } from './effort';
import { toNodeError } from './failure';
import type { RequestSpec } from './requestSpec';

/** Learns from the usage that an answer tells, and gives it. `now`: milliseconds since 1970. */
export function learnFrom(
	platform: Platform,
	spec: RequestSpec,
	answer: Answer,
	now: number,
): UsageReading[] {
	const usage = readings(platform, spec, answer);
	learn(processBudget, budgetOwner(platform, spec), usage, now);
	return usage;
}

/** Usage headers may leave out whose budget it is: `page` then is that of the call, `page:17`. */
function readings(
	platform: Platform,
	{ buckets = [] }: RequestSpec,
	answer: Answer,
): UsageReading[] {
	return platform.readUsage(answer).map((reading) => {
		const bucket = buckets.find((name) => name.startsWith(`${reading.bucket}:`));
		return bucket ? { ...reading, bucket } : reading;
	});
}

/** The owner's name in the process's budget. */
export function budgetOwner(platform: Platform, spec: Pick<RequestSpec, 'budgetOwner'>): string {
	return spec.budgetOwner ? `${platform.id}:${spec.budgetOwner}` : platform.id;
}

/** Waits until the budgets of a call have room; throws where that is too late. */
export async function waitForBudget(
	context: ApiContext,
	platform: Platform,
	spec: RequestSpec,
	deadline: number,
) {
	const now = Date.now();
	const buckets = spec.buckets ?? [];
	const owner = budgetOwner(platform, spec);
	const delay = delayBefore(processBudget, owner, buckets, now);
	if (delay === 0) return;
	if (now + delay > deadline && isBlocked(processBudget, owner, buckets, now)) {
		throw toNodeError(context.getNode(), {
			kind: 'rate-limited',
			happened: `${platform.title} accepts no more calls for this account at the moment`,
			advice: "Run it again later, or raise 'Max Wait' in the options of this operation.",
			effect: 'none',
			retryAt: new Date(now + delay).toISOString(),
		});
	}
	// Slowing down before the limit is a courtesy: it takes what the call may wait, never the call.
	const pause = Math.min(delay, Math.max(0, deadline - now));
	noteWait(context, pause);
	await sleep(pause);
}

/** Remembers until when the network takes no more calls. */
export function noteBlock(platform: Platform, spec: RequestSpec, failure: Failure) {
	const { kind, retryAt, blocks = '' } = failure;
	if (kind !== 'rate-limited' || !retryAt) return;
	for (const bucket of spec.buckets ?? []) {
		if (!bucket.startsWith(blocks)) continue;
		block(processBudget, budgetOwner(platform, spec), bucket, Date.parse(retryAt));
	}
}
