// @ts-check
'use strict';

const { ENDINGS } = require('./domains');

/** @typedef {{ text: string, start: number, end: number }} Found positions in UTF-16 units */

const LETTER = 'a-z0-9\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f';
const HOST = `(?:[${LETTER}](?:[${LETTER}_-]{0,61}[${LETTER}])?\\.)+(?:${ENDINGS.join('|')})(?![a-z0-9@+-])`;
const PATH_SIGN = `[${LETTER}\\u0400-\\u04ff!*';:=+,.$/%#\\[\\]\\u2013_~@|&-]`;
/** Punctuation behind an address is not part of its path. */
const PATH_END = `(?<=[${LETTER}\\u0400-\\u04ff=_#/+)-])`;
const PATH = `(?:/(?:${PATH_SIGN}|\\((?:${PATH_SIGN}|\\(${PATH_SIGN}*\\))*\\))*${PATH_END})`;
const QUERY = `(?:\\?[a-z0-9!?*'@();:&=+$/%#\\[\\]_.,~|-]*[a-z0-9_&=#/-])`;
const PORT = '(?::\\d+)?';
/** Within a word no address begins. */
const WITH_PROTOCOL = `(?<![A-Za-z0-9@＠$#＃])https?://${HOST}${PORT}${PATH}?${QUERY}?`;
/** Behind a part of another one none begins without a protocol. Without a path it is the host alone. */
const WITHOUT_PROTOCOL = `(?<![A-Za-z0-9@＠$#＃_./-])${HOST}(?:${PORT}${PATH}${QUERY}?)?`;
const URL_PATTERN = new RegExp(`${WITH_PROTOCOL}|${WITHOUT_PROTOCOL}`, 'giu');

/** Addresses in a text, with or without protocol, as X links them. @param {string} text @returns {Found[]} */
function urlsIn(text) {
	return [...text.matchAll(URL_PATTERN)].map((match) => {
		const start = match.index ?? 0;
		return { text: match[0], start, end: start + match[0].length };
	});
}

/** @param {string} text @param {RegExp} pattern with the entity in its first group @returns {Found[]} */
const inText = (text, pattern) =>
	[...text.matchAll(pattern)].map((match) => {
		const end = (match.index ?? 0) + match[0].length;
		return { text: match[1], start: end - match[1].length, end };
	});

/** @param {Found} one @param {Found[]} others */
const isInside = (one, others) =>
	others.some(({ start, end }) => one.start < end && one.end > start);

/** Usernames that a text mentions, without their sign. @param {string} text */
function mentionsIn(text) {
	const urls = urlsIn(text);
	const found = inText(text, /(?<![\w!#$%&*@＠])([@＠]\w{1,15})(?![\w@＠À-ɏ]|:\/\/)/gu);
	return found
		.filter((one) => !isInside(one, urls))
		.map((one) => ({ ...one, text: one.text.slice(1) }));
}

/** @param {string} text */
function hashtagsIn(text) {
	const urls = urlsIn(text);
	const found = inText(
		text,
		/(?<![\p{L}\p{M}\p{Nd}_&])([#＃][\p{L}\p{M}\p{Nd}_]*[\p{L}\p{M}_][\p{L}\p{M}\p{Nd}_]*)/gu,
	);
	return found
		.filter((one) => !isInside(one, urls))
		.map((one) => ({ ...one, text: one.text.slice(1) }));
}

/** Tickers such as `$ABC`, without their sign. @param {string} text */
const cashtagsIn = (text) =>
	inText(text, /(?<=^|\s)(\$[a-z]{1,6}(?:[._][a-z]{1,2})?)(?=$|\s|[!-#%-/:-@[-`{-~])/giu).map(
		(one) => ({
			...one,
			text: one.text.slice(1),
		}),
	);

module.exports = { cashtagsIn, hashtagsIn, mentionsIn, urlsIn };
