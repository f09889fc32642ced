const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Behind these a full stop ends no sentence: titles, initials, abbreviations with inner stops. */
const ABBREVIATION =
	/(?:^|[\s("'“„])(?:\p{Lu}|\p{L}{1,3}\.\s?\p{L}|Dr|Mr|Mrs|Ms|Prof|St|vs|etc|Nr|No|Inc|Ltd|Co|bzw|ca)\.\s*$/u;

/** Where the sentences of a text end, white space behind them included; the last end is that of the text. */
export function* sentenceEnds(text: string): Generator<number> {
	for (const { index, segment } of sentences.segment(text)) {
		const at = index + segment.length;
		if (!ABBREVIATION.test(text.slice(Math.max(0, at - 12), at))) yield at;
	}
}
