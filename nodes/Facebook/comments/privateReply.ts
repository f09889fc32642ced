import type { IDataObject } from 'n8n-workflow';
import type { MetaPage } from '../../Meta/connection';
import type { CommentDraft } from '../../shared/comments/comment';
import type { RunContext } from '../../shared/contract/operation';
import { asThrown, failureOf } from '../../shared/http/failure';
import type { OnceStep } from '../../shared/run/once';
import type { FacebookApi } from '../connection';
import { selectedPage } from '../connection';

const STEP = 'privateReply';

/**
 * A private message to the author of a comment. Nobody can read back whether it was sent; but the
 * network takes one for each comment, so that a second one, if the user wants it sent, is refused
 * when the first has arrived.
 * @see https://developers.facebook.com/docs/messenger-platform/discovery/private-replies
 */
export async function privateReply(
	context: RunContext<FacebookApi>,
	draft: CommentDraft,
): Promise<OnceStep<IDataObject>> {
	const { journal } = context;
	const page = await selectedPage(context);
	let mayHaveBeenSent = journal.mayHaveRun || journal.step(STEP) !== undefined;
	return {
		name: STEP,
		send: async () => {
			const isAnotherTry = mayHaveBeenSent;
			mayHaveBeenSent = true;
			return await sendMessage(page, draft, isAnotherTry);
		},
		find: async () => ({
			status: 'unknown',
			reason: 'Facebook does not let private messages be read back',
		}),
		idOf: () => `${STEP}:${draft.parentId}`,
	};
}

async function sendMessage(
	page: MetaPage,
	draft: CommentDraft,
	isAnotherTry: boolean,
): Promise<IDataObject> {
	try {
		const answer = await page.graph.call({
			method: 'POST',
			path: `${page.id}/messages`,
			fields: { recipient: { comment_id: draft.parentId }, message: { text: draft.text } },
		});
		return { ...answer, id: answer.message_id ?? null };
	} catch (error) {
		const failure = failureOf(error);
		const isThere = failure?.kind === 'content-rejected' && /already.*repl/i.test(failure.happened);
		if (isAnotherTry && isThere) return { id: null };
		throw asThrown(error);
	}
}
