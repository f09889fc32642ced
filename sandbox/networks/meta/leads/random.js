// @ts-check
'use strict';

/** @param {string} text a 32-bit FNV-1a hash */
function hash(text) {
	let value = 0x811c9dc5;
	for (let at = 0; at < text.length; at += 1) {
		value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
	}
	return value >>> 0;
}

/**
 * Numbers that look random and are the same for the same text (mulberry32).
 * @param {string} text
 */
function createRandom(text) {
	let seed = hash(text);
	function next() {
		seed = (seed + 0x6d2b79f5) | 0;
		let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	}
	const below = (/** @type {number} */ end) => Math.floor(next() * end);
	return {
		below,
		chance: (/** @type {number} */ share) => next() < share,
		/** @template T @param {readonly T[]} list @returns {T} */
		pick: (list) => list[below(list.length)],
		digits: (/** @type {number} */ count) =>
			Array.from({ length: count }, () => below(10)).join(''),
	};
}

/** @typedef {ReturnType<typeof createRandom>} Random */

module.exports = { createRandom };
