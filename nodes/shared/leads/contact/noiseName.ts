import { isTestAnswer } from './text';

/** Words that nobody is called by alone. Names that also exist, as Foo or Null, are left out. */
const NOISE_WORDS: ReadonlySet<string> = new Set(
	'test tests testing tester teste testname testuser dummy fake asdf sdfg dfgh fghj ghjk hjkl qwer qwert qwerty qwertz azerty zxcv zxcvb yxcv йцук йцукен фыва тест prueba'.split(
		' ',
	),
);

const NOISE_NAMES: ReadonlySet<string> = new Set([
	'foo bar',
	'n/a',
	'none',
	'null',
	'undefined',
	'no name',
	'first name',
	'last name',
	'full name',
	'name name',
]);

/** `aaaa`, `asdasd`, `qweqwe`. */
const REPEATED = /^(?:([a-zа-я])\1{2,}|(?:asd|qwe|zxc|jkl|abc|xyz){2,})$/u;

/**
 * Whether a name was typed to get past the form: test words, rows of keys, one letter repeated, no
 * letter at all. Only if every word is such: `Test` is noise, `Amara Test` may be somebody.
 */
export function isNoiseName(name: string): boolean {
	const folded = name.trim().toLowerCase();
	if (folded === '') return false;
	if (isTestAnswer(folded) || NOISE_NAMES.has(folded) || !/\p{L}/u.test(folded)) return true;
	return folded.split(/[\s\d._-]+/).every((word) => {
		return word === '' || NOISE_WORDS.has(word) || REPEATED.test(word);
	});
}
