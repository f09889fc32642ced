import { textOf } from './sources';

/** Words that code compares with, and names that it reads: random ones would never meet them. */
export interface Vocabulary {
	names: readonly string[];
	texts: readonly string[];
}

const ODD_NAMES = ['__proto__', 'constructor', 'prototype', 'length', '0', ''];
/** With such a name of its own an object has no text: only who delivers to a trigger would send it. */
export const TEXTLESS = ['toString', 'valueOf'];
const ODD_TEXTS = [
	'',
	' ',
	'0',
	'1',
	'-1',
	'1e400',
	'17841400000000001',
	'99999999999999999999',
	'2026-02-30T25:61:61Z',
	'2026-11-27T10:00:00+0000',
	'+275760-09-13T00:00:00.001Z',
	'urn:li:organization:1',
	'urn:li:::',
	'https://example.com/a?b=c#d',
	'http://[::1',
	'__proto__',
	'constructor',
	'true',
	'null',
	'{"a":[1]}',
	'[',
	'<html></html>',
	'\u0000',
	'\ud800',
	'👩‍👩‍👧‍👦 é İ',
	'a'.repeat(5000),
	'#'.repeat(2000),
];

/** The vocabulary of some source files, and what is odd anywhere. */
export function vocabularyOf(files: readonly string[]): Vocabulary {
	const vocabulary = known.get(files) ?? readVocabulary(files);
	known.set(files, vocabulary);
	return vocabulary;
}

const known = new WeakMap<readonly string[], Vocabulary>();

function readVocabulary(files: readonly string[]): Vocabulary {
	const source = textOf(files);
	const found = (pattern: RegExp) => [
		...new Set([...source.matchAll(pattern)].map((match) => match[1])),
	];
	return {
		names: [
			...found(/\b([a-z][A-Za-z_]{1,30})\b(?=[\s,:?)}\].])/g).filter(
				(name) => !TEXTLESS.includes(name),
			),
			...ODD_NAMES,
		],
		texts: [...found(/'([^'\n]{1,60})'/g), ...ODD_TEXTS, ...ODD_TEXTS],
	};
}
