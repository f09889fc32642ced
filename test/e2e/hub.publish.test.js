// @ts-check
'use strict';

const { setTimeout: delay } = require('node:timers/promises');
const { makeFiles } = require('../support/files.js');
const { hub, hubAccounts, hubCredentials, published } = require('../support/hub.js');
const { writesOf } = require('../support/requests.js');
const { node, readFile } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');

const GRAPH = 'graph.facebook.com';
const TEXT = 'Fresh bread from eight #bakery';
const PICTURE = { mediaSource: 'binary', binaryPropertyName: 'data', text: TEXT };
const NETWORKS = ['facebook', 'instagram', 'linkedin', 'x'];

/** @type {import('../support/world.js').World} */
let world;
/** @type {object} */
let credentials;
/** @type {Awaited<ReturnType<typeof hubAccounts>>} */
let accounts;
/** @type {ReturnType<typeof makeFiles>} */
let files;

beforeAll(async () => {
	world = await startWorld();
	credentials = await hubCredentials(world);
	accounts = await hubAccounts(world);
	files = makeFiles(world.files);
	// Made beforehand: a run of the encoder blocks this process for seconds.
	for (const make of [square, upright]) make();
	await delay(50);
});

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

/** Within what all four document. */
const upright = () => files.video('upright.mp4', '720x1280');
const square = () => files.picture('square.jpg', '1080x1080');

/** @param {Record<string, any>} parameters @param {Record<string, unknown>} [settings] */
const hubNode = (parameters, settings) => hub(credentials, accounts, parameters, settings);

/** Publishes a file everywhere. @param {string} file @param {Record<string, any>} parameters @param {Record<string, unknown>} [settings] */
async function publishFile(file, parameters, settings) {
	return await world.runWorkflow({ nodes: [readFile(file), hubNode(parameters, settings)] });
}

const statusOf = (/** @type {any[]} */ items) =>
	Object.fromEntries(items.map(({ json }) => [json.platform, json.status]));

const everywhere = (/** @type {unknown} */ value) =>
	Object.fromEntries(NETWORKS.map((network) => [network, value]));

describe('one draft', () => {
	it('goes to four networks from one binary file, and comes out as one item each', async () => {
		const run = await publishFile(square(), PICTURE);
		expect(run.error).toBeUndefined();
		expect(statusOf(run.items)).toEqual(everywhere('published'));
		expect(run.items.map(({ json }) => json.kind)).toEqual(['photo', 'photo', 'image', 'image']);
		expect(run.items.every(({ pairedItem }) => pairedItem.item === 0)).toBe(true);
		expect(await published(world, accounts)).toEqual(everywhere([TEXT]));
	});

	it('goes as a video where the file is one', async () => {
		const run = await publishFile(upright(), PICTURE);
		expect(run.error).toBeUndefined();
		expect(statusOf(run.items)).toEqual(everywhere('published'));
		expect(run.items.map(({ json }) => json.kind)).toEqual(['video', 'reel', 'video', 'video']);
	});

	it('has the link where a network has one, and behind the text where it has none', async () => {
		const link = 'https://example.com/offer';
		const run = await world.runWorkflow({
			nodes: [
				hubNode({
					text: TEXT,
					link,
					settings: { linkedin: { title: 'Offer' }, x: { text: 'Short one' } },
					options: { onlyTo: 'facebook, linkedin, x' },
				}),
			],
		});
		expect(run.error).toBeUndefined();
		expect(run.items.map(({ json }) => json.kind)).toEqual(['text', 'article', 'text']);
		const { x, facebook, linkedin } = await published(world, accounts);
		expect([facebook, linkedin]).toEqual([[TEXT], [TEXT]]);
		expect(x).toEqual([`Short one\n\n${link}`]);
		expect(run.items[2].json.warnings).toEqual([expect.stringContaining('no link of its own')]);
	});

	it('is shortened at the end of a sentence with its link where the user allows it', async () => {
		const link = 'https://example.com/offer';
		const long = 'We bake with rye and time. '.repeat(20).trim();
		const parameters = { text: long, link, options: { onlyTo: 'x', adaptations: ['text'] } };
		const run = await world.runWorkflow({ nodes: [hubNode(parameters)] });
		expect(run.error).toBeUndefined();
		const { x } = await published(world, accounts);
		expect(x).toEqual([`${'We bake with rye and time. '.repeat(9).trim()}\n\n${link}`]);
		expect(run.items[0].json.warnings.join()).toContain('shortened from 539 to 242 characters');

		await world.sandbox.reset();
		const { items } = await world.runWorkflow({
			nodes: [
				hubNode({ ...parameters, options: { onlyTo: 'x' } }, { onError: 'continueRegularOutput' }),
			],
		});
		expect(items[0].json).toMatchObject({
			platform: 'x',
			status: 'failed',
			details: { kind: 'content-rejected' },
		});
		expect((await published(world, accounts)).x).toEqual([]);
	});
});

