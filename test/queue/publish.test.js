// @ts-check
'use strict';

const { NETWORKS, PUBLISH, postsWith, publishNode } = require('../support/networks/index.js');
const { startWorld } = require('../support/world.js');

const RETRIES = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1000 };

/** @type {import('../support/world.js').World} */
let world;

beforeAll(async () => {
	world = await startWorld();
});

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

const texts = (/** @type {string} */ marker, /** @type {number} */ count) =>
	Array.from({ length: count }, (_, index) => ({ text: `${marker} ${index + 1}` }));

describe.each(NETWORKS)('publishing through the workers on $platform', (network) => {
	it('publishes each post once with Retry On Fail, though answers are lost and calls fail', async () => {
		const { create } = network;
		await world.sandbox.faults([
			{ ...create, every: 3, effect: { kind: 'lost-after' } },
			{ ...create, every: 4, effect: { kind: 'status', status: 503 } },
		]);
		const credentials = await network.credential(world);
		const node = await publishNode(world, network, { credentials, settings: RETRIES });
		const inputs = ['Left', 'Right'].map((marker) => texts(marker, 4));
		const runs = await Promise.all(
			inputs.map(async (input) => await world.runWorkflow({ nodes: [node] }, { input })),
		);
		for (const [index, run] of runs.entries()) {
			expect(run.error).toBeUndefined();
			const posts = await postsWith(world, network, inputs[index][0].text.split(' ')[0]);
			expect(posts.map(({ text }) => text).sort()).toEqual(inputs[index].map(({ text }) => text));
			const ids = run.output(PUBLISH).map(({ json }) => json.id);
			expect(ids.sort()).toEqual(posts.map(({ id }) => id).sort());
		}
	});
});
