import type { RunContext } from '../contract/operation';
import type { OperationOutput } from '../contract/output';
import { failureOf, inputError, toNodeError } from '../http/failure';
import { createKeyedQueue } from '../run/concurrently';
import { readingsOf } from '../run/readings';
import type { Executed, Pending } from './execute';
import { executePlan, findPlanResult } from './execute';
import type { IdempotencyClaim } from './idempotencyKey';
import { claimIdempotencyKey } from './idempotencyKey';
import { blocks } from './plan';
import type { Settled } from './publication';
import type { Prepared } from './prepared';
import { refusal } from './prepared';
import { idsOut, withProgress } from './progress';
import { settle, waitSeconds } from './settle';
import { pendingOutput } from './pending';
import { toPublication, unreadablePublication } from './toPublication';

/**
 * Equal posts to one account go one after the other: when an answer is lost, only then can it be
 * told whose post the network shows. So do posts with the same idempotency key; content comes
 * first, then key, so that no two wait for each other.
 */
const inOrder = createKeyedQueue();

/** Publishes one prepared draft and puts out its publication. */
export async function publish<Api>(
	context: RunContext<Api>,
	ready: Prepared<Api>,
): Promise<OperationOutput> {
	const key = idempotencyKey(ready);
	const inTurn = async () => await send(context, ready, key);
	return await inOrder(ready.contentHash, key ? async () => await inOrder(key, inTurn) : inTurn);
}

/** The user's key, within this network and account. */
function idempotencyKey<Api>({ options, capability, account }: Prepared<Api>): string {
	const key = String(options.idempotencyKey ?? '').trim();
	return key && `${capability.platform.id}:${account.id}:${key}`;
}

/** Throws for a draft that must not be sent. What has been sent already is not asked again. */
function assertSendable<Api>(context: RunContext<Api>, ready: Prepared<Api>) {
	const issues = ready.plan.issues.filter(blocks);
	if (issues.length) throw refusal(context, issues);
	const approved = String(ready.options.approvedContentHash ?? '').trim();
	if (approved && approved !== ready.contentHash) {
		throw inputError(context.n8n.getNode(), {
			field: 'Approved Content Hash',
			happened: 'The post is not the one that was approved',
			fix: `Preview it again and have it approved. Its hash now is ${ready.contentHash}.`,
		});
	}
}

async function send<Api>(
	context: RunContext<Api>,
	ready: Prepared<Api>,
	key: string,
): Promise<OperationOutput> {
	const claim = await claimIdempotencyKey(context.n8n, context.journal, key);
	try {
		return await sendUnder(claim, context, ready);
	} finally {
		await claim.end();
	}
}

async function sendUnder<Api>(
	claim: IdempotencyClaim,
	context: RunContext<Api>,
	ready: Prepared<Api>,
): Promise<OperationOutput> {
	const { journal } = claim;
	const giveBack = async () => {
		await claim.release();
		journal.abandon();
	};
	const executed = await carryOut(context, ready, claim).catch(async (error: unknown) => {
		const out = idsOut(ready, journal);
		if (failureOf(error)?.effect === 'none' && out.length === 0) await giveBack();
		throw withProgress(context, ready, { error, out });
	});
	if (executed === 'published-before') return { json: unreadablePublication(ready) };
	if ('waitsFor' in executed) return pendingOutput(ready, executed);
	const settled = await settle(context, ready, executed.handles);
	if (settled.status === 'rejected') {
		await giveBack();
		throw rejection(context, ready, settled);
	}
	await claim.fulfil();
	return { json: await toPublication(context, ready, { journal, settled, ...executed }) };
}

/** Does the plan, unless its key says that it has been done and the network does not show it. */
async function carryOut<Api>(
	context: RunContext<Api>,
	ready: Prepared<Api>,
	{ journal, isPublished }: IdempotencyClaim,
): Promise<Executed | Pending | 'published-before'> {
	const node = context.n8n.getNode();
	const input = {
		node,
		api: context.api,
		plan: ready.plan,
		journal,
		readings: readingsOf(context.n8n),
		policy: {
			sendWhenUnknown: ready.options.sendWhenUnknown === true,
			lookAfterMs: ready.capability.lookAfterMs,
			isOut: isPublished,
		},
	};
	if (!isPublished) {
		return await executePlan({
			...input,
			beforeSending: () => assertSendable(context, ready),
			waitMs: waitSeconds(ready) * 1000,
			canBeginAnew: ready.canBeginAnew,
		});
	}
	const found = await findPlanResult(input);
	if (found || !ready.plan.steps.some(({ name }) => journal.step(name))) {
		return found ?? 'published-before';
	}
	// Another execution has published: not what this one has handed in, but the same post.
	const anew = { ...journal, step: () => undefined };
	return (await findPlanResult({ ...input, journal: anew })) ?? 'published-before';
}

function rejection<Api>(
	{ n8n }: RunContext<Api>,
	{ capability }: Prepared<Api>,
	{ reason, code }: Extract<Settled, { status: 'rejected' }>,
): Error {
	return toNodeError(n8n.getNode(), {
		kind: 'content-rejected',
		happened: `${capability.platform.title} took the file but did not publish it: ${reason}`,
		advice: 'Change the file as the message says and publish it again.',
		effect: 'none',
		...(code ? { code } : {}),
	});
}
