/** Pieces that the counting rule treats differently, and that mean something beside each other. */
const PIECES = [
	...['hello', 'World', 'a', 'Z', '9', '42', 'été', 'straße', 'Ελλάδα', 'москва', 'नमस्ते', 'ไทย'],
	...['你好', '東京', '서울', '한국', 'ﷺ', '𝒳', '𠀡', '\ud83d', '\udc00', 'e\u0301', 'שּׁ', 'Å'],
	...[
		' ',
		' ',
		' ',
		'\n',
		'\t',
		'\u00a0',
		'\u3000',
		'\u200b',
		'\u200d',
		'\u202a',
		'\u2069',
		'\ufeff',
	],
	...[
		'.',
		'.',
		',',
		'!',
		'?',
		':',
		';',
		'-',
		'_',
		'/',
		'(',
		')',
		'[',
		']',
		'"',
		"'",
		'&',
		'=',
		'~',
	],
	...['#', '＃', '@', '＠', '$', '%', '+', '|', '…', '—', '“', '‷', '€', '™', '©', '®'],
	...['http://', 'https://', 'HTTPS://', 'ftp://', 'www.', 't.co/', 'https://t.co/abc123', 'xn--'],
	...[
		'example.com',
		'Example.COM',
		'a.co',
		'foo.co.jp',
		'bar.museum',
		'x.notatld',
		'test.닷컴',
		'.de',
	],
	...[
		'/path',
		'/a(b)c',
		'/a_(b_(c))',
		'/@user/',
		'/é',
		'/русский',
		'?q=1',
		'?a=b&c=d#e',
		'#top',
		':8080',
	],
	...['@user', '@user/list', 'RT @x', 'me@mail.com', '$TEST', '$BRK.A', '#tag', '#1'],
	...['😀', '❤', '❤️', '☺︎', '👍🏽', '👨‍👩‍👧‍👦', '👩🏾‍🚀', '🏳️‍🌈', '🏴‍☠️', '🇩🇪', '🇦', '🇧', '1️⃣', '#⃣', '\ufe0f'],
	...['\u{1f3fb}', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🧑‍💻', '❤️‍🔥', '🕵️‍♀️', '⛹🏿‍♂️', '👯‍♂️', '🤌🏼', '\u20e3'],
	'l'.repeat(64),
];

/** Numbers from 0 to 1; equal sequences for equal seeds. */
export function numbersFrom(seed: number): () => number {
	let state = seed;
	// Mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/** Texts of up to 14 pieces. */
export function* randomTexts(count: number, seed: number): Generator<string> {
	const random = numbersFrom(seed);
	const below = (limit: number) => Math.floor(random() * limit);
	for (let made = 0; made < count; made++) {
		const pieces = Array.from({ length: 1 + below(14) }, () =>
			random() < 0.9 ? PIECES[below(PIECES.length)] : String.fromCharCode(below(0xffff)),
		);
		yield pieces.join('');
	}
}
