// @ts-check
'use strict';

/** Share of all counts and sizes that is measured: 1 is what docs/benchmarks.md shows. */
const SCALE = Number(process.env.BENCH_SCALE ?? 1);
if (!(SCALE > 0 && SCALE <= 1)) throw new Error('BENCH_SCALE must be above 0 and at most 1');

/** What the networks take to answer. */
const LATENCY_MS = 50;

/** A count or a number of bytes at this scale. @param {number} full @param {number} [least] */
const scaled = (full, least = 1) => Math.max(least, Math.round(full * SCALE));

/** @param {number[]} values */
function median(values) {
	const sorted = [...values].sort((one, other) => one - other);
	const middle = sorted.length >> 1;
	return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Measures contenders in turns, so that what else the machine does meets all of them.
 * @template T
 * @param {number} times
 * @param {Record<string, () => Promise<T>>} contenders
 * @returns {Promise<Record<string, T[]>>}
 */
async function inTurns(times, contenders) {
	/** @type {Record<string, T[]>} */
	const runs = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
	for (let turn = 0; turn < times; turn += 1) {
		for (const [name, measure] of Object.entries(contenders)) runs[name].push(await measure());
	}
	return runs;
}

/** The more often, the smaller: chance weighs more in short runs. @param {number} count */
const timesFor = (count) => (count <= 100 ? 5 : 3);

module.exports = { LATENCY_MS, SCALE, inTurns, median, scaled, timesFor };
