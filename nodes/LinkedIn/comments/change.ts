import type { CommentCall, CommentEdit } from '../../shared/comments/capability';
import type { RunContext } from '../../shared/contract/operation';
import { selectedAuthor } from '../authors';
import type { LinkedInApi } from '../connection';
import type { CommentName } from './commentUrn';
import { readCommentUrn } from './commentUrn';
import { readMessage } from './create';
import { commentsPath } from './read';

const pathOf = ({ thread, id }: CommentName): string => `${commentsPath(thread)}/${id}`;

/** Deletes a comment, or looks whether it is there. */
export async function actOnComment(
	context: RunContext<LinkedInApi>,
	{ commentId, does }: CommentCall,
): Promise<void> {
	const path = pathOf(readCommentUrn(context.n8n.getNode(), commentId));
	const { client } = context.api;
	if (does === 'look') {
		await client.get(path);
		return;
	}
	const { urn: actor } = await selectedAuthor(context);
	await client.delete(path, { actor });
}

/** Replaces the text of a comment. */
export async function editComment(
	context: RunContext<LinkedInApi>,
	{ commentId }: CommentEdit,
): Promise<void> {
	const path = pathOf(readCommentUrn(context.n8n.getNode(), commentId));
	const message = readMessage(context);
	const { urn: actor } = await selectedAuthor(context);
	await context.api.client.partialUpdate(path, { message: { $set: { ...message } } }, { actor });
}
