'use strict';

const fc = require('fast-check');
const { readLittleText } = require('../../nodes/LinkedIn/text/readLittleText');
const { toLittleText } = require('../../nodes/LinkedIn/text/littleText');
const { parseLittleText } = require('../../sandbox/networks/linkedin/posts/littleText');
const { createState } = require('../../sandbox/networks/linkedin/state');
const { createClock } = require('../../sandbox/core/clock');
const { populate } = require('../../sandbox/networks/linkedin/populate');

const state = createState(createClock());
populate(state);

const RUNS = { numRuns: 2_000 };
const words = [
	'launch',
	'größe',
	'発売',
	'مرحبا',
	'שלום',
	'👩‍👩‍👧‍👦',
	'🇩🇪',
	'e\u0301',
	'C#',
	'##a',
	'a_b',
	'\\(',
	'{hashtag|\\#|x}',
];
const typed = fc
	.array(
		fc.oneof(
			fc.constantFrom(...'\\|{}@[]()<>#*_~＃ \n\t"\'&'),
			fc.constantFrom(...words),
			fc.string({ unit: 'grapheme', maxLength: 8 }),
		),
		{ maxLength: 60 },
	)
	.map((parts) => parts.join(''));

describe("the node's little text, read by the stand-in, which shares nothing with it", () => {
	test('shows 2,000 texts as they were typed', () => {
		fc.assert(
			fc.property(typed, (text) => {
				const { text: shown, cutBy } = parseLittleText(state, toLittleText(text));
				expect([shown, cutBy]).toEqual([text, undefined]);
			}),
			RUNS,
		);
	});

	test('comes back from a GET as it was typed', () => {
		fc.assert(
			fc.property(typed, (text) => {
				const { template } = parseLittleText(state, toLittleText(text));
				expect(readLittleText(template)).toBe(text);
				expect(parseLittleText(state, template).template).toBe(template);
			}),
			RUNS,
		);
	});

	test('keeps mentions between any texts', () => {
		const mention = '@[Fern & Co](urn:li:organization:2414183)';
		fc.assert(
			fc.property(typed, typed, (before, after) => {
				const parsed = parseLittleText(state, toLittleText(`${before} ${mention} ${after}`));
				expect(parsed.text).toBe(`${before} Fern & Co ${after}`);
				expect(parsed.mentions).toEqual([
					{ urn: 'urn:li:organization:2414183', text: 'Fern & Co' },
				]);
			}),
			RUNS,
		);
	});
});
