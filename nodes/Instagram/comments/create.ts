import type { IDataObject } from 'n8n-workflow';
import { createdId } from '../../shared/http/answer';
import type { CommentDraft } from '../../shared/comments/comment';
import type { RunContext } from '../../shared/contract/operation';
import { inputError } from '../../shared/http/failure';
import { earliestServerTime } from '../../shared/http/serverClock';
import type { Found, OnceStep } from '../../shared/contract/once';
import type { InstagramAccount, InstagramApi } from '../connection';
import { selectedAccount } from '../connection';
import { INSTAGRAM } from '../platform';
import { postId } from '../postTarget';
import { COMMENT_FIELDS } from './read';
import { checkComment } from './rules';

const MAX_COMMENTS_READ = 500;

/**
 * A comment or reply that is written once.
 * @see https://developers.facebook.com/docs/instagram-platform/comment-moderation
 */
export async function createComment(
	context: RunContext<InstagramApi>,
	draft: CommentDraft,
): Promise<OnceStep<IDataObject>> {
	assertWritable(context, draft.text);
	const account = await selectedAccount(context);
	const isReply = context.param<string>('commentOn', 'post') === 'comment';
	const parent = isReply ? draft.parentId : await postId(context, account);
	const path = `${encodeURIComponent(parent)}/${isReply ? 'replies' : 'comments'}`;
	return {
		name: 'comment',
		send: async () => {
			const fields = { message: draft.text };
			const answer = await account.graph.call({ method: 'POST', path, fields });
			return {
				id: createdId(context.n8n.getNode(), answer),
				text: draft.text,
				from: { id: account.id, username: account.username },
			};
		},
		find: async (since) =>
			await findComment(account, {
				path,
				text: draft.text,
				since: earliestServerTime(INSTAGRAM.id, since),
				isClaimed: context.journal.isClaimed,
			}),
		idOf: ({ id }) => String(id),
	};
}

function assertWritable({ n8n }: RunContext<InstagramApi>, text: string) {
	if (!text.trim()) {
		throw inputError(n8n.getNode(), {
			field: 'Text',
			happened: "'Text' is empty",
			fix: 'Write what the comment says.',
		});
	}
	const [issue] = checkComment(text, 'Text');
	if (issue) {
		throw inputError(n8n.getNode(), { field: 'Text', happened: issue.message, fix: issue.fix });
	}
}

interface CommentSearch {
	path: string;
	text: string;
	/** Milliseconds on Instagram's clock. */
	since: number;
	isClaimed(id: string): boolean;
}

/** Looks through the newest comments for the account's own with this text that no item has claimed. */
export async function findComment(
	account: InstagramAccount,
	{ path, text, since, isClaimed }: CommentSearch,
): Promise<Found<IDataObject>> {
	const own: IDataObject[] = [];
	const fields = { fields: COMMENT_FIELDS };
	for await (const raw of account.graph.list(path, fields, MAX_COMMENTS_READ)) {
		// Replies are not said to come newest first: none of them ends the search.
		if (Date.parse(String(raw.timestamp)) < since) continue;
		const { username = raw.username } = (raw.from ?? {}) as IDataObject;
		const isOurs = username === account.username && String(raw.text ?? '').trim() === text.trim();
		if (isOurs && !isClaimed(String(raw.id))) own.push(raw);
	}
	const oldest = own.sort((a, b) => timeOf(a) - timeOf(b))[0];
	return oldest ? { status: 'done', handle: oldest } : { status: 'not-done' };
}

const timeOf = ({ timestamp }: IDataObject): number => Date.parse(String(timestamp));
