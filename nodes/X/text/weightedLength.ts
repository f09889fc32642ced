import { EMOJI_SEQUENCES } from './emojiSequences';
import { findXUrls } from './urls';

/** What X counts of a link, however long it is: each becomes a t.co address. */
export const URL_LENGTH = 23;

const LIGHT = 1;
const HEAVY = 2;
/** Code points that count one: Latin and the scripts beside it, and common punctuation. */
const LIGHT_RANGES = [
	[0, 4351],
	[8192, 8205],
	[8208, 8223],
	[8242, 8247],
] as const;

const EMOJI = new RegExp(EMOJI_SEQUENCES.join('|'), 'gu');
/** No emoji of several characters is without one of these: most texts need no search. */
const PART_OF_EMOJI = /\u200d|\u20e3|\ufe0f|[\u{1f1e6}-\u{1f1ff}]|[\u{1f3fb}-\u{1f3ff}]|\u{e007f}/u;

/**
 * The length of a text as X counts it, version 3 of its rule: links count 23, emoji and characters
 * outside the Latin and neighbouring scripts 2, all others 1. Not counted by X are media, and
 * the mentions that it puts in front of a reply itself.
 * @see https://docs.x.com/fundamentals/counting-characters
 */
export function weightedLength(text: string): number {
	const normal = text.normalize('NFC');
	const urlEnds = new Map(
		findXUrls(normal).map(({ start, text: url }) => [start, start + url.length]),
	);
	const emoji = PART_OF_EMOJI.test(normal) ? [...normal.matchAll(EMOJI)] : [];
	const emojiEnds = new Map(emoji.map(({ 0: found, index }) => [index, index + found.length]));
	let length = 0;
	for (let at = 0; at < normal.length;) {
		const urlEnd = urlEnds.get(at);
		const emojiEnd = emojiEnds.get(at);
		const code = normal.codePointAt(at) as number;
		length += urlEnd ? URL_LENGTH : emojiEnd ? HEAVY : weightOf(code);
		at = urlEnd ?? emojiEnd ?? at + (code > 0xffff ? 2 : 1);
	}
	return length;
}

function weightOf(code: number): number {
	return LIGHT_RANGES.some(([first, last]) => code >= first && code <= last) ? LIGHT : HEAVY;
}
