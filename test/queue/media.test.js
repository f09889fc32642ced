// @ts-check
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const { file: binary } = require('../../scripts/demo/files.js');
const { eventually } = require('../support/examples.js');
const { makeFiles, sha256 } = require('../support/files.js');
const {
	facebook,
	metaSeed,
	ownPosts,
	publish,
	systemUserCredential,
} = require('../support/facebook.js');
const { buildWorkflow, node } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');
const { workerOf } = require('./support/workers.js');

/** @type {import('../support/world.js').World} */
let world;

beforeAll(async () => {
	world = await startWorld();
	await world.sandbox.clearFaults();
});

describe('a file that comes in through the webhook processor', () => {
	it('is published by a worker, byte for byte', async () => {
		const picture = makeFiles(fs.mkdtempSync(`${os.tmpdir()}/`)).picture();
		const credentials = await systemUserCredential(world);
		const { id: page } = (await metaSeed(world)).pages.fern;
		const path = crypto.randomUUID();
		const receive = node(
			'Receive',
			'n8n-nodes-base.webhook',
			{ httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
			{ typeVersion: 2.1, webhookId: path },
		);
		const photo = publish(page, { postKind: 'photo', text: 'From outside', ...binary('data') });
		const nodes = [receive, facebook(credentials, photo)];
		const { id: workflowId } = await world.n8n.createWorkflow(buildWorkflow({ nodes }));
		await world.n8n.activate(workflowId);
		const answer = await fetch(`${world.n8n.url}/webhook/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'image/jpeg' },
			body: fs.readFileSync(picture),
		});
		expect(answer.status).toBe(200);
		const { id } = await eventually(
			async () => (await world.n8n.listExecutions({ workflowId }))[0],
		);
		const run = await world.runOf(id);
		expect(run.error).toBeUndefined();
		expect(workerOf(id)).toBeDefined();
		const [post] = await ownPosts(world, page);
		expect(post.photos).toMatchObject([{ sha256: sha256(picture) }]);
	});
});
