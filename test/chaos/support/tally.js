// @ts-check
'use strict';

/** @typedef {import('../../support/networks/index.js').Network} Network */
/** @typedef {import('./outcomes.js').Outcome} Outcome */

/**
 * What came of all items of a network.
 * @typedef {object} Tally
 * @property {number} publishes
 * @property {number} published @property {number} refused @property {number} unknown
 * @property {number} lost said to be published, and not there
 * @property {number} twice there more than once
 * @property {number} wrong said not to be published, and there
 * @property {Record<string, number>} reasons why items were refused, by kind
 * @property {Record<string, number>} faults calls that were hit, by kind
 * @property {string[]} problems one line for each item that is not as it should be
 */

/** @returns {Tally} */
const emptyTally = () => ({
	publishes: 0,
	published: 0,
	refused: 0,
	unknown: 0,
	lost: 0,
	twice: 0,
	wrong: 0,
	reasons: {},
	faults: {},
	problems: [],
});

/**
 * Holds what n8n says against what the network shows.
 * @param {Tally} tally
 * @param {readonly Outcome[]} outcomes
 * @param {{ network: Network, posts: ReadonlyArray<{ text: string }> }} seen
 */
function judge(tally, outcomes, { network, posts }) {
	/** @type {Map<string, number>} */
	const counts = new Map();
	for (const { text } of posts) {
		const [marker] = String(text ?? '').split(/\s/);
		counts.set(marker, (counts.get(marker) ?? 0) + 1);
	}
	for (const outcome of outcomes) {
		const count = counts.get(outcome.marker) ?? 0;
		tally.publishes += 1;
		tally[outcome.claim] += 1;
		if (outcome.claim !== 'published')
			addCounts(tally.reasons, { [outcome.reason.split(':')[0]]: 1 });
		const problem = problemOf(outcome, count, network);
		if (!problem) continue;
		if (problem !== 'unknown') tally[problem] += 1;
		tally.problems.push(`${problem}: ${outcome.marker}, ${count} posts; ${outcome.reason}`);
	}
}

/** @param {Outcome} outcome @param {number} count @param {Network} network */
function problemOf({ claim, ...post }, count, network) {
	if (count > 1) return 'twice';
	if (claim === 'published') return count === 0 ? 'lost' : undefined;
	if (claim === 'refused') return count > 0 ? 'wrong' : undefined;
	return network.unknown?.isPossible(post) ? undefined : 'unknown';
}

/** @param {Record<string, number>} sums @param {Record<string, number>} counts */
function addCounts(sums, counts) {
	for (const [kind, count] of Object.entries(counts)) sums[kind] = (sums[kind] ?? 0) + count;
}

const COLUMNS = /** @type {const} */ ([
	'publishes',
	'published',
	'refused',
	'unknown',
	'lost',
	'twice',
	'wrong',
]);

/** @param {ReadonlyMap<string, Tally>} tallies by network */
function table(tallies) {
	const rows = [['network', ...COLUMNS]];
	for (const [name, tally] of tallies) {
		rows.push([name, ...COLUMNS.map((column) => String(tally[column]))]);
	}
	const widths = rows[0].map((_, index) => Math.max(...rows.map((row) => row[index].length)));
	const lines = rows.map((row) => row.map((cell, index) => cell.padEnd(widths[index])).join('  '));
	return [
		...lines,
		'\nCalls that were hit',
		...list(tallies, 'faults'),
		'\nNot published because of',
		...list(tallies, 'reasons'),
	].join('\n');
}

/** @param {ReadonlyMap<string, Tally>} tallies @param {'faults' | 'reasons'} name */
const list = (tallies, name) =>
	[...tallies].map(([network, tally]) => {
		const counts = Object.entries(tally[name]).sort((one, other) => other[1] - one[1]);
		return `${network}: ${counts.map(([kind, count]) => `${count} ${kind}`).join(', ')}`;
	});

module.exports = { addCounts, emptyTally, judge, table };
