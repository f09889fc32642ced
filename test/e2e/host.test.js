// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { download, node, readFile } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');

/** A node that takes its time, so that n8n can be killed while it runs. */
const pause = (/** @type {number} */ seconds) =>
	node('Pause', 'n8n-nodes-base.wait', { amount: seconds, unit: 'seconds' }, { typeVersion: 1.1 });

const noOp = (name = 'End') => node(name, 'n8n-nodes-base.noOp');

describe('a shared n8n', () => {
	/** @type {import('../support/world.js').World} */
	let world;
	beforeAll(async () => {
		world = await startWorld();
	});

	it('runs a workflow and hands out the items of every node', async () => {
		const run = await world.runWorkflow(
			{ nodes: [noOp('First'), noOp('Last')] },
			{ input: [{ n: 1 }, { n: 2 }] },
		);
		expect(run.status).toBe('success');
		expect(run.items.map((item) => item.json)).toEqual([{ n: 1 }, { n: 2 }]);
		expect(run.output('First')).toHaveLength(2);
	});

	it('names the node and the reason when a workflow fails', async () => {
		const run = await world.runWorkflow({ nodes: [readFile('/etc/hostname')] });
		expect(run.status).toBe('error');
		expect(run.error.node.name).toBe('Read File');
		expect(run.error.message).toMatch(/not allowed/i);
	});

	it('reads a file of the disk as binary data that is stored as a file', async () => {
		const file = path.join(world.files, 'sample.txt');
		fs.writeFileSync(file, 'sample');
		const run = await world.runWorkflow({ nodes: [readFile(file)] });
		expect(run.items[0].binary.data).toMatchObject({
			fileName: 'sample.txt',
			mimeType: 'text/plain',
		});
		expect(run.items[0].binary.data.id).toMatch(/^filesystem/);
	});

	it('reaches the hosts of the sandbox through its proxy, and no other host', async () => {
		const picture = await world.runWorkflow({
			nodes: [download('https://media.social-ops.test/picture.jpg')],
		});
		expect(picture.items[0].binary.data.mimeType).toBe('image/jpeg');
		const outside = await world.runWorkflow({ nodes: [download('https://example.com/')] });
		expect(outside.status).toBe('error');
	});
});

describe('an n8n of its own', () => {
	/** @type {import('../support/world.js').World} */
	let world;
	beforeAll(async () => {
		world = await startWorld({ n8nEnv: {} });
	});
	afterAll(async () => await world.stop());

	it('can be killed, started again, and retry the execution that was cut off', async () => {
		const nodes = [pause(3), noOp()];
		const { executionId } = await world.startWorkflow({ nodes }, { input: [{ n: 1 }] });
		await world.kill();
		await world.restart();
		const killed = await world.runOf(executionId);
		expect(killed.status).toBe('crashed');
		const retried = await world.runOf(await world.n8n.retryExecution(executionId));
		expect(retried.status).toBe('success');
		expect(retried.execution).toMatchObject({ mode: 'retry', retryOf: executionId });
		expect(retried.items.map((item) => item.json)).toEqual([{ n: 1 }]);
	});
});
