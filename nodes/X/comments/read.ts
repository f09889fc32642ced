import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { CommentQuery } from '../../shared/comments/capability';
import type { Comment } from '../../shared/comments/comment';
import type { RunContext } from '../../shared/contract/operation';
import { asBooleanOrNull, asObject, asText } from '../../shared/json/read';
import { toIso } from '../../shared/time/timeParameter';
import { countOf, dataOf, includedIn, postUrl, referenceOf, textOf } from '../answers';
import type { XApi } from '../connection';
import { idIn } from '../ids';
import { X } from '../platform';

export const LIST_FIELDS: INodeProperties[] = [
	{
		displayName: 'Include Replies',
		name: 'includeReplies',
		type: 'boolean',
		default: false,
		description:
			'Whether to list replies to replies too: the whole conversation, if the post has started it',
	},
];

const SMALLEST_PAGE = 10;
const LARGEST_PAGE = 100;

const QUERY = {
	'tweet.fields': [
		'author_id',
		'conversation_id',
		'created_at',
		'note_tweet',
		'public_metrics',
		'referenced_tweets',
	],
	expansions: ['author_id'],
	'user.fields': ['name', 'username'],
};

/**
 * X's answers for the replies to a post, newest first. They are found with the search, which knows
 * the last seven days.
 * @see https://docs.x.com/x-api/posts/search/integrate/operators
 */
export async function listReplies(
	{ api, param }: RunContext<XApi>,
	{ postId, limit = Infinity }: CommentQuery,
): Promise<AsyncIterable<IDataObject>> {
	const id = idIn(api.node, 'Post', postId);
	const isWhole = param('includeReplies', false);
	const pages = api.user.pages({
		path: '/2/tweets/search/recent',
		query: { ...QUERY, query: isWhole ? `conversation_id:${id}` : `in_reply_to_tweet_id:${id}` },
		pageSize: Math.min(LARGEST_PAGE, Math.max(SMALLEST_PAGE, limit)),
		cursor: 'next_token',
	});
	return await Promise.resolve(repliesIn(pages, id, limit));
}

/** Each reply with its author, who stands aside in X's answer. */
async function* repliesIn(pages: AsyncIterable<IDataObject>, postId: string, limit: number) {
	let left = limit;
	for await (const answer of pages) {
		const users = includedIn(answer, 'users');
		for (const reply of dataOf(answer)) {
			if (String(reply.id) === postId) continue;
			if (left-- <= 0) return;
			yield { ...reply, author: users.get(String(reply.author_id)) ?? null };
		}
		if (left <= 0) return;
	}
}

/** A reply as a comment. Pure. X says who it is by, but not whether it is hidden. */
export function toComment(raw: IDataObject, postId: string | null): Comment {
	const id = asText(raw.id);
	const author = asObject(raw.author);
	const authorId = asText(author.id ?? raw.author_id);
	return {
		platform: X.id,
		id,
		postId,
		parentId: parentOf(raw, postId),
		author: authorId ? { id: authorId, name: asText(author.username ?? author.name) } : null,
		text: textOf(raw),
		createdAt: toIso(raw.created_at),
		likeCount: countOf(raw.public_metrics, 'like_count') ?? null,
		replyCount: countOf(raw.public_metrics, 'reply_count') ?? null,
		hidden: asBooleanOrNull(raw.hidden),
		url: postUrl(id, asText(author.username) || undefined),
	};
}

/** The reply that this one answers; null where it answers the post itself. */
function parentOf(raw: IDataObject, postId: string | null): string | null {
	const parent = referenceOf(raw, 'replied_to');
	return parent === undefined || parent === postId ? null : parent;
}
