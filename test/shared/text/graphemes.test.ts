import fc from 'fast-check';
import { graphemesOf } from '../../../nodes/shared/text/graphemes';

const whole = new Intl.Segmenter('en', { granularity: 'grapheme' });
const expected = (text: string) => [...whole.segment(text)].map(({ segment }) => segment);

describe('graphemesOf', () => {
	it.each([
		['flags', '🇩🇪'.repeat(700)],
		['families', 'x'.repeat(1020) + '👩‍👩‍👧‍👦👩‍🍳'.repeat(3)],
		['line ends', 'a'.repeat(1023) + '\r\n' + 'b'.repeat(1023) + '\r\n'],
		['marks without end', `e${'\u0301'.repeat(3000)}f`],
		['half a pair at the end', `${'x'.repeat(1023)}\ud83d`],
		['halves of pairs', `${'x'.repeat(1023)}\ud83d${'x'.repeat(1023)}`],
	])('are those of the whole text, with %s across the windows', (_what, text) => {
		expect([...graphemesOf(text)]).toEqual(expected(text));
	});

	it('are those of the whole text for any text', () => {
		const piece = fc.constantFrom('a', ' ', '🇩🇪', '👩‍🍳', '\u0301', '\r\n', 'が', '\u200d', 'क्षि');
		fc.assert(
			fc.property(fc.array(piece, { minLength: 300, maxLength: 900 }), (pieces) => {
				const text = pieces.join('');
				expect([...graphemesOf(text)]).toEqual(expected(text));
			}),
			{ numRuns: 50 },
		);
	});

	it('are found in a text of any length without holding it many times', () => {
		expect([...graphemesOf('bread '.repeat(50_000))]).toHaveLength(300_000);
	});
});
