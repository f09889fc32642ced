import type { INode } from 'n8n-workflow';
import { inputError } from '../../shared/http/failure';

/** A comment is known by the thread that it stands in and its number there. */
export interface CommentName {
	/** `urn:li:activity:7…`: the post, by LinkedIn's name for its thread. */
	thread: string;
	id: string;
}

/** LinkedIn writes the thread with and without its `urn:li:`. */
const COMMENT_URN = /urn:li:comment:\((?:urn:li:)?([A-Za-z]+:[\w-]+),(\d+)\)/;

/** `urn:li:comment:(urn:li:activity:7…,8…)`, the spelling that the API takes. */
export const commentUrn = ({ thread, id }: CommentName): string =>
	`urn:li:comment:(${thread},${id})`;

/** Reads a comment's URN, or the link that LinkedIn copies for a comment or reply. Pure. */
export function parseCommentUrn(text: string): CommentName | undefined {
	const address = decoded(text);
	const named = /[?&]replyUrn=([^&]+)/.exec(address)?.[1] ?? address;
	const [, thread, id] = COMMENT_URN.exec(named) ?? [];
	return thread && id ? { thread: `urn:li:${thread}`, id } : undefined;
}

/** The comment that a parameter names; throws an input error for anything else. */
export function readCommentUrn(node: INode, text: string): CommentName {
	const comment = parseCommentUrn(text);
	if (comment) return comment;
	throw inputError(node, {
		field: 'Comment',
		happened: `'${text}' does not name a comment`,
		fix: "Give the ID that 'Get Many' and the trigger put out, such as urn:li:comment:(urn:li:activity:7…,8…), or the link to the comment.",
	});
}

/** Where people see the comment. */
export function commentUrl({ thread, id }: CommentName): string {
	const name = `urn:li:comment:(${thread.replace('urn:li:', '')},${id})`;
	return `https://www.linkedin.com/feed/update/${thread}/?commentUrn=${encodeURIComponent(name)}`;
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		// A percent sign of the user's own: there is nothing to decode.
		return text;
	}
}
