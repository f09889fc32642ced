// @ts-check
'use strict';

const { NETWORKS, PUBLISH, postsWith, publishNode } = require('../support/networks/index.js');
const { startWorld } = require('../support/world.js');
const { executionsOf, onBothWorkers } = require('./support/workers.js');

const AT_ONCE = 4;

/** @type {import('../support/world.js').World} */
let world;

beforeAll(async () => {
	world = await startWorld();
});

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

describe.each(NETWORKS)('one idempotency key on both workers at once on $platform', (network) => {
	it('is one post, which every execution puts out', async () => {
		// As long as nothing is there to be read, only the key can hold an execution back.
		await world.sandbox.faults([{ ...network.create, effect: { kind: 'latency', ms: 8000 } }]);
		const credentials = await network.credential(world);
		const options = { idempotencyKey: '={{ $json.key }}' };
		const node = await publishNode(world, network, { credentials, options });
		const item = { text: 'Raced', key: 'row-1' };
		const runs = await executionsOf(world, { node, item, count: AT_ONCE });
		expect(onBothWorkers(runs)).toBe(true);
		expect(runs.map(({ error }) => error)).toEqual(runs.map(() => undefined));
		const posts = await postsWith(world, network, 'Raced');
		expect(posts).toHaveLength(1);
		const ids = runs.map((run) => run.output(PUBLISH)[0].json.id);
		expect(new Set(ids)).toEqual(new Set([posts[0].id]));
	});
});
