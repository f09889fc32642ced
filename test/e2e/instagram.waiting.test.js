// @ts-check
'use strict';

const {
	accountState,
	byId,
	instagram,
	metaSeed,
	ownMedia,
	publish,
	systemUserCredential,
} = require('../support/instagram.js');
const { makeFiles } = require('../support/files.js');
const { eventually } = require('../support/examples.js');
const { node, readFile } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');

const MINUTES = 60_000;

/** @type {import('../support/world.js').World} */
let world;
/** @type {object} */
let credentials;
/** @type {string} */
let account;
/** @type {string} */
let reel;

beforeAll(async () => {
	world = await startWorld({ n8nEnv: {} });
	credentials = await systemUserCredential(world);
	account = (await metaSeed(world)).instagram.accounts.fern.id;
	reel = makeFiles(world.files).reel();
}, 4 * MINUTES);

afterAll(async () => await world.stop());

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

/** A reel that takes longer than the node waits. @param {Record<string, unknown>} options */
const slowReel = (options) =>
	instagram(
		credentials,
		publish(account, { postKind: 'reel', text: 'Slow', options: { waitForProcessing: 1, ...options } }),
	);

const containers = async () => (await accountState(world, account)).containers;

describe('a reel that Instagram processes for long', () => {
	it('comes out as processing with a handle, and Finish publishes it once', async () => {
		await world.sandbox.settings({ processingMs: 15_000 });
		const finish = instagram(
			credentials,
			{ resource: 'post', operation: 'finish', options: { waitForProcessing: 60 } },
			{ name: 'Finish' },
		);
		const again = instagram(
			credentials,
			{ resource: 'post', operation: 'finish', publication: "={{ $('Instagram').item.json }}" },
			{ name: 'Finish Again' },
		);
		const status = instagram(
			credentials,
			{ resource: 'post', operation: 'getStatus', account: byId(account) },
			{ name: 'Status' },
		);
		const first = slowReel({});
		const read = readFile(reel);
		const run = await world.runWorkflow({
			nodes: [read, first, status, finish, again],
			connections: [
				{ from: read.name, to: first.name },
				{ from: first.name, to: status.name },
				{ from: first.name, to: finish.name },
				{ from: finish.name, to: again.name },
			],
		});
		expect(run.error).toBeUndefined();
		expect(run.output('Instagram')[0].json).toMatchObject({ status: 'processing', id: null });
		expect(run.output('Status')[0].json.status).toBe('processing');
		const media = await ownMedia(world, account);
		expect(media).toHaveLength(1);
		expect(run.output('Finish')[0].json).toMatchObject({ status: 'published', id: media[0].id });
		expect(run.output('Finish Again')[0].json).toMatchObject({ id: media[0].id, replayed: true });
		expect(await containers()).toHaveLength(1);
	}, 2 * MINUTES);

	it('is published once by the waiting execution although n8n is stopped meanwhile', async () => {
		await world.sandbox.settings({ processingMs: 20_000 });
		const after = node('After', 'n8n-nodes-base.noOp');
		const { executionId, workflowId } = await world.startWorkflow(
			{ nodes: [readFile(reel), slowReel({ resumeAfter: 1.2, idempotencyKey: 'slow-reel' }), after] },
			{},
		);
		const waiting = await world.runOf(executionId, { until: ['waiting'] });
		expect(waiting.status).toBe('waiting');
		expect(await ownMedia(world, account)).toEqual([]);
		await world.kill();
		await world.restart();

		const run = await world.runOf(executionId, { timeoutMs: 3 * MINUTES });
		expect(run.error).toBeUndefined();
		expect(run.status).toBe('success');
		const media = await ownMedia(world, account);
		expect(media).toHaveLength(1);
		expect(run.output('After').map(({ json }) => json)).toMatchObject([
			{ status: 'published', id: media[0].id, kind: 'reel' },
		]);
		expect(await containers()).toHaveLength(1);
		const again = await world.runAgain(workflowId, [{}]);
		expect(again.output('After').map(({ json }) => json)).toMatchObject([
			{ status: 'published', id: media[0].id, replayed: true },
		]);
		expect(await ownMedia(world, account)).toHaveLength(1);
		expect(await containers()).toHaveLength(1);
		expect(await eventually(async () => (await world.n8n.listExecutions({ limit: 10 })).every(({ status }) => status !== 'waiting'))).toBe(true);
	}, 6 * MINUTES);
});
