// @ts-check
'use strict';

const { below, pick, randomOf } = require('./seed.js');
const { randomText } = require('./texts.js');

/** Posts of one account in a round: fewer than are read back after a lost answer. */
const ROUND = 250;
/** One for each of the two halves of a run. */
const LEAST_ROUNDS = 2;
/** Posts of an account in the round in which it is refused. */
const LIMITED = 15;
/** n8n is killed in the first of so many rounds. */
const KILLED_EVERY = 3;

/**
 * One execution of a workflow with one Publish node.
 * @typedef {object} PlannedExecution
 * @property {string} platform
 * @property {number} draft index in the network's drafts; -1 is the plain text post
 * @property {Array<{ marker: string, text: string }>} items
 * @property {Record<string, unknown>} settings of the node: retryOnFail, onError, …
 * @property {Record<string, unknown>} options of Publish
 * @property {boolean} isExpired it begins with access that has ended, where the network has such
 * @property {boolean} isRepeated it runs once more afterwards, with the same idempotency keys
 */

/**
 * @typedef {object} Round
 * @property {number} seed of its faults
 * @property {boolean} isKilled n8n is killed in its middle
 * @property {number} killedAt share of the posts that are out then
 * @property {boolean} isLimited a network refuses and does not say for how long: nothing else happens
 * @property {PlannedExecution[]} executions
 */

/**
 * What a run does: the same for the same seed.
 * @param {number} seed
 * @param {{ networks: Array<{ platform: string, drafts?: unknown[] }>, perNetwork: number }} size
 * @returns {Round[]}
 */
function planRun(seed, { networks, perNetwork }) {
	const random = randomOf(seed);
	const count = Math.max(LEAST_ROUNDS, Math.ceil(perNetwork / ROUND));
	const planRound = (/** @type {number} */ round, /** @type {number} */ items) => ({
		seed: below(random, 2 ** 31),
		isKilled: round % KILLED_EVERY === 0 && round < count,
		killedAt: 0.2 + 0.5 * random(),
		isLimited: round === count,
		executions: networks.flatMap((network) => planExecutions(random, { network, round, items })),
	});
	const rounds = Array.from({ length: count }, (_, round) =>
		planRound(round, Math.ceil(perNetwork / count)),
	);
	// What a network has refused without an end, n8n does not ask for a minute: that is the last round.
	return [...rounds, planRound(count, LIMITED)];
}

/**
 * @param {() => number} random
 * @param {{ network: { platform: string, drafts?: unknown[] }, round: number, items: number }} what
 */
function planExecutions(random, { network, round, items }) {
	/** @type {PlannedExecution[]} */
	const executions = [];
	for (let left = items; left > 0;) {
		const execution = planExecution(random, {
			network,
			name: `${network.platform.slice(0, 2)}${round}x${executions.length}`,
			left,
		});
		executions.push(execution);
		left -= execution.items.length;
	}
	return executions;
}

/**
 * @param {() => number} random
 * @param {{ network: { platform: string, drafts?: unknown[] }, name: string, left: number }} what
 * @returns {PlannedExecution}
 */
function planExecution(random, { network, name, left }) {
	const { drafts = [] } = network;
	const draft = drafts.length > 0 && random() < 0.25 ? below(random, drafts.length) : -1;
	// Without 'continue' the node has one error for all items: one item tells what became of it.
	const onError = pick(random, [
		...Array(4).fill('continueRegularOutput'),
		...Array(3).fill('continueErrorOutput'),
		'stopWorkflow',
	]);
	const most = onError === 'stopWorkflow' ? 1 : draft < 0 ? 60 : 12;
	const count = Math.min(left, 1 + below(random, most));
	const hasKey = random() < 0.2;
	return {
		platform: network.platform,
		draft,
		items: Array.from({ length: count }, (_, index) => {
			const marker = `${name}i${index}e`;
			return { marker, text: `${marker} ${randomText(random)}` };
		}),
		settings: {
			onError,
			...(random() < 0.4 ? { retryOnFail: true, maxTries: 3, waitBetweenTries: 500 } : {}),
		},
		options: {
			concurrency: pick(
				random,
				[1, 3, 5, 10, 20].filter((one) => one * 10 >= count),
			),
			...(hasKey ? { idempotencyKey: '={{ $json.marker }}' } : {}),
		},
		isExpired: random() < 0.1,
		isRepeated: hasKey && random() < 0.5,
	};
}

module.exports = { planRun };
