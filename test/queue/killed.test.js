// @ts-check
'use strict';

const { eventually } = require('../support/examples.js');
const { NETWORKS, PUBLISH, postsWith, publishNode } = require('../support/networks/index.js');
const { startWorld } = require('../support/world.js');
const { killProcess } = require('./support/processes.js');
const { startAtOnce, workerOf } = require('./support/workers.js');

const LONG = { kind: 'hang-after', ms: 30_000 };

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
 * @param {string} text also of the idempotency key
 */
async function publishWithoutAnswer(text) {
	await world.sandbox.faults(NETWORKS.map(({ create }) => ({ ...create, times: 1, effect: LONG })));
	const started = await Promise.all(
		NETWORKS.map(async (network) => {
			const credentials = await network.credential(world);
			const node = await publishNode(world, network, {
				credentials,
				options: { idempotencyKey: '={{ $json.text }}' },
			});
			const [id] = await startAtOnce(world, { node, item: { text }, count: 1 });
			await eventually(async () => (await postsWith(world, network, text)).length === 1);
			return { network, id };
		}),
	);
	await world.sandbox.clearFaults();
	return started;
}

/**
 * Every network shows one post, and an execution has put it out.
 * @param {import('../support/networks/index.js').Network} network
 * @param {import('../support/runs.js').Run} run @param {string} text
 */
async function expectOnePost(network, run, text) {
	const { platform } = network;
	expect({ platform, error: run.error }).toEqual({ platform, error: undefined });
	const posts = await postsWith(world, network, text);
	expect(posts).toHaveLength(1);
	expect(run.output(PUBLISH)[0].json).toMatchObject({ platform, id: posts[0].id });
}

describe('a worker that is killed in mid-publish', () => {
	it('makes no second post when n8n retries, nor when another execution has the key', async () => {
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
		await Promise.all(
			started.map(async ({ network, id }) => {
				const before = await world.runOf(id, { timeoutMs: 150_000 });
				expect(before.status).not.toBe('success');
				// n8n 2.41 ends a retry of such an execution with the old error, before any node runs.
				await world.runOf(await world.n8n.retryExecution(id), { timeoutMs: 150_000 });
				expect(await postsWith(world, network, text)).toHaveLength(1);
				const again = await world.runAgain(before.workflowId, [{ text }]);
				await expectOnePost(network, again, text);
			}),
		);
	});
});

describe('Redis that is started again in mid-publish', () => {
	it('costs no post and makes none twice', async () => {
		const text = 'Restarted';
		const started = await publishWithoutAnswer(text);
		const { isBack } = await killProcess('redis', 'SIGTERM');
		await isBack();
		await Promise.all(
			started.map(async ({ network, id }) => {
				const before = await world.runOf(id, { timeoutMs: 150_000 });
				// Where the restart has ended a process, its execution is run again by its key.
				const isDone = before.status === 'success';
				const run = isDone ? before : await world.runAgain(before.workflowId, [{ text }]);
				await expectOnePost(network, run, text);
			}),
		);
	});
});
