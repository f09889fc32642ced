/** A text in quotes, to be left alone, or a whole number of 16 digits and more, not a part of one. */
const TEXT_OR_LONG_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\w.+-])-?\d{16,}(?![\d.eE])/g;

/**
 * Parses JSON and keeps whole numbers above 2^53 exact: as text. Networks send IDs of that size,
 * some of them as bare numbers, which `JSON.parse` would round to another ID. Throws a
 * `SyntaxError` for what is no JSON.
 */
export function parseJson(text: string): unknown {
	const exact = text.replace(TEXT_OR_LONG_NUMBER, (token) =>
		token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : `"${token}"`,
	);
	return JSON.parse(exact) as unknown;
}
