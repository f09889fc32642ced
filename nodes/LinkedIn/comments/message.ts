import type { IDataObject } from 'n8n-workflow';
import { toSegments } from '../text/segments';

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

/**
 * What a user has typed as the text of a comment. Unlike that of posts it is plain: LinkedIn takes
 * every character as it is, and mentions beside it. Pure.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/comments-api
 */
export function toMessage(typed: string): Message {
	const attributes: MentionAttribute[] = [];
	let text = '';
	for (const segment of toSegments(typed)) {
		if (segment.kind !== 'mention') {
			text += segment.text;
			continue;
		}
		const { name, urn } = segment;
		attributes.push({ start: text.length, length: name.length, value: mentioned(urn) });
		text += name;
	}
	return { text, ...(attributes.length ? { attributes } : {}) };
}

function mentioned(urn: string): IDataObject {
	return urn.startsWith('urn:li:person:')
		? { 'com.linkedin.common.MemberAttributedEntity': { member: urn } }
		: { 'com.linkedin.common.CompanyAttributedEntity': { company: urn } };
}
