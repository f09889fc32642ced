// @ts-check
'use strict';

const { eventually } = require('../support/examples.js');
const { NETWORKS, PUBLISH, postsWith, publishNode } = require('../support/networks/index.js');
const { startWorld } = require('../support/world.js');
const { killProcess } = require('./support/processes.js');
const { startAtOnce, workerOf } = require('./support/workers.js');

const LONG = { kind: 'hang-after', ms: 60_000 };

/** @type {import('../support/world.js').World} */
let world;

beforeAll(async () => {
	world = await startWorld();
});

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

/**
 * Starts an execution whose post is out while its answer is held back, on every network.
 * @param {string} text
 */
async function publishWithoutAnswer(text) {
	await world.sandbox.faults(NETWORKS.map(({ create }) => ({ ...create, times: 1, effect: LONG })));
	return await Promise.all(
		NETWORKS.map(async (network) => {
			const credentials = await network.credential(world);
			const node = await publishNode(world, network, { credentials });
			const [id] = await startAtOnce(world, { node, item: { text }, count: 1 });
			await eventually(async () => (await postsWith(world, network, text)).length === 1);
			return { network, id };
		}),
	);
}

/** @param {Awaited<ReturnType<typeof publishWithoutAnswer>>} started @param {string} text */
async function expectOnePostEach(started, text) {
	for (const { network, id } of started) {
		const before = await world.runOf(id);
		const run =
			before.status === 'success' ? before : await world.runOf(await world.n8n.retryExecution(id));
		expect({ platform: network.platform, error: run.error }).toEqual({
			platform: network.platform,
			error: undefined,
		});
		const posts = await postsWith(world, network, text);
		expect(posts).toHaveLength(1);
		expect(run.output(PUBLISH)[0].json).toMatchObject({ id: posts[0].id });
	}
}

describe('a worker that is killed in mid-publish', () => {
	it('leaves executions that end as crashed; retried, they find their posts on every network', async () => {
		const text = 'Killed';
		const started = await publishWithoutAnswer(text);
		const workers = new Set(started.map(({ id }) => workerOf(id)));
		const killed = await Promise.all(
			[...workers].map(async (name) => {
				if (!name) throw new Error('An execution has not started on a worker');
				return await killProcess(name);
			}),
		);
		await Promise.all(killed.map(async ({ isBack }) => await isBack()));
		for (const { id } of started) expect((await world.runOf(id)).status).not.toBe('success');
		await expectOnePostEach(started, text);
	});
});

describe('Redis that is started again in mid-publish', () => {
	it('costs no post and makes none twice', async () => {
		const text = 'Restarted';
		const started = await publishWithoutAnswer(text);
		const { isBack } = await killProcess('redis', 'SIGTERM');
		await isBack();
		await world.sandbox.clearFaults();
		await expectOnePostEach(started, text);
	});
});
