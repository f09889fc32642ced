// @ts-check
'use strict';

const { below, pick } = require('./seed.js');

const PIECES = [
	'Fresh bread from eight o’clock',
	'(really) [new] {here} <now>',
	'"quoted" \'single\' `code` \\ back',
	'*bold* _thin_ ~gone~ | bar',
	'Grüße aus Köln',
	'日本語の投稿です',
	'שלום וברכה',
	'👩‍👩‍👧‍👦🌿🪴',
	'100 % & more',
	'#plants',
	'line one\nline two\n\nline four',
	'a=b&c=d;e',
	'null undefined NaN',
	'{{ $json }}',
];
/** More than any network takes. */
const TOO_LONG = 'far too long '.repeat(6_000);

/** A text that networks take, and one in forty that they do not. @param {() => number} random */
function randomText(random) {
	if (random() < 0.025) return TOO_LONG;
	return Array.from({ length: 1 + below(random, 4) }, () => pick(random, PIECES)).join(' ');
}

module.exports = { randomText };
