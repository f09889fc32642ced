import type { IDataObject } from 'n8n-workflow';
import type { GraphClient } from '../../Meta/graph';
import type { CommentDraft } from '../../shared/comments/comment';
import type { RunContext } from '../../shared/contract/operation';
import { asThrown, failureOf } from '../../shared/http/failure';
import type { OnceStep } from '../../shared/run/once';
import type { InstagramApi } from '../connection';
import { selectedAccount } from '../connection';
import { linkedPage } from '../facebookLogin';

const STEP = 'privateReply';

/**
 * A private message to the author of a comment. Nobody can read back whether it was sent; but
 * Instagram takes one for each comment, so that a second one, if the user wants it sent, is refused
 * when the first has arrived.
 * @see https://developers.facebook.com/docs/instagram-platform/private-replies
 */
export async function privateReply(
	context: RunContext<InstagramApi>,
	draft: CommentDraft,
): Promise<OnceStep<IDataObject>> {
	const { journal } = context;
	const sender = await senderOf(context);
	let mayHaveBeenSent = journal.mayHaveRun || journal.step(STEP) !== undefined;
	return {
		name: STEP,
		send: async () => {
			const isAnotherTry = mayHaveBeenSent;
			mayHaveBeenSent = true;
			return await sendMessage(sender, draft, isAnotherTry);
		},
		find: async () => ({
			status: 'unknown',
			reason: 'Instagram does not let private replies be read back',
		}),
		idOf: () => `${STEP}:${draft.parentId}`,
	};
}

interface Sender {
	id: string;
	graph: GraphClient;
}

/** Through Facebook Login, messages go out with the token of the linked Page. */
async function senderOf(context: RunContext<InstagramApi>): Promise<Sender> {
	const account = await selectedAccount(context);
	if (context.api.login === 'instagram') return account;
	const { id, graph } = await linkedPage(context.api.meta, account.id);
	return { id, graph };
}

async function sendMessage(
	{ id, graph }: Sender,
	draft: CommentDraft,
	isAnotherTry: boolean,
): Promise<IDataObject> {
	try {
		const answer = await graph.call({
			method: 'POST',
			path: `${id}/messages`,
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
