// @ts-check
'use strict';

const { setTimeout: delay } = require('node:timers/promises');
const { PUBLISH } = require('../../support/networks/index.js');
const { node, readFile } = require('../../support/workflow.js');
const { faultsOf, withoutRetryAfter } = require('./faults.js');
const { claimsOf } = require('./outcomes.js');

/** @typedef {import('../../support/world.js').World} World */
/** @typedef {import('../../support/networks/index.js').Network} Network */
/** @typedef {import('./plan.js').PlannedExecution} PlannedExecution */
/** @typedef {import('./plan.js').Round} Round */
/** @typedef {{ world: World, networks: readonly Network[], files: Record<string, string> }} Stage */
/** @typedef {{ planned: PlannedExecution, executionId: string, workflowId: string }} Started */

const LONGEST_MS = 300_000;

/**
 * Plays one round in a sandbox that is as new, and says what became of every item.
 * @param {Stage} stage @param {Round} round
 * @returns {Promise<Array<import('./outcomes.js').Outcome & { platform: string }>>}
 */
async function playRound(stage, round) {
	const { world, networks } = stage;
	await world.sandbox.reset();
	for (const network of networks) await network.lift?.(world);
	const credentials = await credentialsOf(stage);
	await world.sandbox.faults(
		round.isLimited ? withoutRetryAfter(networks) : faultsOf(round.seed, networks),
	);
	const started = await Promise.all(
		round.executions.map(async (planned) => await start(stage, { planned, round }, credentials)),
	);
	if (round.isKilled) await killInTheMiddle(stage, round);
	const outcomes = await Promise.all(started.map(async (one) => await outcomesOf(stage, one)));
	return outcomes.flat();
}

/**
 * What became of the items of an execution: it is retried if it was killed, and where it has an
 * idempotency key it may be run once more, which publishes what is not out yet.
 * @param {Stage} stage @param {Started} started
 */
async function outcomesOf({ world, networks }, { planned, executionId, workflowId }) {
	const { run, isKilled } = await endOf(world, executionId);
	const first = claimsOf(planned, run, PUBLISH);
	const second = planned.isRepeated
		? claimsOf(planned, await world.runAgain(workflowId, planned.items), PUBLISH)
		: first;
	const network = networks.find(({ platform }) => platform === planned.platform);
	const hasFiles = network?.drafts?.[planned.draft]?.file !== undefined;
	return planned.items.map(({ marker }, index) => ({
		...(first[index].claim === 'published' ? first[index] : second[index]),
		marker,
		platform: planned.platform,
		hasFiles,
		isKilled,
	}));
}

/** @param {Stage} stage @returns {Promise<Map<string, { right: object, expired: object }>>} */
async function credentialsOf({ world, networks }) {
	const made = networks.map(async (network) => {
		const right = await network.credential(world);
		const expired = (await network.expiredCredential?.(world)) ?? right;
		return /** @type {const} */ ([network.platform, { right, expired }]);
	});
	return new Map(await Promise.all(made));
}

/**
 * @param {Stage} stage @param {{ planned: PlannedExecution, round: Round }} what
 * @param {Map<string, { right: object, expired: object }>} credentials
 * @returns {Promise<Started>}
 */
async function start({ world, networks, files }, { planned, round }, credentials) {
	const network = /** @type {Network} */ (
		networks.find(({ platform }) => platform === planned.platform)
	);
	const draft = network.drafts?.[planned.draft];
	// The reading of a file puts its own facts in the place of the item's.
	const text = "={{ $('Items').item.json.text }}";
	const parameters = await (draft ?? network).parameters(world, text);
	const own = credentials.get(planned.platform);
	const options = {
		...planned.options,
		...(round.isLimited ? { maxWait: 2 } : {}),
		...(planned.options.idempotencyKey
			? { idempotencyKey: "={{ $('Items').item.json.marker }}" }
			: {}),
	};
	const publish = node(
		PUBLISH,
		network.nodeType,
		{ ...parameters, options },
		{ credentials: planned.isExpired ? own?.expired : own?.right, ...planned.settings },
	);
	const before = draft?.file ? [readFile(files[draft.file])] : [];
	const started = await world.startWorkflow(
		{ nodes: [...before, publish] },
		{ input: planned.items },
	);
	return { planned, ...started };
}

/** SIGKILL when so many posts are out; n8n is started again, and runs that it had open count as crashed. */
async function killInTheMiddle(
	/** @type {Stage} */ { world, networks },
	/** @type {Round} */ round,
) {
	const total = round.executions.reduce((sum, { items }) => sum + items.length, 0);
	const deadline = Date.now() + LONGEST_MS;
	for (;;) {
		const posts = await Promise.all(networks.map(async (network) => await network.posts(world)));
		if (posts.flat().length >= total * round.killedAt || Date.now() > deadline) break;
		await delay(250);
	}
	await world.kill();
	await world.restart();
}

/** The end of an execution: what was killed is retried. @param {World} world @param {string} id */
async function endOf(world, id) {
	const run = await world.runOf(id, { timeoutMs: LONGEST_MS });
	if (run.status !== 'crashed') return { run, isKilled: false };
	const retried = await world.n8n.retryExecution(id);
	return { run: await world.runOf(retried, { timeoutMs: LONGEST_MS }), isKilled: true };
}

module.exports = { playRound };
