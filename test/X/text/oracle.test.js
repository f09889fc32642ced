// @ts-check
'use strict';

const twitterText = require('twitter-text');
const { findCashtags, findXMentions } = require('../../../nodes/X/text/mentions.ts');
const { TOP_LEVEL_DOMAINS } = require('../../../nodes/X/text/topLevelDomains.ts');
const { findXUrls } = require('../../../nodes/X/text/urls.ts');
const { weightedLength } = require('../../../nodes/X/text/weightedLength.ts');
const conformance = require('./conformance.json');
const { randomTexts } = require('./randomTexts.ts');

const RANDOM_TEXTS = 100_000;
const SEED = 20261127;

/** @param {{ text: string }[]} entities */
const textsOf = (entities) => entities.map(({ text }) => text);

/** What X's own package says of a text. @param {string} text */
const byTwitterText = (text) => ({
	length: twitterText.getTweetLength(text),
	urls: twitterText.extractUrlsWithIndices(text).map(({ url, indices }) => [url, ...indices]),
	mentions: twitterText
		.extractMentionsOrListsWithIndices(text)
		.map(({ indices }) => indices)
		.filter(([start]) => !isInUrl(text, start)),
	cashtags: twitterText.extractCashtagsWithIndices(text).map(({ indices }) => indices),
});

/** @param {string} text @param {number} at */
const isInUrl = (text, at) =>
	twitterText
		.extractUrlsWithIndices(text)
		.some(({ indices: [start, end] }) => at >= start && at < end);

/** @param {string} text */
const byNode = (text) => ({
	length: weightedLength(text),
	urls: findXUrls(text).map(({ text: url, start, end }) => [url, start, end]),
	mentions: findXMentions(text).map(({ start, end }) => [start, end]),
	cashtags: findCashtags(text).map(({ start, end }) => [start, end]),
});

describe("The published conformance cases of X's counting rule", () => {
	it.each(conformance.lengths)('count as published: $description', ({ text, length }) => {
		expect(weightedLength(text)).toBe(length);
		expect(twitterText.getTweetLength(text)).toBe(length);
	});

	it.each(conformance.urls)('find the links: $description', ({ text, expected }) => {
		expect(textsOf(findXUrls(text))).toEqual(expected);
	});

	it.each(conformance.mentions)('find the mentions: $description', ({ text, expected }) => {
		const names = textsOf(findXMentions(text)).map((mention) => mention.slice(1).split('/')[0]);
		expect(names).toEqual(expected);
	});

	it.each(conformance.cashtags)('find the cashtags: $description', ({ text, expected }) => {
		expect(textsOf(findCashtags(text)).map((cashtag) => cashtag.slice(1))).toEqual(expected);
	});

	it('know every top-level domain', () => {
		const unknown = TOP_LEVEL_DOMAINS.filter(
			(name) => textsOf(findXUrls(`https://a.${name}`)).length !== 1,
		);
		expect(unknown).toEqual([]);
		expect(TOP_LEVEL_DOMAINS).toHaveLength(1574);
	});
});

describe("The official 'twitter-text' package", () => {
	it(`agrees on length, links, mentions and cashtags of ${RANDOM_TEXTS} random texts`, () => {
		let compared = 0;
		let withLinks = 0;
		for (const text of randomTexts(RANDOM_TEXTS, SEED)) {
			const official = byTwitterText(text);
			const own = byNode(text);
			// A comparison of its own for each text would take most of the time.
			if (JSON.stringify(own) !== JSON.stringify(official))
				expect({ text, ...own }).toEqual({ text, ...official });
			compared += 1;
			if (official.urls.length > 0) withLinks += 1;
		}
		expect(compared).toBe(RANDOM_TEXTS);
		expect(withLinks).toBeGreaterThan(RANDOM_TEXTS / 10);
	}, 600_000);

	it('agrees on every character with what can follow it in an emoji', () => {
		const followers = ['', '\ufe0f', '\u{1f3fd}', '\u20e3', '\u200d\u2640\ufe0f'];
		const differing = [];
		for (let code = 0x20; code < 0x1fb00; code += 7) {
			for (const follower of followers) {
				const text = String.fromCodePoint(code) + follower;
				if (weightedLength(text) !== twitterText.getTweetLength(text)) differing.push(text);
			}
		}
		expect(differing).toEqual([]);
	}, 600_000);
});
