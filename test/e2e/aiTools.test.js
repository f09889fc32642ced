// @ts-check
'use strict';

const facebook = require('../support/facebook.js');
const hub = require('../support/hub.js');
const instagram = require('../support/instagram.js');
const linkedin = require('../support/linkedin.js');
const x = require('../support/x.js');
const { agentWorkflow, fromAi, modelCredential } = require('../support/agent.js');
const { callOf, lastResult, startScriptedModel } = require('../support/scriptedModel.js');
const { node } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');

/** @typedef {import('../support/world.js').World} World */

/**
 * An action node as a tool: what a person chooses in it. Everything else comes from the model.
 * @typedef {object} ToolNetwork
 * @property {string} tool node type
 * @property {(world: World) => Promise<{ credentials: object, account: object }>} signIn account:
 * parameters of a person's choices
 * @property {object} [media] parameters of a post whose kind needs a file
 * @property {(world: World) => Promise<any[]>} published what is out, as the sandbox shows it
 * @property {(post: any) => string} textOf
 * @property {number} maxText characters that the network takes
 * @property {false} [deletes] where there is no such operation
 * @property {(verdict: any) => any[]} [issuesOf] what Preview has found, where it is not `issues`
 * @property {object} [facts] what a failed item has besides the failure
 */

const post = fromAi('post', 'ID of the post');

/** One row a network. @type {ToolNetwork[]} */
const NETWORKS = [
	{
		tool: 'facebookTool',
		signIn: async (world) => {
			const { pages } = await facebook.metaSeed(world);
			return {
				credentials: await facebook.systemUserCredential(world),
				account: { authentication: 'accessToken', page: facebook.byId(pages.fern.id) },
			};
		},
		published: async (world) =>
			await facebook.ownPosts(world, (await facebook.metaSeed(world)).pages.fern.id),
		textOf: ({ message }) => message,
		maxText: 63_206,
	},
	{
		tool: 'instagramTool',
		signIn: async (world) => {
			const { accounts } = (await instagram.metaSeed(world)).instagram;
			return {
				credentials: await facebook.systemUserCredential(world),
				account: { authentication: 'accessToken', account: facebook.byId(accounts.fern.id) },
			};
		},
		media: { postKind: 'photo', mediaSource: 'url', mediaUrl: fromAi('picture', 'Its address') },
		published: async (world) => {
			const { accounts } = (await instagram.metaSeed(world)).instagram;
			return await instagram.ownMedia(world, accounts.fern.id);
		},
		textOf: ({ options }) => options.caption,
		maxText: 2200,
	},
	{
		tool: 'linkedInTool',
		signIn: async (world) => {
			const { pages } = await linkedin.linkedInSeed(world);
			const author = linkedin.byId(linkedin.organizationUrn(pages.fern));
			const type = 'socialOpsLinkedInOAuth2Api';
			return {
				credentials: await linkedin.linkedInCredential(world, type),
				account: { author },
			};
		},
		published: async (world) => {
			const { pages } = await linkedin.linkedInSeed(world);
			return await linkedin.ownPosts(world, linkedin.organizationUrn(pages.fern));
		},
		textOf: ({ text }) => text,
		maxText: 3000,
	},
	{
		tool: 'xTool',
		signIn: async (world) => ({ credentials: await x.xCredential(world), account: {} }),
		published: async (world) => await x.ownPosts(world),
		textOf: ({ text }) => text,
		maxText: 280,
	},
	{
		tool: 'socialHubTool',
		signIn: async (world) => ({
			credentials: await hub.hubCredentials(world),
			account: {
				connections: ['linkedin', 'x'],
				linkedin: {
					account: [{ author: linkedin.byId((await hub.hubAccounts(world)).author), settings: {} }],
				},
				options: { allOrNothing: true },
			},
		}),
		media: {},
		published: async (world) => {
			const out = await hub.published(world, await hub.hubAccounts(world));
			expect(out.linkedin).toEqual(out.x);
			return out.x;
		},
		textOf: (text) => text,
		maxText: 280,
		deletes: false,
		issuesOf: ({ posts }) => posts.flatMap((/** @type {any} */ { issues }) => issues),
		facts: { platform: 'linkedin', account: expect.any(Object), status: 'failed' },
	},
];