describe('networks that fail', () => {
	const down = {
		host: 'api.linkedin.com',
		method: 'POST',
		path: '^/rest/posts',
		effect: { kind: 'status', status: 503 },
	};
	const rejecting = {
		host: GRAPH,
		method: 'POST',
		path: '/feed$',
		effect: {
			kind: 'graph-error',
			code: 100,
			subcode: 2061006,
			message: 'Bad URL',
			httpStatus: 400,
		},
	};
	const limited = () => ({
		host: 'api.x.com',
		method: 'POST',
		path: '^/2/tweets$',
		effect: {
			kind: 'status',
			status: 429,
			headers: {
				'x-rate-limit-limit': '100',
				'x-rate-limit-remaining': '0',
				'x-rate-limit-reset': String(Math.ceil(Date.now() / 1000) + 12),
			},
		},
	});
	const options = { maxWait: 1 };
	const counts = async () =>
		Object.fromEntries(
			Object.entries(await published(world, accounts)).map(([network, { length }]) => [
				network,
				length,
			]),
		);

	it('do not stop the others, and a second try of the execution publishes only what is missing', async () => {
		await world.sandbox.faults([down, rejecting, limited()]);
		const first = await publishFile(square(), { ...PICTURE, options });
		expect(first.status).toBe('error');
		expect(first.error.message).toMatch(/\[item 0, (Facebook|LinkedIn|X)\]$/);
		expect(first.error.description).toContain('3 of 4 items have failed');
		expect(await counts()).toEqual({ facebook: 0, instagram: 1, linkedin: 0, x: 0 });

		await world.sandbox.clearFaults();
		const retry = await world.n8n.retryExecution(first.executionId);
		const second = await world.runOf(retry);
		await delay(12_000);
		const done =
			second.status === 'success'
				? second
				: await world.runOf(await world.n8n.retryExecution(second.executionId));
		expect(done.error).toBeUndefined();
		expect(statusOf(done.items)).toEqual(everywhere('published'));
		expect(await counts()).toEqual(everywhere(1));
	}, 180_000);

	it('come out as items with platform, account and reason where the node continues', async () => {
		await world.sandbox.faults([down, rejecting, limited()]);
		const run = await publishFile(
			square(),
			{ ...PICTURE, options },
			{ onError: 'continueRegularOutput' },
		);
		expect(statusOf(run.items)).toEqual({
			facebook: 'failed',
			instagram: 'published',
			linkedin: 'failed',
			x: 'failed',
		});
		const [facebook, , linkedin, x] = run.items.map(({ json }) => json);
		expect(facebook).toMatchObject({
			account: { id: accounts.page },
			details: { kind: 'content-rejected', code: '100/2061006' },
		});
		expect(linkedin).toMatchObject({ details: { kind: 'temporarily-unavailable' } });
		expect(x).toMatchObject({ details: { kind: 'rate-limited', retryAt: expect.any(String) } });
	}, 120_000);

	it('go to the error output by themselves', async () => {
		await world.sandbox.faults([rejecting]);
		const sink = node('Failed', 'n8n-nodes-base.noOp');
		const ok = node('Out', 'n8n-nodes-base.noOp');
		const all = [
			readFile(square()),
			hubNode({ ...PICTURE, options }, { onError: 'continueErrorOutput' }),
			ok,
			sink,
		];
		const run = await world.runWorkflow({
			nodes: all,
			connections: [
				{ from: 'Read File', to: 'Hub' },
				{ from: 'Hub', to: 'Out' },
				{ from: 'Hub', to: 'Failed', output: 1 },
			],
		});
		expect(run.output('Hub', 0).map(({ json }) => json.platform)).toEqual([
			'instagram',
			'linkedin',
			'x',
		]);
		expect(run.output('Hub', 1).map(({ json }) => json.details)).toEqual([
			expect.objectContaining({ platform: 'facebook', status: 'failed', kind: 'content-rejected' }),
		]);
	}, 120_000);

	it('are tried again by Retry On Fail without repeating the others', async () => {
		await world.sandbox.faults([{ ...rejecting, times: 1 }]);
		const run = await publishFile(square(), PICTURE, {
			retryOnFail: true,
			maxTries: 2,
			waitBetweenTries: 100,
		});
		expect(run.error).toBeUndefined();
		expect(await counts()).toEqual(everywhere(1));
		expect((await writesOf(world)).filter((call) => call === 'POST /2/tweets')).toHaveLength(1);
	}, 120_000);
});

