// @ts-check
'use strict';

const { openDataTable } = require('../../scripts/demo/dataTables.js');
const { readExample } = require('../../scripts/demo/examples.js');
const { eventually, importExample } = require('../support/examples.js');
const { facebook, metaSeed, publish, systemUserCredential } = require('../support/facebook.js');
const { answerJson, jsonOf, serverAt } = require('../support/server.js');
const { node } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');
const x = require('../support/x.js');

const LOG = 'social ops log';
const CHAT_HOST = 'chat.example.com';
const TOO_LONG = 'x'.repeat(63_207);

/** @type {import('../support/world.js').World} */
let world;
/** @type {object} */
let credentials;
/** @type {string} */
let pageId;

beforeAll(async () => {
	world = await startWorld();
	pageId = (await metaSeed(world)).pages.fern.id;
	credentials = await systemUserCredential(world);
});
beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

/** @param {Record<string, unknown>} [settings] of the node */
const onFacebook = (settings) =>
	facebook(
		credentials,
		publish(pageId, { text: '={{ $json.text }}', options: { includeMeta: true } }),
		settings,
	);

describe('monitoring', () => {
	/** @type {Awaited<ReturnType<typeof importExample>>} */
	let monitoring;
	beforeAll(async () => {
		await (await openDataTable(world.n8n, LOG).catch(() => undefined))?.remove();
		monitoring = await importExample(world, 'monitoring', { credentials: {} });
		await monitoring.activate();
	});
	afterAll(async () => await monitoring?.deactivate());

	const report = () =>
		node(
			'Log',
			'n8n-nodes-base.executeWorkflow',
			{
				workflowId: { __rl: true, mode: 'id', value: monitoring.id },
				workflowInputs: { mappingMode: 'defineBelow', value: {}, matchingColumns: [], schema: [] },
				options: {},
			},
			{ typeVersion: 1.2 },
		);

	/**
	 * Publishes texts and logs what came out, as the note of the example says.
	 * @param {import('../support/workflow.js').WorkflowNode} publishing
	 * @param {string[]} texts
	 */
	async function publishAll(publishing, texts) {
		const nodes = [{ ...publishing, onError: 'continueRegularOutput' }, report()];
		const run = await world.runWorkflow({ nodes }, { input: texts.map((text) => ({ text })) });
		expect(run.error).toBeUndefined();
		return run;
	}

	it('turns what workflows publish into success rate, failures and latency of each network', async () => {
		await publishAll(onFacebook(), ['One', TOO_LONG, 'Two']);
		const parameters = { text: '={{ $json.text }}', options: { includeMeta: true } };
		await publishAll(x.x(await x.xCredential(world), x.publish(parameters)), ['Three']);

		const rows = await (await openDataTable(world.n8n, LOG)).rows();
		expect(rows.map(({ network, outcome }) => [network, outcome])).toEqual([
			['facebook', 'ok'],
			['facebook', 'failed'],
			['facebook', 'ok'],
			['x', 'ok'],
		]);
		expect(rows[1]).toMatchObject({
			operation: 'post: publish',
			errorKind: 'content-rejected',
			error: expect.stringContaining('63206'),
			attempts: 1,
		});
		expect(rows[3]).toMatchObject({ traceId: expect.stringMatching(/\w+/), url: rows[3].url });
		expect(rows[3].url).toMatch(/^https:\/\/x\.com\//);

		const run = await monitoring.run('Every Hour');
		expect(run.error).toBeUndefined();
		const numbers = run.output('Numbers').map(({ json }) => json);
		const durations = [rows[0].durationMs, rows[2].durationMs].sort((one, two) => one - two);
		expect(numbers).toMatchObject([
			{
				network: 'facebook',
				operation: 'post: publish',
				lastHour: {
					items: 3,
					failed: 1,
					successPercent: 66.7,
					errors: { 'content-rejected': 1 },
					p50Ms: durations[0],
					p95Ms: durations[1],
				},
			},
			{ network: 'x', lastDay: { items: 1, failed: 0, successPercent: 100, errors: {} } },
		]);
		const [{ json: told }] = run.output('Needs Somebody?');
		expect(told.title).toBe('Social media: 1 problem');
		expect(told.message).toMatch(
			/^facebook, post: publish: 1 of 3 failed .*content-rejected.*63206/,
		);
		expect(told.markdown).toMatch(/\| facebook \| post: publish \| 3 \| 66\.7 % \|/);
	});

	it('troubles nobody while all is well', async () => {
		await (await openDataTable(world.n8n, LOG)).remove();
		await publishAll(onFacebook(), ['Fine']);
		const run = await monitoring.run('Every Hour');
		expect(run.error).toBeUndefined();
		expect(run.output('Report')).toMatchObject([{ json: { problems: [] } }]);
		expect(run.output('Needs Somebody?')).toEqual([]);
	});

	it('runs before anything was logged', async () => {
		await (await openDataTable(world.n8n, LOG)).remove();
		const run = await monitoring.run('Every Hour');
		expect(run.error).toBeUndefined();
		expect(run.output('Report')).toEqual([]);
	});
});

describe('error workflow', () => {
	/** @type {Awaited<ReturnType<typeof serverAt>>} */
	let chat;
	/** @type {any[]} */
	const messages = [];
	/** @type {Awaited<ReturnType<typeof importExample>>} */
	let example;

	beforeAll(async () => {
		chat = await serverAt(async (request, response) => {
			messages.push(await jsonOf(request));
			answerJson(response, 200, { ok: true });
		});
		example = await importExample(world, 'error-workflow', { credentials: {} });
		await example.activate();
	});
	beforeEach(async () => {
		messages.length = 0;
		await world.sandbox.settings({ publicHosts: { [CHAT_HOST]: chat.origin } });
	});
	afterAll(async () => {
		await example?.deactivate();
		await chat?.stop();
	});

	/** What the chat is told of a workflow that fails. @param {any[]} nodes @param {object} item */
	async function toldOf(nodes, item) {
		const settings = { errorWorkflow: example.id };
		const run = await world.runWorkflow(
			{ name: 'Morning post', nodes, settings },
			{ input: [item] },
		);
		expect(run.status).toBe('error');
		await eventually(async () => messages.length > 0);
		return { text: messages[0].text, run };
	}

	it('says what failed, what to do about it, and where to look', async () => {
		const { text, run } = await toldOf([onFacebook()], { text: TOO_LONG });
		const lines = text.split('\n');
		expect(lines[0]).toBe('*Facebook does not take the content*');
		expect(text).toMatch(/^What: .*63206/m);
		expect(text).toMatch(/^What to do: .+/m);
		expect(lines).toContain('Where: Morning post, node Facebook');
		expect(text).toMatch(/^Kind: content-rejected/m);
		expect(text).toMatch(new RegExp(`^Execution: http.*${run.executionId}$`, 'm'));
	});

	it('names the code and the trace ID of what the network has refused', async () => {
		const effect = { kind: 'graph-error', code: 190, httpStatus: 401 };
		await world.sandbox.faults([{ host: 'graph.facebook.com', path: '/feed', effect }]);
		const { text } = await toldOf([onFacebook()], { text: 'Hello' });
		expect(text).toMatch(/^\*Facebook has to be connected again\*/);
		expect(text).toMatch(/^Kind: credential-invalid, code 190.*, trace ID \w+/m);
	});

	it('reports other nodes too', async () => {
		const stop = node('Stop', 'n8n-nodes-base.stopAndError', { errorMessage: 'No rows today' });
		const { text } = await toldOf([stop], {});
		expect(text).toMatch(/^\*The workflow Morning post has failed\*\nWhat: No rows today\n/);
	});
});

it.each(['monitoring', 'error-workflow'])('%s holds no address of a real person', (name) => {
	const text = JSON.stringify(readExample(name));
	expect(text.match(/[\w.]+@[\w.]+/g)).toEqual(['you@example.com', 'ops@example.com']);
});
