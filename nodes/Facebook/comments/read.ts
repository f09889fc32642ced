import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Comment } from '../../shared/comments/comment';
import type { CommentQuery } from '../../shared/comments/capability';
import type { RunContext } from '../../shared/contract/operation';
import {
	asBooleanOrNull,
	asNumberOrNull,
	asObject,
	asText,
	asTextOrNull,
} from '../../shared/json/read';
import { toIso } from '../../shared/time/timeParameter';
import type { FacebookApi } from '../connection';
import { selectedPage } from '../connection';
import { FACEBOOK } from '../platform';
import { toAuthor, toUrl } from '../postShape';
import { commentablePost } from './target';

/** https://developers.facebook.com/docs/graph-api/reference/comment */
export const COMMENT_FIELDS =
	'id,message,from,created_time,parent,like_count,comment_count,is_hidden,permalink_url';

export const LIST_FIELDS: INodeProperties[] = [
	{
		displayName: 'Include Replies',
		name: 'includeReplies',
		type: 'boolean',
		default: false,
		description: 'Whether to list replies to comments too, in one flat list',
	},
	{
		displayName: 'Order',
		name: 'order',
		type: 'options',
		options: [
			{ name: 'Newest First', value: 'reverse_chronological' },
			{ name: 'Oldest First', value: 'chronological' },
		],
		default: 'reverse_chronological',
	},
];

/** Graph's answers for the comments under a post. */
export async function listComments(
	context: RunContext<FacebookApi>,
	{ postId, limit }: CommentQuery,
): Promise<AsyncIterable<IDataObject>> {
	const page = await selectedPage(context);
	const fields = {
		fields: COMMENT_FIELDS,
		filter: context.param('includeReplies', false) ? 'stream' : 'toplevel',
		order: context.param<string>('order', 'reverse_chronological'),
	};
	const post = await commentablePost(page, postId);
	return page.graph.list(`${encodeURIComponent(post)}/comments`, fields, limit);
}

/** A comment as Graph answers it with `COMMENT_FIELDS`. Pure. */
export function toComment(raw: IDataObject, postId: string | null): Comment {
	const id = asText(raw.id);
	return {
		platform: FACEBOOK.id,
		id,
		// Without anything better: comment ids begin with the number of the post.
		postId: postId ?? (id.includes('_') ? id.split('_')[0] : null),
		parentId: asTextOrNull(asObject(raw.parent).id),
		author: toAuthor(raw.from),
		text: asText(raw.message),
		createdAt: toIso(raw.created_time),
		likeCount: asNumberOrNull(raw.like_count),
		replyCount: asNumberOrNull(raw.comment_count),
		hidden: asBooleanOrNull(raw.is_hidden),
		url: toUrl(raw.permalink_url),
	};
}
