// @ts-check
'use strict';

const { NETWORKS, PUBLISH, builtInNode, publishNode } = require('../support/networks/index.js');
const { startWorld } = require('../support/world.js');
const { makeAgain } = require('./support/floor.js');
const { record } = require('./support/results.js');
const { inTurns, median, scaled, timesFor } = require('./support/scale.js');
const { rounded } = require('./support/text.js');
const { freshSandbox, secondsOf } = require('./support/world.js');

/** @typedef {import('../support/networks/index.js').Network} Network */

const COUNT = scaled(1_000, 20);
const CONCURRENCY = 25;
const AT_LEAST = 5;
const ABOVE_FLOOR = 1.5;

/** @type {import('../support/world.js').World} */
let world;

const texts = Array.from({ length: COUNT }, (_, index) => ({ text: `Post number ${index + 1}` }));

beforeAll(async () => {
	world = await startWorld({ n8nEnv: {} });
});

afterAll(async () => await world?.stop());

/**
 * Publishes all texts with a node: each is out once, and the items are in the order of the texts.
 * @param {Network} network @param {any} node @param {(json: any) => string} idOf
 */
async function publishAll(network, node, idOf) {
	await freshSandbox(world);
	const run = await world.runWorkflow({ nodes: [node] }, { input: texts, timeoutMs: 1_200_000 });
	expect(run.error).toBeUndefined();
	const posts = await network.posts(world);
	const textOf = new Map(posts.map(({ id, text }) => [id, text]));
	expect(posts).toHaveLength(COUNT);
	expect(run.items.map(({ json }) => ({ text: textOf.get(idOf(json)) }))).toEqual(texts);
	const calls = await world.sandbox.requests();
	expect(calls.filter((/** @type {any} */ { status }) => !(status < 300))).toEqual([]);
	return { seconds: secondsOf(run, PUBLISH), calls };
}

/** The calls of a run again, without n8n. @param {Network} network @param {any[]} calls @param {boolean} keepAlive */
async function bareClient(network, calls, keepAlive) {
	await freshSandbox(world);
	const headers = (await network.headers?.(world)) ?? {};
	const order = { calls, concurrency: CONCURRENCY, headers, keepAlive };
	const seconds = await makeAgain(world, order);
	expect(await network.posts(world)).toHaveLength(COUNT);
	return { seconds, calls };
}

/** @param {string} name @param {'own' | 'other' | 'floor'} kind @param {{ seconds: number, calls: any[] }[]} runs */
function contender(name, kind, runs) {
	const seconds = runs.map((run) => run.seconds);
	const time = median(seconds);
	const figures = [
		{ label: 'time', value: time, unit: 's' },
		{ label: 'a second', value: COUNT / time },
		{ label: 'calls', value: median(runs.map(({ calls }) => calls.length)) },
	];
	return { name, kind, figures, runs: seconds };
}

describe('posts', () => {
	it.each(NETWORKS.filter(({ builtIn }) => builtIn))(
		`publishes ${COUNT} texts on $platform, in order, beside n8n's own node`,
		async (network) => {
			const builtIn = /** @type {import('../support/networks/index.js').BuiltIn} */ (
				network.builtIn
			);
			const options = { concurrency: CONCURRENCY };
			const credentials = await network.credential(world);
			const own = await publishNode(world, network, { credentials, options });
			const other = await builtInNode(world, builtIn);
			/** @type {any[]} */
			let calls = [];
			const runs = await inTurns(timesFor(COUNT), {
				own: async () => {
					const run = await publishAll(network, own, ({ id }) => id);
					calls = run.calls;
					return run;
				},
				floor: async () => await bareClient(network, calls, true),
				anew: async () => await bareClient(network, calls, false),
				other: async () => await publishAll(network, other, builtIn.idOf),
			});
			const contenders = [
				contender('Social Ops', 'own', runs.own),
				contender(`n8n's ${builtIn.name} node`, 'other', runs.other),
				contender('bare keep-alive client', 'floor', runs.floor),
				contender('bare client, a connection a call', 'floor', runs.anew),
			];
			const [ours, theirs, floor, anew] = contenders.map(({ runs: all }) => median(all));
			record({
				part: 'posts',
				title: `${rounded(COUNT)} texts on ${network.platform}`,
				contenders,
				ratios: [
					{ label: `times faster than n8n's node`, value: theirs / ours, atLeast: AT_LEAST },
					{ label: 'times the time of the floor', value: ours / floor, atMost: ABOVE_FLOOR },
					{ label: 'times that of a bare client that connects as n8n does', value: ours / anew },
				],
			});
		},
	);
});