/** The newer agents let n8n run their tools as nodes, the older ones run them themselves. */
const AGENTS = [2.2, 3.1];

const NAMES = { preview: 'Check Post', publish: 'Publish Post', remove: 'Delete Post' };

/** @type {World} */
let world;
/** @type {import('../support/scriptedModel.js').ScriptedModel} */
let model;
/** @type {object} */
let modelCredentials;
/** @type {string} */
let picture;

beforeAll(async () => {
	world = await startWorld();
	model = await startScriptedModel();
	modelCredentials = await modelCredential(world, model);
	picture = (await world.sandbox.seed()).meta.media.jpg;
});
afterAll(async () => await model?.stop());
beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

/** The tools of a network: one reads, one writes, one deletes. @param {ToolNetwork} network */
async function toolsOf(network, settings = {}) {
	const { tool, signIn, media = { postKind: 'text' }, deletes } = network;
	const { credentials, account } = await signIn(world);
	const content = { text: fromAi('text', 'What the post says'), ...media };
	const own = { resource: 'post', ...account };
	const target = { post: { __rl: true, mode: 'id', value: post } };
	return [
		node(NAMES.preview, tool, { ...own, operation: 'preview', ...content }, { credentials }),
		node(
			NAMES.publish,
			tool,
			{ ...own, operation: 'publish', ...content },
			{ credentials, ...settings },
		),
		...(deletes === false
			? []
			: [node(NAMES.remove, tool, { ...own, operation: 'delete', ...target }, { credentials })]),
	];
}

/** @param {ToolNetwork} network @param {string} text */
const argsOf = ({ media = {} }, text) => ({ text, ...('mediaUrl' in media ? { picture } : {}) });

/**
 * Lets the agent work on one prompt.
 * @param {import('../support/workflow.js').WorkflowNode[]} tools
 * @param {{ version?: number, settings?: object }} agent
 */
async function ask(tools, agent) {
	const source = agentWorkflow(modelCredentials, tools, agent);
	const run = await world.runWorkflow(source, { input: [{ prompt: 'Post something nice' }] });
	model.check();
	return run;
}

/** What the model was told by its tools, in their order. @returns {any[]} */
const results = () =>
	model.requests
		.at(-1)
		.messages.filter((/** @type {any} */ { role }) => role === 'tool')
		.map((/** @type {any} */ message) => lastResult([message]));

/** The items in what a tool has given back. @param {string} text */
const itemsIn = (text) => [JSON.parse(text)].flat().flatMap((one) => one.response ?? one);

