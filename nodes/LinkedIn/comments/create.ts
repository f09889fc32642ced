import type { IDataObject } from 'n8n-workflow';
import type { CommentDraft } from '../../shared/comments/comment';
import { requiredText } from '../../shared/comments/requiredText';
import type { RunContext } from '../../shared/contract/operation';
import { inputError } from '../../shared/http/failure';
import { earliestServerTime } from '../../shared/http/serverClock';
import type { Found, OnceStep } from '../../shared/contract/once';
import { selectedAuthor } from '../authors';
import type { LinkedInClient } from '../client';
import type { LinkedInApi } from '../connection';
import { LINKEDIN, MAX_COMMENT } from '../platform';
import { postUrn } from '../postTarget';
import { commentUrn, readCommentUrn } from './commentUrn';
import type { Message } from './message';
import { toMessage } from './message';
import { commentsPath } from './read';
import { toComment } from './toComment';

/** LinkedIn promises no order, so that all comments have to be looked through. */
const MAX_COMMENTS_READ = 500;

/** Where a comment goes: the post or comment that it is under, and the thread of both. */
interface Target {
	under: string;
	thread: string;
	parentComment?: string;
}

/**
 * A comment or reply that is written once. Its handle is LinkedIn's answer, always with
 * `commentUrn`.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/comments-api
 */
export async function createComment(
	context: RunContext<LinkedInApi>,
	draft: CommentDraft,
): Promise<OnceStep<IDataObject>> {
	const message = readMessage(context);
	const target = readTarget(context, draft);
	const { urn: actor } = await selectedAuthor(context);
	const { client } = context.api;
	const path = commentsPath(target.under);
	const { thread: object, parentComment } = target;
	return {
		name: 'comment',
		send: async () => {
			const sent = { actor, object, message, ...(parentComment ? { parentComment } : {}) };
			const { id, body } = await client.create(path, sent);
			const known = { id, thread: String(body.object ?? object) };
			return { ...sent, ...body, id, commentUrn: body.commentUrn ?? commentUrn(known) };
		},
		find: async (since) =>
			await findComment(client, path, {
				actor,
				text: message.text,
				since: earliestServerTime(LINKEDIN.id, since),
				isClaimed: context.journal.isClaimed,
			}),
		idOf: (handle) => toComment(handle, null).id,
	};
}

function readTarget(context: RunContext<LinkedInApi>, { parentId }: CommentDraft): Target {
	if (context.param<string>('commentOn', 'post') !== 'comment') {
		const urn = postUrn(context);
		return { under: urn, thread: urn };
	}
	const parent = readCommentUrn(context.n8n.getNode(), parentId);
	const urn = commentUrn(parent);
	return { under: urn, thread: parent.thread, parentComment: urn };
}

/** The message in the parameter `text`; throws an input error for what LinkedIn would not take. */
export function readMessage(context: RunContext<LinkedInApi>): Message {
	const message = toMessage(requiredText(context, 'comment'));
	const { length } = message.text;
	if (length <= MAX_COMMENT) return message;
	throw inputError(context.n8n.getNode(), {
		field: 'Text',
		happened: `The comment has ${length} characters; LinkedIn takes ${MAX_COMMENT}`,
		fix: `Shorten it by ${length - MAX_COMMENT} characters.`,
	});
}

interface CommentSearch {
	actor: string;
	text: string;
	/** Milliseconds on LinkedIn's clock. */
	since: number;
	isClaimed(id: string): boolean;
}

/** Looks for the author's own new comment with this text that no item has claimed: the oldest. */
export async function findComment(
	client: LinkedInClient,
	path: string,
	{ actor, text, since, isClaimed }: CommentSearch,
): Promise<Found<IDataObject>> {
	const own: IDataObject[] = [];
	let hasNamelessTwin = false;
	let count = 0;
	for await (const raw of client.list(path, {}, MAX_COMMENTS_READ + 1)) {
		count += 1;
		if (timeOf(raw) < since || !isSameText(raw, text) || isClaimed(toComment(raw, null).id))
			continue;
		if (raw.actor === actor) own.push(raw);
		hasNamelessTwin ||= !raw.actor;
	}
	const oldest = own.sort((a, b) => timeOf(a) - timeOf(b))[0];
	if (oldest) return { status: 'done', handle: oldest };
	if (count > MAX_COMMENTS_READ) {
		return { status: 'unknown', reason: `there are more than ${MAX_COMMENTS_READ} comments` };
	}
	if (!hasNamelessTwin) return { status: 'not-done' };
	return {
		status: 'unknown',
		reason: 'there is a new comment with this text, but LinkedIn does not show who wrote it',
	};
}

const timeOf = ({ created }: IDataObject): number => Number((created as IDataObject)?.time);

const isSameText = ({ message }: IDataObject, text: string): boolean =>
	String((message as IDataObject)?.text ?? '').trim() === text.trim();
