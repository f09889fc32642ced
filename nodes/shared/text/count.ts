import { graphemesOf } from './graphemes';

/**
 * How a network counts: `utf16` as JavaScript and most APIs do, `codepoints` as Unicode numbers
 * its characters, `graphemes` as people see them, `bytes` in UTF-8.
 */
export type TextUnit = 'utf16' | 'codepoints' | 'graphemes' | 'bytes';

/** The length of a text in a unit. A lone half of a surrogate pair counts as one character. */
export function countText(text: string, unit: TextUnit): number {
	switch (unit) {
		case 'utf16':
			return text.length;
		case 'codepoints':
			return countEntries(text);
		case 'graphemes':
			return countEntries(graphemesOf(text));
		case 'bytes':
			return Buffer.byteLength(text, 'utf8');
	}
}

function countEntries(entries: Iterable<unknown>): number {
	const iterator = entries[Symbol.iterator]();
	let count = 0;
	while (!iterator.next().done) count += 1;
	return count;
}
