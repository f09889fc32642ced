import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { CommentQuery } from '../../shared/comments/capability';
import type { Comment } from '../../shared/comments/comment';
import type { RunContext } from '../../shared/contract/operation';
import {
	asBooleanOrNull,
	asNumberOrNull,
	asObject,
	asObjects,
	asText,
	asTextOrNull,
} from '../../shared/json/read';
import { toIso } from '../../shared/time/timeParameter';
import type { InstagramApi } from '../connection';
import { selectedAccount } from '../connection';
import { INSTAGRAM } from '../platform';
import { postId } from '../postTarget';

const OWN_FIELDS = 'id,text,username,from,timestamp,like_count,hidden,parent_id';

/** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-comment */
export const COMMENT_FIELDS = `${OWN_FIELDS},replies{${OWN_FIELDS}}`;

export const LIST_FIELDS: INodeProperties[] = [
	{
		displayName: 'Include Replies',
		name: 'includeReplies',
		type: 'boolean',
		default: false,
		description: 'Whether to list replies to comments too, each behind its comment',
	},
];

/** Instagram's answers for the comments under a post, newest first. Stories have none. */
export async function listComments(
	context: RunContext<InstagramApi>,
	{ limit }: CommentQuery,
): Promise<AsyncIterable<IDataObject>> {
	const account = await selectedAccount(context);
	const post = await postId(context, account);
	const path = `${encodeURIComponent(post)}/comments`;
	const comments = account.graph.list(path, { fields: COMMENT_FIELDS }, limit);
	const wanted = context.param('includeReplies', false) ? flat(comments, limit) : comments;
	return under(post, wanted);
}

/** Says in each comment which post it is under: the parameter may be a URL. */
async function* under(post: string, comments: AsyncIterable<IDataObject>) {
	for await (const comment of comments) yield { media: { id: post }, ...comment };
}

async function* flat(comments: AsyncIterable<IDataObject>, limit = Infinity) {
	let left = limit;
	for await (const comment of comments) {
		const replies = asObjects(asObject(comment.replies).data);
		const withParent = replies.map((reply) => ({ parent_id: asText(comment.id), ...reply }));
		for (const one of [comment, ...withParent]) {
			if (left-- <= 0) return;
			yield one;
		}
	}
}

/** A comment as Graph answers it with `COMMENT_FIELDS`. Pure. */
export function toComment(raw: IDataObject, postOfIt: string | null): Comment {
	const from = asObject(raw.from);
	const name = asText(from.username) || asText(raw.username);
	const replies = asObject(raw.replies).data;
	return {
		platform: INSTAGRAM.id,
		id: asText(raw.id),
		postId: asTextOrNull(asObject(raw.media).id) ?? postOfIt,
		parentId: asTextOrNull(raw.parent_id),
		author: name ? { id: asText(from.id), name } : null,
		text: asText(raw.text),
		createdAt: toIso(raw.timestamp),
		likeCount: asNumberOrNull(raw.like_count),
		replyCount: Array.isArray(replies) ? replies.length : null,
		hidden: asBooleanOrNull(raw.hidden),
		url: null,
	};
}