it('goes out once with the text of the first try, though the expression says something else by then', async () => {
	await world.sandbox.faults([
		{
			host: 'api.x.com',
			method: 'POST',
			path: '^/2/tweets$',
			times: 1,
			effect: { kind: 'lost-after' },
		},
		{
			host: GRAPH,
			method: 'POST',
			path: '/feed$',
			times: 2,
			effect: { kind: 'status', status: 503 },
		},
	]);
	const text = '={{ "Fresh at " + $now.toMillis() }}';
	const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
	const run = await publishFile(square(), { ...PICTURE, text }, retry);
	expect(run.error).toBeUndefined();
	const texts = Object.values(await published(world, accounts));
	expect(texts.map(({ length }) => length)).toEqual([1, 1, 1, 1]);
}, 120_000);

describe('all or nothing', () => {
	it('publishes nowhere when one network would refuse the post', async () => {
		const run = await publishFile(
			square(),
			{ ...PICTURE, text: 'x'.repeat(300), options: { allOrNothing: true } },
			{ onError: 'continueRegularOutput' },
		);
		expect(statusOf(run.items)).toEqual(everywhere('failed'));
		expect(run.items[0].json.error).toContain('Nothing is published');
		expect(run.items[0].json.error).toContain('X: The');
		expect(await published(world, accounts)).toEqual(everywhere([]));
		expect((await writesOf(world)).filter((call) => !call.includes('oauth'))).toEqual([]);
	});

	it('publishes everywhere when none would', async () => {
		const run = await publishFile(square(), { ...PICTURE, options: { allOrNothing: true } });
		expect(statusOf(run.items)).toEqual(everywhere('published'));
	});
});

describe('approval', () => {
	it('is asked for with one board and given with its hashes', async () => {
		const preview = hubNode({ ...PICTURE, operation: 'preview' }, { name: 'Preview' });
		const merged = node(
			'Both',
			'n8n-nodes-base.merge',
			{ mode: 'combine', combineBy: 'combineByPosition' },
			{ typeVersion: 3.2 },
		);
		const publishing = hubNode({
			...PICTURE,
			options: { approvedContentHashes: '={{ $json.contentHashes }}' },
		});
		const read = readFile(square());
		const run = await world.runWorkflow({
			nodes: [read, preview, merged, publishing],
			connections: [
				{ from: read.name, to: preview.name },
				{ from: read.name, to: merged.name },
				{ from: preview.name, to: merged.name, input: 1 },
				{ from: merged.name, to: publishing.name },
			],
		});
		expect(run.error).toBeUndefined();
		const [board] = run.output('Preview');
		expect(board.json).toMatchObject({
			ok: true,
			posts: NETWORKS.map((platform) => ({ platform, ok: true })),
		});
		expect(board.json.contentHashes).toEqual(run.items.map(({ json }) => json.contentHash));
		expect(Object.keys(board.binary).sort()).toEqual(['preview', 'previewText']);
		expect(statusOf(run.items)).toEqual(everywhere('published'));
	});

	it('refuses what differs from the approved post', async () => {
		const hash = 'a'.repeat(64);
		const run = await publishFile(
			square(),
			{ ...PICTURE, options: { approvedContentHashes: JSON.stringify([hash]) } },
			{ onError: 'continueRegularOutput' },
		);
		expect(statusOf(run.items)).toEqual(everywhere('failed'));
		expect(run.items[0].json.error).toBe('The post is not the one that was approved');
		expect(await published(world, accounts)).toEqual(everywhere([]));
	});
});

it('sends nothing before the time at which it is due, and says so', async () => {
	const options = { dueAt: new Date(Date.now() + 3_600_000).toISOString() };
	const run = await publishFile(square(), { ...PICTURE, options });
	expect(statusOf(run.items)).toEqual(everywhere('not-due'));
	expect(await published(world, accounts)).toEqual(everywhere([]));
});

describe('the lists of accounts in the editor', () => {
	/** What the editor asks n8n for inside a list of accounts. @param {string} connection @param {string} field @param {string} method */
	async function search(connection, field, method) {
		const { results } = await world.n8n.call(
			'POST',
			'/dynamic-node-parameters/resource-locator-results',
			{
				path: `parameters.${connection}.account[0].${field}`,
				methodName: method,
				nodeTypeAndVersion: { name: 'n8n-nodes-social-ops.socialHub', version: 1 },
				currentNodeParameters: hubNode({}).parameters,
				credentials,
			},
		);
		return results.map((/** @type {any} */ { value }) => value);
	}

	it.each([
		['facebookAccessToken', 'page', 'facebookAccessTokenSearchPages', 'page'],
		['instagramAccessToken', 'account', 'instagramAccessTokenSearchAccounts', 'instagram'],
		['linkedin', 'author', 'linkedinSearchAuthors', 'author'],
	])("are those of the network's own node for %s", async (connection, field, method, account) => {
		const found = await search(connection, field, method);
		expect(found).toContain(accounts[/** @type {'page'} */ (account)]);
	});
});
