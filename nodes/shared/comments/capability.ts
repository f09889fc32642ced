import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { RunContext } from '../contract/operation';
import type { Platform } from '../contract/platform';
import type { OncePolicy, OnceStep } from '../contract/once';
import type { Comment, CommentChange, CommentDraft } from './comment';

/**
 * What a network must say so that its comments can be worked with. What a network does not have
 * is left out, and with it the operation.
 */
export interface CommentsCapability<Api> {
	readonly platform: Platform;
	/** Who acts. */
	readonly accountFields: INodeProperties[];
	/** The post, by the parameter `post`. */
	readonly postField: INodeProperties;
	/** The comment, by the parameter `comment`. */
	readonly commentField: INodeProperties;
	/** Fields of Create that only this network has, such as a picture. */
	readonly createFields: INodeProperties[];
	/** Fields of Get Many that only this network has. */
	readonly listFields: INodeProperties[];
	/** How long after a call its comment may stay invisible when read back. */
	readonly lookAfterMs: OncePolicy['lookAfterMs'];
	/** What can be changed about a comment. All changes may be repeated. */
	readonly changes: readonly CommentChange[];
	/** What operations do, where it is not what they do on most networks. */
	readonly descriptions?: Partial<Record<CommentChange | 'delete' | 'getMany', string>>;
	/** How a comment is written once. The handle is the network's answer for the comment. */
	create(context: RunContext<Api>, draft: CommentDraft): Promise<OnceStep<IDataObject>>;
	/** The network's answers for the comments of a post. */
	list(context: RunContext<Api>, query: CommentQuery): Promise<AsyncIterable<IDataObject>>;
	/** Pure: the comment in the shape of all networks. `postId` is null where it is not known. */
	toComment(raw: IDataObject, postId: string | null): Comment;
	/** One call about one comment; `look` only reads it. */
	act(context: RunContext<Api>, call: CommentCall): Promise<void>;
	/** Replaces the text of a comment that the account has written. May be repeated. */
	edit?(context: RunContext<Api>, edit: CommentEdit): Promise<void>;
	/** A private message to whoever wrote a comment. The handle has its `id`, if there is one. */
	privateReply?(context: RunContext<Api>, draft: CommentDraft): Promise<OnceStep<IDataObject>>;
}

export interface CommentQuery {
	postId: string;
	/** Undefined for all. */
	limit: number | undefined;
}

export interface CommentEdit {
	commentId: string;
	text: string;
}

export interface CommentCall {
	commentId: string;
	does: CommentChange | 'delete' | 'look';
}
