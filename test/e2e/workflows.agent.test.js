// @ts-check
'use strict';

const { chosenExample } = require('../../scripts/demo/examples.js');
const { importExample, postForm } = require('../support/examples.js');
const { modelCredential } = require('../support/agent.js');
const { ownPosts } = require('../support/facebook.js');
const { callOf, lastResult, startScriptedModel } = require('../support/scriptedModel.js');
const { startWorld } = require('../support/world.js');

const EXAMPLE = 'ai-agent-with-approval';
const TEXT = 'Fresh bread from eight o’clock: come by!';

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {import('../support/scriptedModel.js').ScriptedModel} */
let model;
/** @type {Awaited<ReturnType<typeof importExample>>} */
let example;

beforeAll(async () => {
	world = await startWorld();
	seed = (await world.sandbox.seed()).meta;
	model = await startScriptedModel();
	const credentials = {
		...(await modelCredential(world, model)),
		...(await world.createCredential('socialOpsFacebookOAuth2Api', {
			clientId: seed.app.id,
			clientSecret: seed.app.secret,
			oauthTokenData: { access_token: seed.tokens.userLong, token_type: 'bearer' },
		})),
	};
	example = await importExample(world, EXAMPLE, { credentials, page: seed.pages.fern.id });
	await example.activate();
});
afterAll(async () => {
	await example?.deactivate();
	await model?.stop();
});
beforeEach(async () => await world.sandbox.reset());

/** The agent writes; comes back when a person is to decide. @param {string} text */
async function draft(text) {
	const tooLong = { text: 'x'.repeat(63_207) };
	model.say(
		callOf('Recent Posts', {}),
		callOf('Check Draft', tooLong),
		(messages) => {
			const [verdict] = [JSON.parse(lastResult(messages))].flat();
			expect(verdict).toMatchObject({ ok: false, issues: [{ severity: 'block' }] });
			return callOf('Check Draft', { text });
		},
		{ text },
	);
	const waiting = await example.submit(['Opening hours']);
	model.check();
	const { reviewAddress, ...request } = waiting.output('Review Request')[0].json;
	expect(request).toMatchObject({ text, contentHash: expect.stringMatching(/^\w+/) });
	return {
		/** @param {'Publish' | 'Do not publish'} decision */
		async decide(decision) {
			const { pathname, search } = new URL(reviewAddress);
			await postForm(`${world.n8n.url}${pathname}${search}`, [decision]);
			return await world.runOf(waiting.executionId);
		},
	};
}

const published = async () => await ownPosts(world, seed.pages.fern.id);

it('publishes what the agent has written and a person has approved', async () => {
	const { decide } = await draft(TEXT);
	expect(await published()).toEqual([]);
	model.say(callOf('Publish Post', { text: TEXT }), { text: 'Done' });
	const run = await decide('Publish');
	model.check();
	expect(run.error).toBeUndefined();
	expect((await published()).map(({ message }) => message)).toEqual([TEXT]);
	expect(run.output('Result')[0].json).toEqual({
		status: 'published',
		url: expect.stringMatching(/facebook\.com/),
		note: '',
	});
});

it('publishes nothing but that, whatever the agent tries', async () => {
	const { decide } = await draft(TEXT);
	model.say(callOf('Publish Post', { text: `${TEXT} And a discount!` }), {
		text: 'It was refused',
	});
	const run = await decide('Publish');
	model.check();
	expect(run.error).toBeUndefined();
	expect(await published()).toEqual([]);
	expect(run.output('Result')[0].json).toMatchObject({
		status: 'not published',
		note: expect.stringContaining('not the one that was approved'),
	});
});

it('publishes once although the agent calls its tool twice', async () => {
	const { decide } = await draft(TEXT);
	const call = callOf('Publish Post', { text: TEXT });
	model.say(call, call, { text: 'Done' });
	await decide('Publish');
	model.check();
	expect(await published()).toHaveLength(1);
});

it('asks no model any more when a person has said no', async () => {
	const { decide } = await draft(TEXT);
	model.say();
	const run = await decide('Do not publish');
	expect(run.output('Rejected')).toMatchObject([{ json: { status: 'rejected' } }]);
	expect(model.requests).toEqual([]);
	expect(await published()).toEqual([]);
});

it('gives the writer no tool that changes anything', () => {
	const { nodes, connections } = chosenExample(EXAMPLE, { credentials: {} });
	const toolsOf = (/** @type {string} */ agent) =>
		nodes
			.filter((/** @type {any} */ { name }) =>
				connections[name]?.ai_tool?.flat().some((/** @type {any} */ to) => to.node === agent),
			)
			.map((/** @type {any} */ { parameters }) => parameters.operation);
	expect(toolsOf('Writer').sort()).toEqual(['getMany', 'preview']);
	expect(toolsOf('Publisher')).toEqual(['publish']);
});
