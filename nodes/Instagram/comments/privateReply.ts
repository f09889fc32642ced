import type { IDataObject } from 'n8n-workflow';
import type { MessageSender } from '../../Meta/privateReply';
import { privateReplyStep } from '../../Meta/privateReply';
import type { CommentDraft } from '../../shared/comments/comment';
import type { RunContext } from '../../shared/contract/operation';
import type { OnceStep } from '../../shared/run/once';
import type { InstagramApi } from '../connection';
import { selectedAccount } from '../connection';
import { linkedPage } from '../facebookLogin';

/** A private message of the account to the author of a comment. */
export async function privateReply(
	context: RunContext<InstagramApi>,
	draft: CommentDraft,
): Promise<OnceStep<IDataObject>> {
	return privateReplyStep(context.journal, await senderOf(context), draft);
}

/** Through Facebook Login, messages go out with the token of the linked Page. */
async function senderOf(context: RunContext<InstagramApi>): Promise<MessageSender> {
	const account = await selectedAccount(context);
	if (context.api.login === 'instagram') return account;
	return await linkedPage(context.api.meta, account.id);
}
