import type { CommentCall, CommentEdit } from '../../shared/comments/capability';
import type { RunContext } from '../../shared/contract/operation';
import { inputError } from '../../shared/http/failure';
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
	const { text, attributes } = readMessage(context);
	if (attributes) {
		throw inputError(context.n8n.getNode(), {
			field: 'Text',
			happened: 'LinkedIn takes mentions in new comments only',
			fix: 'Write the name without @[ ]( ), or delete the comment and create another.',
		});
	}
	const { urn: actor } = await selectedAuthor(context);
	await context.api.client.partialUpdate(path, { message: { $set: { text } } }, { actor });
}
