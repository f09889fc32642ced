import type { IDataObject } from 'n8n-workflow';

/** Characters, as LinkedIn's own pages take them; its API reference gives no limit. */
export const MAX_COMMENT = 1_250;

/** The text of a comment in LinkedIn's terms. */
export interface Message {
	text: string;
	/** Absent where nobody is mentioned. */
	attributes?: MentionAttribute[];
}

/** A mention: a part of the text, counted in UTF-16 units, and who is meant by it. */
export interface MentionAttribute extends IDataObject {
	start: number;
	length: number;
	value: IDataObject;
}

/** As in the text of a post: `@[Acme](urn:li:organization:1337)`. */
const MENTION = /@\[([^\]\n]+)\]\((urn:li:(?:person|organization|organizationBrand):[\w-]+)\)/g;

/**
 * Unlike the text of posts, that of comments is plain: LinkedIn takes every character as it is, and
 * mentions beside it.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/comments-api
 */
export function toMessage(typed: string): Message {
	const attributes: MentionAttribute[] = [];
	let text = '';
	let end = 0;
	for (const { 0: whole, 1: name, 2: urn, index } of typed.matchAll(MENTION)) {
		text += typed.slice(end, index);
		attributes.push({ start: text.length, length: name.length, value: mentioned(urn) });
		text += name;
		end = index + whole.length;
	}
	return { text: text + typed.slice(end), ...(attributes.length ? { attributes } : {}) };
}

function mentioned(urn: string): IDataObject {
	return urn.startsWith('urn:li:person:')
		? { 'com.linkedin.common.MemberAttributedEntity': { member: urn } }
		: { 'com.linkedin.common.CompanyAttributedEntity': { company: urn } };
}
