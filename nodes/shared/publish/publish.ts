import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import type { OperationOutput, RunContext } from '../contract/operation';
import { failureOf, inputError, toNodeError } from '../http/failure';
import { createKeyedQueue } from '../run/concurrently';
import type { ItemJournal } from '../run/journal';
import { once } from '../run/once';
import { executePlan } from './execute';
import { claimIdempotencyKey, releaseIdempotencyKey } from './idempotencyKey';
import type { Handles } from './plan';
import { blocks } from './plan';
import type { Publication, Settled } from './publication';
import type { Prepared } from './prepared';
import { refusal } from './prepared';

/**
 * Equal posts to one account go one after the other: when an answer is lost, only then can it be
 * told whose post the network shows.
 */
const inOrder = createKeyedQueue();

const POLL_EVERY_MS = [1000, 2000, 3000, 5000];

/** Publishes one prepared draft and puts out its publication. */
export async function publish<Api>(
	context: RunContext<Api>,
	ready: Prepared<Api>,
): Promise<OperationOutput> {
	return await inOrder(ready.contentHash, async () => await send(context, ready));
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
): Promise<OperationOutput> {
	const { n8n, api } = context;
	const policy = {
		sendWhenUnknown: ready.options.sendWhenUnknown === true,
		lookAfterMs: ready.capability.lookAfterMs,
	};
	const userKey = String(ready.options.idempotencyKey ?? '').trim();
	const key = userKey && `${ready.capability.platform.id}:${ready.account.id}:${userKey}`;
	const journal = await claimIdempotencyKey(n8n, context.journal, key);
	const giveBack = async () => {
		await releaseIdempotencyKey(n8n, journal, key);
		journal.abandon();
	};
	const { handles, recovered } = await executePlan({
		node: n8n.getNode(),
		api,
		plan: ready.plan,
		journal,
		policy,
		beforeSending: () => assertSendable(context, ready),
	}).catch(async (error: unknown) => {
		if (failureOf(error)?.effect === 'none' && !isAnythingOut(ready, journal)) await giveBack();
		throw asThrown(error);
	});
	const settled = await settle(context, ready, handles);
	if (settled.status === 'rejected') {
		await giveBack();
		throw rejection(context, ready, settled);
	}
	return { json: await toPublication(context, ready, { journal, settled, recovered, handles }) };
}

function isAnythingOut<Api>({ plan }: Prepared<Api>, journal: ItemJournal): boolean {
	return plan.steps.some(
		({ name, exactlyOnce }) => exactlyOnce && journal.step(name)?.state === 'done',
	);
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

/** Waits until the network has processed the post or the deadline has passed. */
async function settle<Api>(
	context: RunContext<Api>,
	{ capability, draft, account, options }: Prepared<Api>,
	handles: Handles,
): Promise<Settled> {
	const seconds = Number(options.waitForProcessing ?? 120);
	const deadline = Date.now() + seconds * 1000;
	for (let looks = 0; ; looks++) {
		const settled = await capability.settle(context.api, { draft, account, handles });
		const pause = POLL_EVERY_MS[Math.min(looks, POLL_EVERY_MS.length - 1)];
		if (settled.status !== 'processing' || Date.now() + pause > deadline) return settled;
		await sleep(pause);
	}
}

interface Sent {
	journal: ItemJournal;
	settled: Exclude<Settled, { status: 'rejected' }>;
	recovered: boolean;
	handles: Handles;
}

async function toPublication<Api>(
	context: RunContext<Api>,
	ready: Prepared<Api>,
	{ journal, settled, recovered, handles }: Sent,
): Promise<IDataObject> {
	const { capability, account, draft, plan, options } = ready;
	const comment = await addFirstComment(context, ready, { journal, settled });
	const publication: Publication = {
		platform: capability.platform.id,
		account: { id: account.id, name: account.name },
		id: settled.id,
		url: settled.url,
		kind: draft.kind,
		status: settled.status,
		publishedAt:
			settled.status === 'published'
				? (settled.publishedAt ?? new Date().toISOString())
				: null,
		scheduledAt: draft.scheduleAt || null,
		contentHash: ready.contentHash,
		replayed: recovered,
		...(draft.firstComment ? { firstCommentId: comment.id } : {}),
		...mediaIds(handles),
		warnings: [...plan.issues.filter((issue) => !blocks(issue)).map(({ message }) => message), ...comment.warnings],
		...(options.includeRaw === true && settled.raw ? { raw: settled.raw } : {}),
	};
	return publication as unknown as IDataObject;
}

/** The first comment. The post is out by then: what goes wrong here is a warning of its item. */
async function addFirstComment<Api>(
	context: RunContext<Api>,
	{ capability, account, draft }: Prepared<Api>,
	{ journal, settled }: Pick<Sent, 'journal' | 'settled'>,
): Promise<{ id: string | null; warnings: string[] }> {
	const { firstComment } = capability;
	if (!draft.firstComment || !firstComment) return { id: null, warnings: [] };
	const { id } = settled;
	if (settled.status !== 'published' || !id) {
		const reason = `The first comment was not added: the post is ${settled.status}.`;
		return { id: null, warnings: [reason] };
	}
	const post = { account, id, text: draft.firstComment };
	try {
		const { handle } = await once<{ id: string }>(context.n8n.getNode(), journal, {
			name: 'first-comment',
			send: async () => await firstComment.send(context.api, post),
			find: async (since) => {
				const found = await firstComment.find(context.api, { ...post, since });
				return found ? { status: 'done', handle: found } : { status: 'not-done' };
			},
			idOf: (comment) => comment.id,
		});
		return { id: handle.id, warnings: [] };
	} catch (error) {
		return { id: null, warnings: [`The first comment was not added: ${(error as Error).message}.`] };
	}
}

function mediaIds(handles: Handles): { mediaIds?: string[] } {
	const ids = Object.values(handles).flatMap((handle) =>
		typeof handle.mediaId === 'string' ? [handle.mediaId] : [],
	);
	return ids.length ? { mediaIds: ids } : {};
}

const asThrown = (error: unknown): Error => error as Error;
