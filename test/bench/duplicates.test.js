// @ts-check
'use strict';

const { NETWORKS, builtInNode, publishNode } = require('../support/networks/index.js');
const { connect, node } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');
const { record } = require('./support/results.js');
const { scaled } = require('./support/scale.js');
const { freshSandbox } = require('./support/world.js');

/** @typedef {import('../support/networks/index.js').Network} Network */

const COUNT = scaled(100, 20);
/** Every so many posts the network publishes, and the answer gets lost. */
const EVERY = 5;
const RETRIES = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };

/** @type {import('../support/world.js').World} */
let world;

const texts = Array.from({ length: COUNT }, (_, index) => ({ text: `Post number ${index + 1}` }));

beforeAll(async () => {
	world = await startWorld({ n8nEnv: {} });
});

afterAll(async () => await world?.stop());

/** Gives the node one item at a time, as Loop Over Items does. @param {any} publish */
function oneAtATime(publish) {
	const loop = node('Loop', 'n8n-nodes-base.splitInBatches', { options: {} }, { typeVersion: 3 });
	return {
		nodes: [loop, publish],
		connections: [
			connect(loop.name, publish.name, { output: 1 }),
			connect(publish.name, loop.name),
		],
	};
}

/**
 * Publishes the texts while answers get lost, and looks at the account afterwards.
 * @param {Network} network @param {object} workflow
 */
async function publishWithFaults(network, workflow) {
	await freshSandbox(world, [{ ...network.create, every: EVERY, effect: { kind: 'lost-after' } }]);
	const run = await world.runWorkflow(/** @type {any} */ (workflow), {
		input: texts,
		timeoutMs: 1_200_000,
	});
	const out = (await network.posts(world)).map(({ text }) => text);
	const once = new Set(out);
	return {
		twice: out.length - once.size,
		lost: texts.filter(({ text }) => !once.has(text)).length,
		ended: run.error ? 'failed' : 'succeeded',
	};
}

/** @param {string} name @param {'own' | 'other'} kind @param {Awaited<ReturnType<typeof publishWithFaults>>} found */
function contender(name, kind, { twice, lost, ended }) {
	const figures = [
		{ label: 'wrong', value: twice + lost },
		{ label: 'out again', value: twice },
		{ label: 'not out', value: lost },
		{ label: 'execution', value: ended },
	];
	return { name, kind, figures };
}

describe('duplicates', () => {
	it.each(NETWORKS.filter(({ builtIn }) => builtIn))(
		'publishes each text once on $platform while every fifth answer is lost, with Retry On Fail',
		async (network) => {
			const builtIn = /** @type {import('../support/networks/index.js').BuiltIn} */ (
				network.builtIn
			);
			const credentials = await network.credential(world);
			const own = await publishNode(world, network, { credentials, settings: RETRIES });
			const other = await builtInNode(world, builtIn, RETRIES);
			const ours = await publishWithFaults(network, { nodes: [own] });
			const theirs = await publishWithFaults(network, { nodes: [other] });
			const looped = await publishWithFaults(network, oneAtATime(other));
			record({
				part: 'duplicates',
				title: `${COUNT} texts on ${network.platform}, every ${EVERY}th answer lost, Retry On Fail with 3 tries`,
				contenders: [
					contender('Social Ops', 'own', ours),
					contender(`n8n's ${builtIn.name} node`, 'other', theirs),
					contender('the same, one item at a time', 'other', looped),
				],
				ratios: [
					{ label: 'posts out again, of Social Ops', value: ours.twice, atMost: 0 },
					{ label: 'posts not out, of Social Ops', value: ours.lost, atMost: 0 },
				],
			});
			expect(ours).toEqual({ twice: 0, lost: 0, ended: 'succeeded' });
		},
	);
});
