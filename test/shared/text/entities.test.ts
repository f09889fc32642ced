import * as fc from 'fast-check';
import type { TextEntity } from '../../../nodes/shared/text/entities';
import { findHashtags, findMentions, findUrls } from '../../../nodes/shared/text/entities';

const texts = (entities: TextEntity[]) => entities.map((entity) => entity.text);

describe('findUrls', () => {
	it.each([
		['See https://example.com.', ['https://example.com']],
		['(https://example.com/a)', ['https://example.com/a']],
		['https://example.com/a_(b)', ['https://example.com/a_(b)']],
		['(see https://example.com/a_(b))!', ['https://example.com/a_(b)']],
		[
			'HTTP://EXAMPLE.COM/?a=b&c#d, https://b.example',
			['HTTP://EXAMPLE.COM/?a=b&c#d', 'https://b.example'],
		],
		['“https://example.com”', ['https://example.com']],
		['https://münchen.example/straße', ['https://münchen.example/straße']],
		['https:// and http://?', []],
		['mailto:ada@example.com or example.com', []],
	])('finds in %j', (text, expected) => {
		expect(texts(findUrls(text))).toEqual(expected);
	});
});

describe('findHashtags', () => {
	it.each([
		['#one #two,#three.', ['#one', '#two', '#three']],
		['#été #日本語 #कखग', ['#été', '#日本語', '#कखग']],
		['＃全角', ['＃全角']],
		['#2024 #2024goals #_', ['#2024goals']],
		['a#b &#39; ##twice', []],
		['https://example.com/#top #real', ['#real']],
		['#snake_case-dash', ['#snake_case']],
	])('finds in %j', (text, expected) => {
		expect(texts(findHashtags(text))).toEqual(expected);
	});
});

describe('findMentions', () => {
	it.each([
		['@ada and @alan.turing.', ['@ada', '@alan.turing']],
		['ada@example.com', []],
		['https://example.com/@ada @bob', ['@bob']],
		['(@ada) @@bob @', ['@ada']],
		['@bob.bsky.social, hi', ['@bob.bsky.social']],
		['@josé-maria', ['@josé-maria']],
	])('finds in %j', (text, expected) => {
		expect(texts(findMentions(text))).toEqual(expected);
	});
});

describe('every entity', () => {
	const word = fc.constantFrom(
		'#tag',
		'@name',
		'https://a.example/b#c',
		' ',
		'.',
		'(',
		')',
		'😀',
		'x',
		'#',
		'@',
	);
	const text = fc.oneof(
		fc.string({ unit: 'grapheme' }),
		fc.array(word).map((words) => words.join('')),
	);

	it('stands in the text where it says, in order and without overlap', () => {
		fc.assert(
			fc.property(text, (value) => {
				for (const find of [findUrls, findHashtags, findMentions]) {
					let last = 0;
					for (const { text: found, start, end } of find(value)) {
						expect(value.slice(start, end)).toBe(found);
						expect(start).toBeGreaterThanOrEqual(last);
						expect(end).toBeGreaterThan(start);
						last = end;
					}
				}
			}),
		);
	});

	it('is found in linear time in hostile texts', () => {
		for (const part of ['#', '@', '#1', '@a.', 'http://', '(', 'https://a)', '.']) {
			const hostile = part.repeat(60_000 / part.length);
			const started = Date.now();
			findUrls(hostile);
			findHashtags(hostile);
			findMentions(hostile);
			expect(Date.now() - started).toBeLessThan(1000);
		}
	});
});
