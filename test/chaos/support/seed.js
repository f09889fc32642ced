// @ts-check
'use strict';

const VARIABLE = 'SOCIAL_OPS_SEED';
const LARGEST = 2 ** 31 - 1;

/** Chooses one seed for all suites of a run: the one that was asked for, or a new one. */
function chooseSeed() {
	const given = process.env[VARIABLE];
	const seed = given ? Number(given) : Math.floor(Math.random() * LARGEST);
	if (!Number.isInteger(seed) || seed < 0 || seed > LARGEST) {
		throw new Error(`${VARIABLE} must be a whole number from 0 to ${LARGEST}`);
	}
	process.env[VARIABLE] = String(seed);
	return seed;
}

/** The seed of this run. */
const chosenSeed = () => Number(process.env[VARIABLE]);

/**
 * Numbers from 0 up to 1 that are the same for the same seed (mulberry32).
 * @param {number} seed
 * @returns {() => number}
 */
function randomOf(seed) {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** A whole number from 0 to below `limit`. @param {() => number} random @param {number} limit */
const below = (random, limit) => Math.floor(random() * limit);

/** One of the values. @template T @param {() => number} random @param {readonly T[]} values @returns {T} */
const pick = (random, values) => values[below(random, values.length)];

/** A line for the person who watches, at once. @param {string} line */
const say = (line) => {
	process.stdout.write(`${line} (seed ${chosenSeed()})\n`);
};

module.exports = { VARIABLE, below, chooseSeed, chosenSeed, pick, randomOf, say };
