import type { IDataObject } from 'n8n-workflow';
import type { CommentDraft } from '../shared/comments/comment';
import type { ItemJournal } from '../shared/contract/journal';
import { asThrown, failureOf } from '../shared/http/failure';
import type { OnceStep } from '../shared/run/once';
import type { GraphClient } from './graph';

const STEP = 'privateReply';

/** Whose messages they are: a Page, or an Instagram account. */
export interface MessageSender {
	id: string;
	graph: GraphClient;
}

/**
 * A private message to the author of a comment. Nobody can read back whether it was sent; but the
 * network takes one for each comment, so that a second one, if the user wants it sent, is refused
 * when the first has arrived.
 * @see https://developers.facebook.com/docs/messenger-platform/discovery/private-replies
 * @see https://developers.facebook.com/docs/instagram-platform/private-replies
 */
export function privateReplyStep(
	journal: ItemJournal,
	{ id, graph }: MessageSender,
	draft: CommentDraft,
): OnceStep<IDataObject> {
	let mayHaveBeenSent = journal.mayHaveRun || journal.step(STEP) !== undefined;
	return {
		name: STEP,
		send: async () => {
			const isAnotherTry = mayHaveBeenSent;
			mayHaveBeenSent = true;
			try {
				const answer = await graph.call({
					method: 'POST',
					path: `${id}/messages`,
					fields: { recipient: { comment_id: draft.parentId }, message: { text: draft.text } },
				});
				return { ...answer, id: answer.message_id ?? null };
			} catch (error) {
				if (isAnotherTry && saysAlreadyReplied(error)) return { id: null };
				throw asThrown(error);
			}
		},
		find: async () => ({
			status: 'unknown',
			reason: 'private messages cannot be read back',
		}),
		idOf: () => `${STEP}:${draft.parentId}`,
	};
}

function saysAlreadyReplied(error: unknown): boolean {
	const failure = failureOf(error);
	return failure?.kind === 'content-rejected' && /already.*repl/i.test(failure.happened);
}
