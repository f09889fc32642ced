import { findHashtags, findMentions, findUrls } from './entities';
import { sentenceEnds } from './sentenceEnds';

const words = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * Shorter forms of a text, longest first: the whole sentences at its beginning, then, of its first
 * sentence alone, whole words with an ellipsis. Links, hashtags and mentions are never cut. Pure.
 */
export function shorterTexts(text: string): string[] {
	const whole = text.trim();
	const guarded = [...findUrls(whole), ...findHashtags(whole), ...findMentions(whole)];
	const isAllowed = (at: number) =>
		at > 0 && at < whole.length && !guarded.some(({ start, end }) => at > start && at < end);
	const ends = [...sentenceEnds(whole)].filter(isAllowed);
	const first = ends[0] ?? whole.length;
	const sentences = ends.map((at) => whole.slice(0, at).trimEnd());
	const beginnings = [...wordStarts(whole.slice(0, first))]
		.filter(isAllowed)
		.map((at) => `${whole.slice(0, at).trimEnd()}…`);
	return [...sentences.reverse(), ...beginnings.reverse()];
}

function* wordStarts(text: string): Generator<number> {
	for (const { index, isWordLike } of words.segment(text)) if (isWordLike) yield index;
}

/**
 * The text without its last hashtag: of hashtags at its end the whole word, elsewhere only the sign,
 * so that the sentence stays one. Undefined where there is none. Pure.
 */
export function withoutLastHashtag(text: string): string | undefined {
	const last = findHashtags(text).pop();
	if (!last) return undefined;
	const [before, behind] = [text.slice(0, last.start), text.slice(last.end)];
	const isInside = /[\p{L}\p{N}]/u.test(withoutUrls(behind));
	if (isInside) return before + last.text.slice(1) + behind;
	return behind.trim() ? before.trimEnd() + behind : before.trimEnd();
}

const withoutUrls = (text: string): string =>
	findUrls(text).reduce((rest, { text: url }) => rest.replace(url, ''), text);
