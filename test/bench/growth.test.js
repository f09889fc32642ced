// @ts-check
'use strict';

const { NETWORKS, PUBLISH, publishNode } = require('../support/networks/index.js');
const { startWorld } = require('../support/world.js');
const { record } = require('./support/results.js');
const { median, scaled, timesFor } = require('./support/scale.js');
const { rounded } = require('./support/text.js');
const { freshSandbox, secondsOf } = require('./support/world.js');

/** @typedef {import('../support/networks/index.js').Network} Network */

const COUNTS = [...new Set([10, 100, 1_000, 10_000].map((count) => scaled(count, 10)))];
const CONCURRENCY = 25;
const MS = 1_000;

/** @type {import('../support/world.js').World} */
let world;

beforeAll(async () => {
	world = await startWorld({ n8nEnv: {} });
});

afterAll(async () => await world?.stop());

/** Milliseconds for each item. @param {Network} network @param {any} node @param {number} count */
async function timePerItem(network, node, count) {
	const input = Array.from({ length: count }, (_, index) => ({ text: `Post number ${index + 1}` }));
	await freshSandbox(world);
	const run = await world.runWorkflow({ nodes: [node] }, { input, timeoutMs: 1_200_000 });
	expect(run.error).toBeUndefined();
	expect(new Set(run.items.map(({ json }) => json.id)).size).toBe(count);
	expect(await network.posts(world)).toHaveLength(count);
	return (secondsOf(run, PUBLISH) * MS) / count;
}

describe('growth', () => {
	it.each(NETWORKS.filter(({ builtIn }) => builtIn))(
		`publishes ${COUNTS.join(', ')} texts on $platform`,
		async (network) => {
			const credentials = await network.credential(world);
			const options = { concurrency: CONCURRENCY };
			const node = await publishNode(world, network, { credentials, options });
			const contenders = [];
			for (const count of COUNTS) {
				const runs = [];
				while (runs.length < timesFor(count)) runs.push(await timePerItem(network, node, count));
				const figures = [
					{ label: 'an item', value: median(runs), unit: 'ms' },
					{ label: 'in all', value: (median(runs) * count) / MS, unit: 's' },
				];
				contenders.push({
					name: `${rounded(count)} items`,
					kind: /** @type {const} */ ('own'),
					figures,
					runs,
				});
			}
			const [least, most] = [0, COUNTS.length - 1].map((at) => ({
				...contenders[at],
				count: COUNTS[at],
			}));
			record({
				part: 'growth',
				title: `Publish on ${network.platform}, ${CONCURRENCY} at once`,
				contenders,
				ratios: [
					{
						label: `times the time per item with ${rounded(most.count)} items as with ${rounded(least.count)}`,
						value: median(most.runs) / median(least.runs),
						atMost: 1,
					},
				],
			});
		},
	);
});
