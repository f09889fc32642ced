import { findHashtags } from '../../shared/text/entities';
import { sentenceEnds } from '../../shared/text/sentenceEnds';
import { findCashtags, findXMentions } from './mentions';
import { findXUrls } from './urls';
import { weightedLength } from './weightedLength';

/** Where each post of a thread says its place: `1/12` behind its text, before it, or not at all. */
export type Numbering = 'none' | 'end' | 'start';

const words = new Intl.Segmenter('en', { granularity: 'word' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A long text as the posts of a thread, each at most `limit` long by X's count, its number included.
 * Posts end where a sentence ends; where one sentence alone is too long, between two words; where one
 * word is, between two characters as people see them. Links, mentions, hashtags, cashtags and emoji are never cut.
 */
export function splitThread(text: string, limit: number, numbering: Numbering = 'none'): string[] {
	const whole = text.trim();
	if (whole === '') return [];
	if (numbering === 'none' || weightedLength(whole) <= limit) return cut(whole, limit);
	for (let digits = 1; ; digits++) {
		const widest = '9'.repeat(digits);
		const parts = cut(whole, limit - ` ${widest}/${widest}`.length);
		if (String(parts.length).length <= digits) return numbered(parts, numbering);
	}
}

/** Posts with their places. */
export function numbered(posts: readonly string[], numbering: Numbering): string[] {
	if (numbering === 'none' || posts.length < 2) return [...posts];
	return posts.map((post, index) => {
		const place = `${index + 1}/${posts.length}`;
		const parts = numbering === 'start' ? [place, post] : [post, place];
		return parts.filter(Boolean).join(' ');
	});
}

function cut(text: string, limit: number): string[] {
	const guarded = guardedParts(text);
	const parts: string[] = [];
	for (let start = 0; start < text.length;) {
		const isAllowed = (at: number) =>
			!guarded.some((part) => start + at > part.start && start + at < part.end);
		const ahead = lookAhead(text, start, limit);
		const end = start + endOfPart(ahead, limit, isAllowed);
		parts.push(text.slice(start, end).trimEnd());
		start = end + (/^\s*/.exec(text.slice(end)) as RegExpExecArray)[0].length;
	}
	return parts;
}

/** More than fits into one post: long links and emoji of many parts count little. */
function lookAhead(text: string, start: number, limit: number): string {
	for (let size = 2 * limit; ; size *= 2) {
		const part = text.slice(start, start + size);
		if (start + size >= text.length) return part;
		if (weightedLength(part) > limit) return text.slice(start, start + 2 * size);
	}
}

/** How far the first post reaches. */
function endOfPart(text: string, limit: number, isAllowed: Allowed): number {
	if (weightedLength(text) <= limit) return text.length;
	for (const borders of [sentenceBorders, wordBorders, graphemeBorders]) {
		const end = lastFitting(text, limit, borders(text, isAllowed));
		if (end > 0) return end;
	}
	// A single character with hundreds of marks.
	return Math.max(lastFitting(text, limit, codePointBorders(text)), 1);
}

function lastFitting(text: string, limit: number, borders: Iterable<number>): number {
	let last = 0;
	for (const border of borders) {
		if (weightedLength(text.slice(0, border).trimEnd()) > limit) break;
		last = border;
	}
	return last;
}

type Allowed = (at: number) => boolean;

function* sentenceBorders(text: string, isAllowed: Allowed): Generator<number> {
	for (const at of sentenceEnds(text)) if (isAllowed(at)) yield at;
}

/** Behind white space; scripts without it have borders that a dictionary knows. */
function* wordBorders(text: string, isAllowed: Allowed): Generator<number> {
	for (const { index, segment, isWordLike } of words.segment(text)) {
		const at = index + segment.length;
		const isBorder = /^\s+$/.test(segment) || (isWordLike && isUnspaced(segment));
		if (isBorder && isAllowed(at) && !isClosing(text, at)) yield at;
	}
}

const isUnspaced = (word: string): boolean =>
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u.test(
		word,
	);

/** Punctuation belongs to the word before it. */
const isClosing = (text: string, at: number): boolean =>
	/^[\p{Pe}\p{Pf}\p{Po}]/u.test(text.slice(at, at + 1));

function* graphemeBorders(text: string, isAllowed: Allowed): Generator<number> {
	for (const { index, segment } of graphemes.segment(text)) {
		const at = index + segment.length;
		if (isAllowed(at)) yield at;
	}
}

function* codePointBorders(text: string): Generator<number> {
	let at = 0;
	for (const character of text) yield (at += character.length);
}

function guardedParts(text: string) {
	return [...findXUrls(text), ...findXMentions(text), ...findCashtags(text), ...findHashtags(text)];
}
