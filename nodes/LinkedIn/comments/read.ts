import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { CommentQuery } from '../../shared/comments/capability';
import type { RunContext } from '../../shared/contract/operation';
import type { LinkedInApi } from '../connection';
import { postUrn } from '../postTarget';
import { encodeKey } from '../restli';
import { replyCount, toComment } from './toComment';

export const LIST_FIELDS: INodeProperties[] = [
	{
		displayName: 'Include Replies',
		name: 'includeReplies',
		type: 'boolean',
		default: false,
		description:
			'Whether to list replies to comments too, each behind its comment. Needs one more call for each comment with replies.',
	},
];

/** Where the comments under a post, or the replies to a comment, are. */
export const commentsPath = (urn: string): string => `socialActions/${encodeKey(urn)}/comments`;

/**
 * LinkedIn's answers for the comments under a post.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/comments-api
 */
export async function listComments(
	context: RunContext<LinkedInApi>,
	{ limit }: CommentQuery,
): Promise<AsyncIterable<IDataObject>> {
	const comments = context.api.client.list(commentsPath(postUrn(context)), {}, limit);
	return context.param('includeReplies', false) ? withReplies(context, comments, limit) : comments;
}

async function* withReplies(
	{ api }: RunContext<LinkedInApi>,
	comments: AsyncIterable<IDataObject>,
	limit = Infinity,
): AsyncGenerator<IDataObject> {
	let left = limit;
	for await (const comment of comments) {
		if (left-- <= 0) return;
		yield comment;
		if (left <= 0) return;
		// Where LinkedIn gives no count, there may be some.
		if (replyCount(comment) === 0) continue;
		const urn = toComment(comment, null).id;
		for await (const reply of api.client.list(commentsPath(urn), {}, left)) {
			left--;
			yield { parentComment: urn, ...reply };
		}
	}
}
