import { readLittleText } from '../../../../nodes/LinkedIn/text/readLittleText';
import { toLittleText } from '../../../../nodes/LinkedIn/text/littleText';
import { parseJson } from '../../../../nodes/shared/json/parseJson';
import { splitThread } from '../../../../nodes/X/text/splitThread';
import { weightedLength } from '../../../../nodes/X/text/weightedLength';
import { pick } from '../../support/seed';
import { randomJson } from '../support/grown';
import { filesIn } from '../support/sources';
import type { FuzzTarget } from '../support/target';
import { must } from '../support/target';
import { vocabularyOf } from '../support/vocabulary';
import { randomText } from './readers';

const PIECES = [
	'https://example.com/a-long-path/of/a/link?with=query#and-hash',
	'example.org',
	'@fernandco',
	'#plants',
	'$AAPL',
	'👩‍👩‍👧‍👦',
	'日本語のテキスト。',
	'Dr. Fern said so.',
	'\n\n',
	'{hashtag|\\#|plants}',
	'@[Fern](urn:li:organization:1)',
	'\\(*)_~<>[]{}|',
	'\u0301',
];

/** What texts are changed with before they go out. */
export function textTargets(): FuzzTarget[] {
	const files = filesIn().filter((file) => /text/.test(file));
	const { names, texts } = vocabularyOf(files);
	const vocabulary = {
		names,
		texts: [...texts.filter((text) => text.length < 500), ...PIECES, ...PIECES],
	};
	return [
		{
			name: 'Any text becomes posts of a thread that are short enough and lose no word',
			weight: 4,
			attempt(random, note) {
				const text = randomText(random, vocabulary);
				const numbering = pick(random, ['none', 'start', 'end'] as const);
				const limit = pick(random, [60, 280]);
				note({ text, numbering, limit });
				const posts = splitThread(text, limit, numbering);
				must(
					posts.every((post) => weightedLength(post) <= limit),
					'a post is too long',
				);
				if (numbering === 'none') must(bare(posts.join('')) === bare(text), 'a character is lost');
			},
		},
		{
			name: 'Any text that is written as little text reads as it was',
			weight: 4,
			attempt(random, note) {
				const text = randomText(random, vocabulary);
				note(text);
				const again = toLittleText(readLittleText(toLittleText(text)));
				must(again === toLittleText(text), 'it is written in another way the second time');
			},
		},
		{
			name: 'Any JSON is parsed as the standard does, but for whole numbers that would be rounded',
			weight: 4,
			attempt(random, note) {
				const text =
					random() < 0.5 ? randomJson(random, vocabulary) : randomText(random, vocabulary);
				note(text);
				const [own, standard] = [outcomeOf(parseJson, text), outcomeOf(JSON.parse, text)];
				const rounded = /\d{16}/.test(text);
				must(rounded || own === standard, `${own} instead of ${standard}`);
			},
		},
	];
}

const bare = (text: string): string => text.replace(/\s/gu, '');

function outcomeOf(parse: (text: string) => unknown, text: string): string {
	try {
		return JSON.stringify(parse(text));
	} catch (error) {
		return (error as Error).constructor.name;
	}
}
