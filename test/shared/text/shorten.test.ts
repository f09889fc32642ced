import fc from 'fast-check';
import { shorterTexts, withoutLastHashtag } from '../../../nodes/shared/text/shorten';

describe('shorterTexts', () => {
	it('are whole sentences, longest first, then words of the first sentence with an ellipsis', () => {
		expect(shorterTexts('We bake. Dr. Rye sells. Come in!')).toEqual([
			'We bake. Dr. Rye sells.',
			'We bake.',
			'We…',
		]);
	});

	it('never cut a link, a hashtag or a mention', () => {
		const text = 'See https://example.com/a?b=C now @fern_co and #rye_bread today';
		for (const shorter of shorterTexts(text)) {
			for (const whole of ['https://example.com/a?b=C', '@fern_co', '#rye_bread']) {
				expect(shorter.includes(whole) || !shorter.includes(whole.slice(0, 4))).toBe(true);
			}
		}
	});

	it('are none of a single word and of nothing', () => {
		expect([shorterTexts('Bread'), shorterTexts('')]).toEqual([[], []]);
	});

	it('are beginnings of the text that get shorter', () => {
		fc.assert(
			fc.property(fc.lorem({ mode: 'sentences', maxCount: 6 }), (text) => {
				const shorter = shorterTexts(text);
				expect(shorter.every((one) => text.startsWith(one.replace(/…$/, '')))).toBe(true);
				const lengths = shorter.map((one) => one.replace(/…$/, '').length);
				expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
			}),
		);
	});
});

describe('withoutLastHashtag', () => {
	it.each([
		['Bread #rye #fresh', 'Bread #rye'],
		['Bread #rye', 'Bread'],
		['Our #rye bread is out', 'Our rye bread is out'],
		['Bread #rye\n\nhttps://example.com/a#b', 'Bread\n\nhttps://example.com/a#b'],
	])('turns %j into %j', (text, expected) => {
		expect(withoutLastHashtag(text)).toBe(expected);
	});

	it('gives nothing where there is none, addresses included', () => {
		expect(withoutLastHashtag('See https://example.com/#top')).toBeUndefined();
	});
});
