/** Scripts that spell with the zero-width joiner and non-joiner: taking them out changes words. */
const JOINING_SCRIPTS = [
	'Arabic',
	'Syriac',
	'Mongolian',
	'Devanagari',
	'Bengali',
	'Gurmukhi',
	'Gujarati',
	'Oriya',
	'Tamil',
	'Telugu',
	'Kannada',
	'Malayalam',
	'Sinhala',
	'Khmer',
	'Myanmar',
];

const JOINING_LETTER = `[${JOINING_SCRIPTS.map((script) => `\\p{Script=${script}}`).join('')}]`;
const JOINER = `(?<=${JOINING_LETTER})[\\u200c\\u200d](?=${JOINING_LETTER})`;
const INVISIBLE = new RegExp(`(?!${JOINER})[\\p{Cf}\\p{Cc}\\u034f\\u115f\\u1160\\u3164]`, 'gu');

/**
 * One line of text in Unicode form NFC: control and zero-width characters removed, white space
 * collapsed and trimmed. Joiners stay between letters of scripts that spell with them.
 */
export function cleanText(text: string): string {
	return removeInvisible(text.replace(/\s+/g, ' ')).replace(/\s+/g, ' ').trim().normalize('NFC');
}

/** Without the characters that are not seen. White space that is no control character stays. */
export function removeInvisible(text: string): string {
	return text.replace(INVISIBLE, '');
}

/** Japanese keyboards write `ａ＠ｂ．ｃ` and `０９０（１２３）`. */
export function toHalfWidth(text: string): string {
	return text.replace(/[\uff01-\uff5e]/g, (character) =>
		String.fromCharCode(character.charCodeAt(0) - 0xfee0),
	);
}

/** Meta's answers of a test lead, like `<test lead: dummy data for email>`. */
export function isTestAnswer(text: string): boolean {
	return /^\s*<\s*test lead:/i.test(text);
}
