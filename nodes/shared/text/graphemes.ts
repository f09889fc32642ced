const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * UTF-16 units that are looked at together. Each segment that Node gives holds a copy of the whole
 * text: a long text as one costs gigabytes.
 */
const WINDOW = 1024;

/** The characters of a text as people see them, in order. */
export function* graphemesOf(text: string): Generator<string> {
	let size = WINDOW;
	for (let start = 0; start < text.length;) {
		const part = text.slice(start, endOf(text, start + size));
		const isLast = start + size >= text.length;
		// The last one may go on behind the window. Where one ends, the next begins without a past.
		const found = [...segmenter.segment(part)].map(({ segment }) => segment);
		const whole = isLast ? found : found.slice(0, -1);
		yield* whole;
		start += whole.reduce((sum, { length }) => sum + length, 0);
		size = whole.length > 0 ? WINDOW : size * 2;
	}
}

/** Half of a pair says nothing of what it joins: a window ends before it. */
const endOf = (text: string, end: number): number =>
	end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end - 1 : end;
