// @ts-check
'use strict';

const { urlsIn } = require('./entities');

const MOST = 280;
const MOST_PREMIUM = 25_000;
const URL_WEIGHT = 23;
const EMOJI_WEIGHT = 2;
/** Code points that weigh one; all others weigh two. */
const LIGHT = [
	[0, 4351],
	[8192, 8205],
	[8208, 8223],
	[8242, 8247],
];
const EMOJI = new RegExp('\\p{RGI_Emoji}', 'gv');
const INVALID = /[\ufffe\ufeff\uffff]/u;

/** @param {string} sign one code point */
function weightOf(sign) {
	const code = sign.codePointAt(0) ?? 0;
	return LIGHT.some(([from, to]) => code >= from && code <= to) ? 1 : 2;
}

/** @param {string} text without addresses */
function plainWeight(text) {
	const emoji = [...text.matchAll(EMOJI)];
	const rest = text.replace(EMOJI, '');
	return [...rest].reduce((sum, sign) => sum + weightOf(sign), emoji.length * EMOJI_WEIGHT);
}

/**
 * How much of a post's length a text takes up: https://docs.x.com/resources/fundamentals/counting-characters
 * @param {string} text
 */
function weigh(text) {
	const normal = text.normalize('NFC');
	let weight = 0;
	let at = 0;
	for (const { start, end } of urlsIn(normal)) {
		weight += plainWeight(normal.slice(at, start)) + URL_WEIGHT;
		at = end;
	}
	return weight + plainWeight(normal.slice(at));
}

/** @param {string} text */
const hasInvalidSigns = (text) => INVALID.test(text);

module.exports = { MOST, MOST_PREMIUM, hasInvalidSigns, weigh };
