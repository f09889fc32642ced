import type { IDataObject } from 'n8n-workflow';
import { createdId } from '../../shared/http/answer';
import type { MetaPage } from '../../Meta/connection';
import type { CommentDraft } from '../../shared/comments/comment';
import type { RunContext } from '../../shared/contract/operation';
import { inputError } from '../../shared/http/failure';
import { earliestServerTime } from '../../shared/http/serverClock';
import type { Found, OnceStep } from '../../shared/contract/once';
import { toIso } from '../../shared/time/timeParameter';
import type { FacebookApi } from '../connection';
import { selectedPage } from '../connection';
import { FACEBOOK } from '../platform';
import { readPicture, sendPicture } from './picture';
import { COMMENT_FIELDS } from './read';
import { commentablePost } from './target';

const MAX_COMMENTS_READ = 500;

/**
 * A comment or reply that is written once. Its handle is Graph's answer with `COMMENT_FIELDS`.
 * @see https://developers.facebook.com/docs/graph-api/reference/object/comments
 */
export async function createComment(
	context: RunContext<FacebookApi>,
	draft: CommentDraft,
): Promise<OnceStep<IDataObject>> {
	const picture = await readPicture(context);
	if (!draft.text.trim() && picture.source === 'none') {
		throw inputError(context.n8n.getNode(), {
			field: 'Text',
			happened: 'The comment has neither a text nor a picture',
			fix: "Write a 'Text' or choose a 'Picture'.",
		});
	}
	const page = await selectedPage(context);
	const isReply = context.param<string>('commentOn', 'post') === 'comment';
	const parent = isReply ? draft.parentId : await commentablePost(page, draft.parentId);
	const path = `${encodeURIComponent(parent)}/comments`;
	return {
		name: 'comment',
		send: async () => {
			const answer = await page.graph.call({
				method: 'POST',
				// Fields in the address: Graph answers the new comment with them, saving a call.
				path: `${path}?fields=${encodeURIComponent(COMMENT_FIELDS)}`,
				fields: { message: draft.text, ...(await sendPicture(page, picture)) },
			});
			return { ...answer, id: createdId(context.n8n.getNode(), answer) };
		},
		find: async (since) =>
			await findComment(page, {
				path,
				text: draft.text,
				since: earliestServerTime(FACEBOOK.id, since),
				isClaimed: context.journal.isClaimed,
			}),
		idOf: ({ id }) => String(id),
	};
}

interface CommentSearch {
	path: string;
	text: string;
	/** Milliseconds on Facebook's clock. */
	since: number;
	isClaimed(id: string): boolean;
}

/**
 * Looks through the newest comments for those of the Page with this text that no item has claimed;
 * the oldest of them is ours. A comment without text has nothing that would tell it from another.
 */
export async function findComment(
	page: MetaPage,
	search: CommentSearch,
): Promise<Found<IDataObject>> {
	const newestFirst = {
		fields: COMMENT_FIELDS,
		filter: 'toplevel',
		order: 'reverse_chronological',
	};
	const own: IDataObject[] = [];
	let hasNamelessTwin = false;
	for await (const raw of page.graph.list(search.path, newestFirst, MAX_COMMENTS_READ)) {
		if (createdAt(raw) < search.since) break;
		if (!isSameText(raw, search.text) || search.isClaimed(String(raw.id))) continue;
		const author = raw.from as { id?: string } | undefined;
		if (author?.id === page.id) own.push(raw);
		hasNamelessTwin ||= !author?.id;
	}
	const oldest = own.pop();
	if (oldest && search.text.trim()) return { status: 'done', handle: oldest };
	if (oldest)
		return { status: 'unknown', reason: 'the new comment there has no text to know it by' };
	if (!hasNamelessTwin) return { status: 'not-done' };
	return {
		status: 'unknown',
		reason: 'there is a new comment with this text, but Facebook does not show who wrote it',
	};
}

const createdAt = (raw: IDataObject): number => Date.parse(toIso(raw.created_time) ?? '');

const isSameText = (raw: IDataObject, text: string): boolean =>
	String(raw.message ?? '').trim() === text.trim();
