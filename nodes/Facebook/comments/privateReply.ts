import type { IDataObject } from 'n8n-workflow';
import { privateReplyStep } from '../../Meta/privateReply';
import type { CommentDraft } from '../../shared/comments/comment';
import type { RunContext } from '../../shared/contract/operation';
import type { OnceStep } from '../../shared/run/once';
import type { FacebookApi } from '../connection';
import { selectedPage } from '../connection';

/** A private message of the Page to the author of a comment. */
export async function privateReply(
	context: RunContext<FacebookApi>,
	draft: CommentDraft,
): Promise<OnceStep<IDataObject>> {
	return privateReplyStep(context.journal, await selectedPage(context), draft);
}
