import fc from 'fast-check';
import { toLittleText } from '../../../nodes/LinkedIn/text/littleText';
import { readLittleText } from '../../../nodes/LinkedIn/text/readLittleText';
import { parse } from './parser';

/** Texts that come close to everything that has a meaning for LinkedIn. */
const pieces = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom(...'\\|{}@[]()<>#*_~＃&%"\'\n\t ') },
	{ weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
	{
		weight: 2,
		arbitrary: fc.constantFrom(
			'launch',
			'مرحبا بالعالم',
			'שלום',
			'👩‍👩‍👧‍👦',
			'🇩🇪',
			'नमस्ते',
			'C#',
			'a_b',
			'#tag_name',
			'##twice',
			'#',
			'{hashtag|\\#|fake}',
			'@[not a mention]',
			'(urn:li:share:1)',
			'https://a.example/x_(y)#part?q=[1]',
			'\u202eturned\u202c',
			'e\u0301',
		),
	},
);
const typed = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));

const names = fc
	.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
	.filter((name) => !/[[\]\n\\]/.test(name));
const mentions = fc.tuple(names, fc.constantFrom('organization', 'person', 'organizationBrand'));

const RUNS = { numRuns: 2_000 };

describe('a text in the format of LinkedIn', () => {
	it('shows each character as it was typed', () => {
		fc.assert(
			fc.property(typed, (text) => {
				expect(parse(toLittleText(text)).text).toBe(text);
			}),
			RUNS,
		);
	});

	it('is read back as it was typed', () => {
		fc.assert(
			fc.property(typed, (text) => {
				expect(readLittleText(toLittleText(text))).toBe(text);
			}),
			RUNS,
		);
	});

	it('keeps a mention in the middle of any text, and the text around it', () => {
		fc.assert(
			fc.property(typed, mentions, typed, (before, [name, type], after) => {
				const mention = `@[${name}](urn:li:${type}:13-7)`;
				const text = `${before} ${mention} ${after}`;
				const little = toLittleText(text);
				expect(parse(little)).toMatchObject({
					text: `${before} ${name} ${after}`,
					mentions: [{ name, urn: `urn:li:${type}:13-7` }],
				});
				expect(readLittleText(little)).toBe(text);
			}),
			RUNS,
		);
	});

	it.each([
		['Launch day (finally)', 'Launch day \\(finally\\)'],
		['#launch and ＃起動', '#launch and ＃起動'],
		[
			'C# is no tag, a#b neither, # alone neither',
			'C\\# is no tag, a\\#b neither, \\# alone neither',
		],
		['#two_words', '#two\\_words'],
		['##twice', '\\#\\#twice'],
		['#2026', '#2026'],
		['mail me@a.example', 'mail me\\@a.example'],
		['https://a.example/a_b#part', 'https://a.example/a\\_b\\#part'],
		['{hashtag|#|x}', '\\{hashtag\\|\\#\\|x\\}'],
		[
			'with @[Acme (UK) Ltd.](urn:li:organization:1337)!',
			'with @[Acme \\(UK\\) Ltd.](urn:li:organization:1337)!',
		],
		['@[Ada](urn:li:share:1)', '\\@\\[Ada\\]\\(urn:li:share:1\\)'],
	])('writes %j', (text, little) => {
		expect(toLittleText(text)).toBe(little);
	});

	it('finds hashtags in any script', () => {
		expect(parse(toLittleText('#नमस्ते #été #日本 x')).hashtags).toEqual(['#नमस्ते', '#été', '#日本']);
	});

	it.each([
		['{hashtag|\\#|launch} day', '#launch day'],
		['{hashtag|#|launch}', '#launch'],
		['Hi @[Ada](urn:li:person:a-B_1)', 'Hi @[Ada](urn:li:person:a-B_1)'],
	])('reads %j as LinkedIn may give it back', (little, text) => {
		expect(readLittleText(little)).toBe(text);
	});
});
