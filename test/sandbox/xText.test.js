// @ts-check
'use strict';

const { parseTweet } = require('twitter-text');
const {
	cashtagsIn,
	hashtagsIn,
	mentionsIn,
	urlsIn,
} = require('../../sandbox/networks/x/text/entities');
const { weigh } = require('../../sandbox/networks/x/text/weigh');

const texts = (found) => found.map(({ text }) => text);

describe('the weight of a text', () => {
	it.each([
		['Hello', 5],
		['你好', 4],
		['👨‍👩‍👧‍👦', 2],
		['see https://example.com/very/long', 27],
		['example.com', 23],
		['e\u0301', 1],
		['🇩🇪🇫🇷', 4],
		['1️⃣', 2],
		['“quoted” … —', 13],
	])('of %s is %i', (text, weight) => {
		expect(weigh(text)).toBe(weight);
	});

	it.each([
		'Tea at https://example.com/tea, or (https://example.com/a_(b)).',
		'mail me@example.com or see example.co.uk.',
		'https://example.com?x=1&y=2. End.of.sentence',
		'中文example.com中文 ©™ ❤️ 👍🏽 #️⃣',
		'test.invalidtld http://foo.invalidtld http://example.com:8080/a',
		'@ana_reads $ABC #fern https://t.co/abc,\nnew line',
	])('is what the vendor counts for %s', (text) => {
		expect(weigh(text)).toBe(parseTweet(text).weightedLength);
	});
});

describe('the parts of a text', () => {
	const text =
		'With @ana_reads, me@example.com $ABC $abcdefg #fern#moss https://example.com/@bruno_bikes';

	it('are mentions, cashtags, hashtags and links', () => {
		expect(texts(mentionsIn(text))).toEqual(['ana_reads']);
		expect(texts(cashtagsIn(text))).toEqual(['ABC']);
		expect(texts(hashtagsIn(text))).toEqual(['fern']);
		expect(texts(urlsIn(text))).toEqual(['https://example.com/@bruno_bikes']);
	});

	it('have their places', () => {
		const [{ start, end }] = mentionsIn('Hi @ana');
		expect([start, end]).toEqual([3, 7]);
	});
});
