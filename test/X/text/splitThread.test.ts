import { findXUrls } from '../../../nodes/X/text/urls';
import { numbered, splitThread } from '../../../nodes/X/text/splitThread';
import { weightedLength } from '../../../nodes/X/text/weightedLength';
import { numbersFrom } from './randomTexts';

const LIMIT = 280;

const withoutSpace = (text: string) => text.replace(/\s+/g, '');

describe('A long text as a thread', () => {
	it('stays one post without a number where it fits', () => {
		expect(splitThread('  Fresh bread. ', LIMIT, 'end')).toEqual(['Fresh bread.']);
		expect(splitThread(' \n ', LIMIT)).toEqual([]);
	});

	it('is cut where sentences end', () => {
		const text = 'We open at eight. Bread is fresh then! Do you like rye? Come by.';
		expect(splitThread(text, 40)).toEqual([
			'We open at eight. Bread is fresh then!',
			'Do you like rye? Come by.',
		]);
	});

	it('takes no abbreviation and no initial for the end of a sentence', () => {
		const text = 'It was baked by Dr. Fern of the bakery. It is good.';
		expect(splitThread(text, 40)).toEqual([
			'It was baked by Dr. Fern of the bakery.',
			'It is good.',
		]);
		expect(splitThread('Bread by J. R. Fern, i.e. Rye and wheat, is good. Yes.', 50)).toEqual([
			'Bread by J. R. Fern, i.e. Rye and wheat, is good.',
			'Yes.',
		]);
	});

	it('knows the ends of sentences in scripts without spaces', () => {
		expect(splitThread('今日はパンを焼きました。とても美味しいです。', 26)).toEqual([
			'今日はパンを焼きました。',
			'とても美味しいです。',
		]);
	});

	it('is cut between words where a sentence is too long', () => {
		expect(splitThread('one two three four five', 10)).toEqual(['one two', 'three four', 'five']);
	});

	it('is cut between characters where a word is too long', () => {
		expect(splitThread('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
		expect(splitThread('👨‍👩‍👧‍👦'.repeat(5), 4)).toEqual(['👨‍👩‍👧‍👦'.repeat(2), '👨‍👩‍👧‍👦'.repeat(2), '👨‍👩‍👧‍👦']);
		expect(splitThread(`a${'\u0301'.repeat(9)}`, 4).join('')).toBe(`a${'\u0301'.repeat(9)}`);
	});

	it('never cuts a link, though it has the signs that end sentences', () => {
		const url = 'https://example.com/?a=1!Now.Here/path?Q=Two.Three';
		const posts = splitThread(`Look at this page. ${url} is the address of it.`, 30);
		expect(posts.filter((post) => post.includes(url))).toHaveLength(1);
	});

	it('counts a link as X does, not by its length', () => {
		const url = `https://example.com/${'a'.repeat(400)}`;
		expect(splitThread(`See ${url} now`, 31)).toEqual([`See ${url} now`]);
	});

	it('never cuts mentions, hashtags and cashtags', () => {
		const posts = splitThread('Thanks @a_long_user_name #a_long_hashtag $BRK.A', 20);
		expect(posts).toEqual(['Thanks', '@a_long_user_name', '#a_long_hashtag', '$BRK.A']);
	});

	it('leaves room for the numbers, and for one more digit where it takes ten posts', () => {
		const sentence = `${'word '.repeat(10).trim()}.`;
		const posts = splitThread(Array(12).fill(sentence).join(' '), 60, 'end');
		expect(posts).toHaveLength(12);
		expect(posts[0]).toBe(`${sentence} 1/12`);
		expect(posts.every((post) => weightedLength(post) <= 60)).toBe(true);
		expect(numbered(['a', 'b'], 'start')).toEqual(['1/2 a', '2/2 b']);
		expect(numbered(['a'], 'start')).toEqual(['a']);
	});

	it('of any kind keeps every character and fits, link by link', () => {
		const random = numbersFrom(7);
		const pieces = [
			...[
				'Fresh bread is here',
				'Ein Satz.',
				'Why not?',
				'東京のパン。',
				'@user',
				'#tag',
				'👩🏾‍🚀',
				'🇩🇪',
			],
			...['https://example.com/a(b)?c=d.e!f', 'example.com', '\n\n', '…', 'x'.repeat(120)],
		];
		for (let round = 0; round < 60; round++) {
			const text = Array.from({ length: 80 }, () => pieces[Math.floor(random() * pieces.length)])
				.join(' ')
				.trim();
			const posts = splitThread(text, 140);
			expect(withoutSpace(posts.join(''))).toBe(withoutSpace(text));
			expect(posts.filter((post) => weightedLength(post) > 140)).toEqual([]);
			const urls = posts.flatMap((post) => findXUrls(post).map(({ text: url }) => url));
			expect(urls).toEqual(findXUrls(text).map(({ text: url }) => url));
		}
	});

	it('takes a book chapter in a moment', () => {
		const chapter = 'It was the best of times, it was the worst of times. '.repeat(1000);
		expect(splitThread(chapter, LIMIT, 'end').length).toBeGreaterThan(190);
	});
});