describe.each(NETWORKS)('$tool', (network) => {
	it('tells the model what each tool is for, what it does to the network, and what it needs', async () => {
		model.say({ text: 'Nothing to do' });
		const run = await ask(await toolsOf(network), {});
		expect(run.error).toBeUndefined();
		const [{ tools }] = model.requests;
		const told = Object.fromEntries(
			tools.map((/** @type {any} */ { function: { name, description, parameters } }) => [
				name,
				{ description, needs: parameters.required },
			]),
		);
		const needs = Object.keys(argsOf(network, ''));
		expect(told).toEqual({
			Check_Post: { description: expect.stringMatching(/only reads\.$/), needs },
			Publish_Post: {
				description: expect.stringMatching(/^Publish (a|one) post .* changes what is on the network\.$/),
				needs,
			},
			...(network.deletes === false
				? {}
				: {
						Delete_Post: {
							description: expect.stringMatching(/cannot be undone.*This tool deletes\.$/),
							needs: ['post'],
						},
					}),
		});
	});

	describe.each(AGENTS)('of an agent of version %s', (version) => {
		it('does what the model chooses with what it says, and gives back the result', async () => {
			const args = argsOf(network, 'Fresh bread from eight');
			model.say(
				callOf(NAMES.preview, args),
				(messages) => {
					const [{ ok, ...verdict }] = itemsIn(lastResult(messages));
					const { issuesOf = ({ issues }) => issues } = network;
					expect({ ok, issues: issuesOf(verdict) }).toEqual({
						ok: true,
						issues: expect.any(Array),
					});
					return callOf(NAMES.publish, args);
				},
				{ text: 'It is out' },
			);
			const run = await ask(await toolsOf(network), { version });
			expect(run.error).toBeUndefined();
			expect(run.output('Agent')).toMatchObject([{ json: { output: 'It is out' } }]);
			const [published] = itemsIn(results()[1]);
			expect(published).toMatchObject({ status: 'published', replayed: false });
			const out = await network.published(world);
			expect(out.map(network.textOf)).toEqual(['Fresh bread from eight']);
			expect(run.output(NAMES.remove)).toEqual([]);
		});

		it('publishes once what the model asks for twice', async () => {
			const args = argsOf(network, 'Once is enough');
			model.say(callOf(NAMES.publish, args), callOf(NAMES.publish, args), { text: 'Done' });
			const run = await ask(await toolsOf(network), { version });
			expect(run.error).toBeUndefined();
			const [first, second] = results().map((text) => itemsIn(text)[0]);
			expect(second.id).toBe(first.id);
			expect(await network.published(world)).toHaveLength(1);
		});

		it('publishes once although the agent is tried again after its model was down', async () => {
			const args = argsOf(network, 'Tried again');
			model.say(callOf(NAMES.publish, args), { status: 500 }, callOf(NAMES.publish, args), {
				text: 'Done',
			});
			const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
			const run = await ask(await toolsOf(network), { version, settings });
			expect(run.error).toBeUndefined();
			expect(await network.published(world)).toHaveLength(1);
		});

		it('tells the model what to change when the network would refuse it', async () => {
			const tooLong = argsOf(network, 'x'.repeat(network.maxText + 1));
			model.say(
				callOf(NAMES.publish, tooLong),
				(messages) => {
					const [refused] = itemsIn(lastResult(messages));
					expect(refused).toEqual({
						...network.facts,
						error: expect.any(String),
						message: expect.stringMatching(/\w+/),
						details: expect.objectContaining({ kind: 'content-rejected', effect: 'none' }),
					});
					expect(JSON.stringify(refused)).toContain(String(network.maxText));
					return callOf(NAMES.publish, argsOf(network, 'Short'));
				},
				{ text: 'Done' },
			);
			const run = await ask(await toolsOf(network), { version });
			expect(run.error).toBeUndefined();
			expect((await network.published(world)).map(network.textOf)).toEqual(['Short']);
		});
	});
});

describe('a tool that is tried again', () => {
	const [network] = NETWORKS;
	const CREATE = { host: 'graph.facebook.com', method: 'POST', path: '/feed' };

	it.each(AGENTS)('publishes once when an answer was lost (agent %s)', async (version) => {
		const lost = { ...CREATE, times: 1, effect: { kind: 'lost-after' } };
		await world.sandbox.faults([lost]);
		model.say(callOf(NAMES.publish, argsOf(network, 'Lost and found')), { text: 'Done' });
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const run = await ask(await toolsOf(network, settings), { version });
		expect(run.error).toBeUndefined();
		expect(await network.published(world)).toHaveLength(1);
	});

	it.each(AGENTS)('says that files do not come with it (agent %s)', async (version) => {
		const { credentials, account } = await network.signIn(world);
		const photo = {
			resource: 'post',
			operation: 'publish',
			postKind: 'photo',
			mediaSource: 'binary',
			text: fromAi('text', 'Caption'),
			...account,
		};
		const tool = node(NAMES.publish, network.tool, photo, { credentials });
		model.say(callOf(NAMES.publish, { text: 'With a picture' }), { text: 'It cannot be done' });
		const run = await ask([tool], { version });
		expect(run.error).toBeUndefined();
		const [refused] = itemsIn(results()[0]);
		expect(refused).toMatchObject({
			error: 'An agent hands no files to its tools',
			message: expect.stringContaining("'URL'"),
		});
	});
});
