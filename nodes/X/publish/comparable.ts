import type { IDataObject } from 'n8n-workflow';
import { asObject, asObjects, asText, asTextOrNull } from '../../shared/json/read';
import { referenceOf, textOf } from '../answers';
import { findXMentions } from '../text/mentions';
import { findXUrls } from '../text/urls';

interface UrlEntity {
	url: string;
	target: string;
	/** Of an address that X has added for a file. */
	mediaKey: string | null;
}

/**
 * The text of a post as its author wrote it: X replaces links by t.co addresses, adds addresses for
 * media and for a quoted post, and writes three characters as HTML does.
 */
export function writtenText(post: IDataObject): string {
	const entities = urlEntitiesOf(post);
	const quoted = referenceOf(post, 'quoted');
	const expanded = entities.reduce((text, entity) => {
		if (!entity.url) return text;
		return text.replaceAll(entity.url, isAdded(entity, quoted) ? '' : entity.target);
	}, textOf(post));
	return unescape(expanded).trim();
}

function urlEntitiesOf(post: IDataObject): UrlEntity[] {
	const note = asObject(post.note_post ?? post.note_tweet);
	const { urls } = asObject(note.entities ?? post.entities);
	return asObjects(urls).map((entry) => ({
		url: asText(entry.url),
		target: asText(entry.expanded_url),
		mediaKey: asTextOrNull(entry.media_key),
	}));
}

function isAdded({ target, mediaKey }: UrlEntity, quoted?: string): boolean {
	const isMedia = /\/status\/\d+\/(?:photo|video)\/\d+$/.test(target);
	const isQuote = quoted !== undefined && target.endsWith(`/status/${quoted}`);
	return mediaKey !== null || isMedia || isQuote;
}

const unescape = (text: string): string =>
	text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

/**
 * What two texts of the same post have in common, whoever has it: addresses without protocol,
 * white space and composed letters made equal, and without the mentions that X puts before a reply.
 */
export function comparable(text: string, isReply: boolean): string {
	const normal = text.normalize('NFC');
	const plain = findXUrls(normal)
		.reverse()
		.reduce(
			(rest, { start, end, text: url }) => rest.slice(0, start) + plainUrl(url) + rest.slice(end),
			normal,
		);
	const own = isReply ? withoutLeadingMentions(plain) : plain;
	return own.replace(/\s+/g, ' ').trim();
}

const plainUrl = (url: string): string =>
	url
		.replace(/^https?:\/\//i, '')
		.replace(/\/$/, '')
		.toLowerCase();

function withoutLeadingMentions(text: string): string {
	let rest = text.trimStart();
	for (;;) {
		const [first] = findXMentions(rest);
		if (first?.start !== 0) return rest;
		rest = rest.slice(first.end).trimStart();
	}
}
