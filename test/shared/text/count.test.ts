import * as fc from 'fast-check';
import { countText } from '../../../nodes/shared/text/count';

const text = fc.string({ unit: 'binary' });

describe('countText', () => {
	it.each([
		['', 0, 0, 0, 0],
		['hello', 5, 5, 5, 5],
		['é', 1, 1, 1, 2],
		['e\u0301', 2, 2, 1, 3],
		['😀', 2, 1, 1, 4],
		['👨‍👩‍👧', 8, 5, 1, 18],
		['🇫🇷', 4, 2, 1, 8],
		['👍🏽', 4, 2, 1, 8],
		['a\r\nb', 4, 4, 3, 4],
		['日本語', 3, 3, 3, 9],
	])('counts %j in every unit', (value, utf16, codepoints, graphemes, bytes) => {
		expect(countText(value, 'utf16')).toBe(utf16);
		expect(countText(value, 'codepoints')).toBe(codepoints);
		expect(countText(value, 'graphemes')).toBe(graphemes);
		expect(countText(value, 'bytes')).toBe(bytes);
	});

	it('never counts more characters than code points, nor more of these than units or bytes', () => {
		fc.assert(
			fc.property(text, (value) => {
				const codepoints = countText(value, 'codepoints');
				expect(countText(value, 'graphemes')).toBeLessThanOrEqual(codepoints);
				expect(codepoints).toBeLessThanOrEqual(countText(value, 'utf16'));
				expect(codepoints).toBeLessThanOrEqual(countText(value, 'bytes'));
			}),
		);
	});

	it('counts code points and bytes as the encoder writes them, halves of pairs included', () => {
		fc.assert(
			fc.property(
				fc.string({
					unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
				}),
				(value) => {
					expect(countText(value, 'codepoints')).toBe(Array.from(value).length);
					expect(countText(value, 'bytes')).toBe(new TextEncoder().encode(value).length);
				},
			),
		);
	});

	it('adds up over lines', () => {
		fc.assert(
			fc.property(text, text, (left, right) => {
				for (const unit of ['utf16', 'codepoints', 'bytes'] as const) {
					const parts = countText(left, unit) + countText(right, unit);
					expect(countText(`${left}\n${right}`, unit)).toBe(parts + 1);
				}
			}),
		);
	});
});
