import type { IDataObject } from 'n8n-workflow';

/** A comment in the same shape for every network. Ids are strings, times ISO 8601. */
export interface Comment {
	platform: string;
	id: string;
	/** Post that the comment stands under; null where the network does not say. */
	postId: string | null;
	/** Comment that this one replies to. */
	parentId: string | null;
	/** Null where the network does not show who wrote it. */
	author: { id: string; name: string } | null;
	text: string;
	createdAt: string | null;
	/** Null where the network gives no count. */
	likeCount: number | null;
	replyCount: number | null;
	hidden: boolean | null;
	url: string | null;
	raw?: IDataObject;
}

/** A comment to write. */
export interface CommentDraft {
	/** Id of the post or comment that it goes under. */
	parentId: string;
	text: string;
}

/** What can be done to a comment that exists. All of them may be repeated. */
export type CommentChange = 'hide' | 'unhide' | 'like';
