// @ts-check
'use strict';

const { setTimeout: delay } = require('node:timers/promises');
const { facebook, metaSeed, ownPosts, publish, systemUserCredential } = require('../support/facebook.js');
const { startWorld } = require('../support/world.js');

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {object} */
let credentials;
/** @type {string} */
let page;

beforeAll(async () => {
	world = await startWorld({ n8nEnv: {} });
	seed = await metaSeed(world);
	credentials = await systemUserCredential(world);
	page = seed.pages.fern.id;
}, 180_000);

afterAll(async () => await world.stop());

describe('n8n is killed between the create call and its answer', () => {
	it('finds the post when the execution is retried, and does not publish it again', async () => {
		await world.sandbox.faults([
			{
				host: 'graph.facebook.com',
				method: 'POST',
				path: '/feed',
				times: 1,
				effect: { kind: 'hang-after', ms: 60_000 },
			},
		]);
		const node = facebook(credentials, publish(page, { postKind: 'text', text: 'Only once' }));
		const { executionId } = await world.startWorkflow({ nodes: [node] });
		await postAppears('Only once');
		await world.kill();
		await world.restart();
		expect((await world.runOf(executionId)).status).toBe('crashed');

		const retried = await world.runOf(await world.n8n.retryExecution(executionId));
		expect(retried.error).toBeUndefined();
		const posts = await ownPosts(world, page);
		expect(posts).toHaveLength(1);
		expect(retried.items[0].json).toMatchObject({ id: posts[0].id, replayed: true });

		const again = await world.runOf(await world.n8n.retryExecution(executionId));
		expect(again.error).toBeUndefined();
		expect(await ownPosts(world, page)).toHaveLength(1);
	}, 180_000);
});

describe('n8n is killed while it publishes many items', () => {
	it('reads the account a few times for all of them, and publishes what is missing', async () => {
		await world.sandbox.reset();
		await world.sandbox.clearFaults();
		const path = '/feed';
		await world.sandbox.faults([{ method: 'POST', path, effect: { kind: 'latency', ms: 300 } }]);
		const input = Array.from({ length: 40 }, (_, index) => ({ text: `One of many ${index}` }));
		const post = publish(page, { postKind: 'text', text: '={{ $json.text }}' });
		const node = facebook(credentials, { ...post, options: { concurrency: 5 } });
		const { executionId } = await world.startWorkflow({ nodes: [node] }, { input });
		await postAppears(input[9].text);
		await world.kill();
		await world.sandbox.clearFaults();
		await world.restart();
		expect((await world.runOf(executionId)).status).toBe('crashed');

		const before = (await readings()).length;
		const retried = await world.runOf(await world.n8n.retryExecution(executionId));
		expect(retried.error).toBeUndefined();
		const texts = new Map((await ownPosts(world, page)).map((one) => [one.id, one.message]));
		expect(texts.size).toBe(input.length);
		const shown = retried.items.map(({ json }) => ({ text: texts.get(json.id) }));
		expect(shown).toEqual(input);
		// One for each time after which the network may still show something new.
		expect((await readings()).length - before).toBeLessThanOrEqual(3);
	}, 180_000);
});

/** Calls that list the posts of the Page. */
async function readings() {
	const calls = await world.sandbox.requests();
	return calls.filter(({ method, path }) => method === 'GET' && /published_posts$/.test(path));
}

/** @param {string} message */
async function postAppears(message) {
	for (let tries = 0; tries < 200; tries += 1) {
		const posts = await ownPosts(world, page);
		if (posts.some((/** @type {any} */ post) => post.message === message)) return;
		await delay(100);
	}
	throw new Error('The post did not appear');
}
