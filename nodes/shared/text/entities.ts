/** A part of a text: where it stands, in UTF-16 units, the end exclusive. */
export interface TextEntity {
	text: string;
	start: number;
	end: number;
}

const URL_START = /https?:\/\/[^\s<>"'`\p{Cc}\u201c\u201d\u2018\u2019]+/giu;
const TRAILING_PUNCTUATION = '.,;:!?…。、！？';
const BRACKETS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

const HASHTAG = /(?<![\p{L}\p{M}\p{N}_&#＃])[#＃](?=[\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_\u200c]+/gu;
const MENTION =
	/(?<![\p{L}\p{M}\p{N}_@＠.+-])[@＠][\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_.-]*[\p{L}\p{M}\p{N}_])?/gu;

/**
 * The web addresses in a text that networks turn into links: those with http:// or https://.
 * Punctuation that ends a sentence and a closing bracket without its opening one are left out.
 */
export function findUrls(text: string): TextEntity[] {
	return matches(text, URL_START).flatMap(({ text: found, start }) => {
		const url = found.slice(0, endOfUrl(found));
		const hasHost = /^https?:\/\/[^/?#]/i.test(url);
		return hasHost ? [{ text: url, start, end: start + url.length }] : [];
	});
}

/** Words behind a # that hold at least one letter, in any script. Not those inside addresses. */
export function findHashtags(text: string): TextEntity[] {
	return outsideUrls(text, matches(text, HASHTAG));
}

/** Names behind an @, in any script. Neither mail addresses nor those inside web addresses. */
export function findMentions(text: string): TextEntity[] {
	return outsideUrls(text, matches(text, MENTION));
}

function matches(text: string, pattern: RegExp): TextEntity[] {
	return [...text.matchAll(pattern)].map((match) => {
		const start = match.index;
		return { text: match[0], start, end: start + match[0].length };
	});
}

function outsideUrls(text: string, entities: TextEntity[]): TextEntity[] {
	const urls = findUrls(text);
	return entities.filter(({ start }) => !urls.some((url) => start >= url.start && start < url.end));
}

function endOfUrl(url: string): number {
	const open = countBrackets(url);
	let end = url.length;
	for (; end > 0; end--) {
		const last = url[end - 1];
		const surplus = last in BRACKETS && open[last] > open[BRACKETS[last]];
		if (surplus) open[last] -= 1;
		else if (!TRAILING_PUNCTUATION.includes(last)) break;
	}
	return end;
}

function countBrackets(url: string): Record<string, number> {
	const counts: Record<string, number> = { '(': 0, ')': 0, '[': 0, ']': 0, '{': 0, '}': 0 };
	for (const character of url) if (character in counts) counts[character] += 1;
	return counts;
}
