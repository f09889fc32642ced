import { findUrls } from '../../shared/text/entities';

/** A piece of a text, in the order of the text. */
export type Segment =
	| { kind: 'text'; text: string }
	| { kind: 'mention'; name: string; urn: string }
	/** With its # or ＃. */
	| { kind: 'hashtag'; text: string };

/** How a mention is typed: `@[Acme](urn:li:organization:1337)`. */
const MENTION =
	/@\[(?<name>[^[\]\n]+)\]\((?<urn>urn:li:(?:person|organization|organizationBrand):[\w-]+)\)/gu;

/**
 * A word of letters and digits behind a #. The underscore, which other networks take, has a meaning
 * of its own in LinkedIn's text format and ends the word.
 */
const HASHTAG = /(?<![\p{L}\p{M}\p{N}_&#＃])[#＃][\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/** Takes the mentions and hashtags out of what a user has typed. Pure; nothing gets lost. */
export function toSegments(text: string): Segment[] {
	const segments: Segment[] = [];
	let position = 0;
	for (const { start, end, segment } of marks(text)) {
		if (start > position) segments.push({ kind: 'text', text: text.slice(position, start) });
		segments.push(segment);
		position = end;
	}
	if (position < text.length) segments.push({ kind: 'text', text: text.slice(position) });
	return segments;
}

interface Mark {
	start: number;
	end: number;
	segment: Segment;
}

function marks(text: string): Mark[] {
	const mentions = [...text.matchAll(MENTION)].map((match) => {
		const { name = '', urn = '' } = match.groups ?? {};
		return toMark(match, { kind: 'mention', name, urn });
	});
	const taken = [...mentions, ...findUrls(text)];
	const hashtags = [...text.matchAll(HASHTAG)]
		.map((match) => toMark(match, { kind: 'hashtag', text: match[0] }))
		.filter(({ start }) => !taken.some((other) => start >= other.start && start < other.end));
	return [...mentions, ...hashtags].sort((a, b) => a.start - b.start);
}

function toMark(match: RegExpExecArray, segment: Segment): Mark {
	return { start: match.index, end: match.index + match[0].length, segment };
}
