import type { IDataObject } from 'n8n-workflow';
import type { RunContext } from '../contract/operation';
import type { OperationOutput } from '../contract/output';
import { createKeyedQueue } from '../run/concurrently';
import type { OncePolicy, OnceResult, OnceStep } from '../contract/once';
import { once } from '../run/once';
import { withRaw } from '../raw/includeRaw';
import type { CommentsCapability } from './capability';
import type { CommentDraft } from './comment';
import { requiredId } from './requiredId';
import { requiredText } from './requiredText';

/** Equal comments in one place go one after the other: reading back could not tell them apart. */
const queue = createKeyedQueue();

/** Writes the comment of an item; the comment, and whether an earlier try had written it. */
export async function writeComment<Api>(
	context: RunContext<Api>,
	capability: CommentsCapability<Api>,
): Promise<OperationOutput> {
	const target = context.param<'post' | 'comment'>('commentOn', 'post');
	const draft: CommentDraft = {
		parentId: requiredId(context, target),
		text: String(context.param('text', '')),
	};
	const step = await capability.create(context, draft);
	const { handle, recovered } = await queue(
		keyOf(capability, draft),
		async () => await send(context, step, capability.lookAfterMs),
	);
	const isReply = target === 'comment';
	const comment = capability.toComment(handle, isReply ? null : draft.parentId);
	const written = {
		...comment,
		parentId: comment.parentId ?? (isReply ? draft.parentId : null),
		text: comment.text || draft.text,
		replayed: recovered,
	};
	return withRaw(context, written, handle);
}

/** Sends the private message of an item. */
export async function writePrivateReply<Api>(
	context: RunContext<Api>,
	capability: CommentsCapability<Api>,
	privateReply: NonNullable<CommentsCapability<Api>['privateReply']>,
): Promise<OperationOutput> {
	const draft: CommentDraft = {
		parentId: requiredId(context, 'comment'),
		text: requiredText(context, 'message'),
	};
	const step = await privateReply(context, draft);
	const { handle, recovered } = await send(context, step, [0]);
	const sent = {
		platform: capability.platform.id,
		commentId: draft.parentId,
		id: handle.id ?? null,
		text: draft.text,
		replayed: recovered,
	};
	return withRaw(context, sent, handle);
}

async function send<Api>(
	context: RunContext<Api>,
	step: OnceStep<IDataObject>,
	lookAfterMs: OncePolicy['lookAfterMs'],
): Promise<OnceResult<IDataObject>> {
	const policy: OncePolicy = {
		sendWhenUnknown: context.param<IDataObject>('options', {}).sendWhenUnknown === true,
		lookAfterMs,
	};
	return await once(context.n8n.getNode(), context.journal, step, policy);
}

function keyOf<Api>({ platform }: CommentsCapability<Api>, draft: CommentDraft): string {
	return JSON.stringify([platform.id, draft.parentId, draft.text]);
}
