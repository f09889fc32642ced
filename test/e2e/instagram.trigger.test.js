// @ts-check
'use strict';

const { setTimeout: delay } = require('node:timers/promises');
const { openDataTable } = require('../../scripts/demo/dataTables.js');
const { chosenExample } = require('../../scripts/demo/examples.js');
const { accountState, byId, instagram, metaSeed, ownMedia, systemUserCredential } = require('../support/instagram.js');
const { eventually, importExample, postForm } = require('../support/examples.js');
const { buildWorkflow, chain, node } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');

const OAUTH = 'socialOpsFacebookOAuth2Api';

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {string} */
let account;
/** @type {Record<string, { id: string, name: string }>} */
let oAuth;

beforeAll(async () => {
	world = await startWorld();
	seed = await metaSeed(world);
	account = seed.instagram.accounts.fern.id;
	oAuth = await world.createCredential(OAUTH, {
		clientId: seed.app.id,
		clientSecret: seed.app.secret,
		oauthTokenData: { access_token: seed.tokens.userLong, token_type: 'bearer' },
	});
});

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

const choices = () => ({ credentials: oAuth, page: seed.pages.fern.id, account });

/** What a person does on Instagram. @param {object} action */
const visit = async (action) => await world.sandbox.visitor({ accountId: account, ...action });

/** Runs of a workflow, once there are so many. @param {string} workflowId @param {number} count */
async function runsOf(workflowId, count) {
	await eventually(async () => (await world.n8n.listExecutions({ workflowId })).length >= count);
	const executions = await world.n8n.listExecutions({ workflowId });
	return await Promise.all(executions.reverse().map(({ id }) => world.runOf(id)));
}

/** A stored trigger with a node behind it. @param {object} credentials @param {object} parameters */
async function triggerWorkflow(credentials, parameters) {
	const trigger = node('Trigger', 'instagramTrigger', parameters, { credentials, webhookId: crypto.randomUUID() });
	const nodes = [trigger, node('After', 'n8n-nodes-base.noOp')];
	const { id } = await world.n8n.createWorkflow(buildWorkflow({ nodes, connections: chain(nodes) }));
	return { id, webhookId: /** @type {string} */ (trigger.webhookId) };
}

describe('the trigger through Facebook Login', () => {
	it('subscribes by itself, starts once for each comment, and leaves nothing behind', async () => {
		const credentials = await systemUserCredential(world);
		const { id } = await triggerWorkflow(credentials, {
			authentication: 'accessToken',
			account: byId(account),
			triggerOn: ['commentAdded', 'mention', 'message'],
		});
		await world.n8n.activate(id);
		try {
			await visit({ action: 'comment', message: 'How much is it?' });
			const [run] = await runsOf(id, 1);
			expect(run.output('After')[0].json).toMatchObject({
				event: 'commentAdded',
				account: { id: account },
				text: 'How much is it?',
			});
			expect(run.output('After')[0].json.commentId).toMatch(/^\d{17,}$/);
		} finally {
			await world.n8n.deactivate(id);
		}
		await visit({ action: 'comment', message: 'Anybody there?' });
		await delay(1000);
		expect(await world.n8n.listExecutions({ workflowId: id })).toHaveLength(1);
	}, 90_000);
});

describe('the trigger through Instagram Login', () => {
	const VERIFY_TOKEN = 'a word of our own';

	/** A trigger for the account luna. @param {object} secrets */
	async function loginTrigger(secrets) {
		const credentials = await world.createCredential('socialOpsInstagramLoginApi', {
			accessToken: seed.instagram.tokens.luna,
			verifyToken: VERIFY_TOKEN,
			...secrets,
		});
		return await triggerWorkflow(credentials, {
			authentication: 'instagramLogin',
			triggerOn: ['commentAdded', 'message'],
		});
	}

	it.each(['entry', 'changes'])('receives comments in the layout %s, with IDs as numbers too', async (layout) => {
		const { app, accounts } = seed.instagram;
		const { id, webhookId } = await loginTrigger({ appSecret: app.secret });
		await world.n8n.activate(id);
		try {
			await world.sandbox.settings({ instagramWebhookLayout: layout, numericInstagramIds: true });
			await world.sandbox.dashboard({
				callbackUrl: `${world.publicUrl}webhook/${webhookId}/webhook`,
				verifyToken: VERIFY_TOKEN,
				fields: ['comments', 'messages'],
			});
			const luna = accounts.luna.id;
			const post = instagram(
				{ ...(await world.createCredential('socialOpsInstagramLoginApi', { accessToken: seed.instagram.tokens.luna })) },
				{
					authentication: 'instagramLogin',
					resource: 'post',
					operation: 'publish',
					postKind: 'photo',
					mediaSource: 'url',
					mediaUrl: seed.instagram.media.jpeg,
					text: 'Ink',
				},
			);
			const [{ json: published }] = (await world.runWorkflow({ nodes: [post] })).items;
			await visit({ accountId: luna, action: 'comment', mediaId: published.id, message: 'Nice' });
			const [run] = await runsOf(id, 1);
			expect(run.output('After')[0].json).toMatchObject({
				event: 'commentAdded',
				account: { id: luna },
				postId: published.id,
				commentId: expect.stringMatching(/^\d{17,}$/),
				text: 'Nice',
			});
			const { meta } = await world.sandbox.state();
			const state = meta.instagram.find((/** @type {any} */ one) => one.id === luna);
			expect(state.installedFields).toEqual(expect.arrayContaining(['comments', 'messages']));
		} finally {
			await world.n8n.deactivate(id);
			await world.sandbox.dashboard({ callbackUrl: null });
		}
	}, 90_000);

	it('does not activate without what it needs to believe a delivery, and says what', async () => {
		const { id } = await loginTrigger({});
		await expect(world.n8n.activate(id)).rejects.toThrow(/Instagram App Secret/);
	}, 60_000);
});

describe('the examples for Instagram', () => {
	it('publish the same reel on Facebook and Instagram from one file', async () => {
		const example = await importExample(world, 'instagram-reel-to-both', choices());
		await example.activate();
		try {
			const { nodes } = chosenExample('instagram-reel-to-both', choices());
			const { webhookId } = nodes.find((/** @type {any} */ { type }) => /formTrigger$/.test(type));
			await postForm(`${world.n8n.url}/form/${webhookId}`, [seed.instagram.media.reel, 'On both']);
			const [run] = await runsOf(example.id, 1);
			expect(run.error).toBeUndefined();
			expect(run.output('Reel on Facebook')[0].json).toMatchObject({ platform: 'facebook', kind: 'reel' });
			expect(run.output('Reel on Instagram')[0].json).toMatchObject({ platform: 'instagram', status: 'published' });
		} finally {
			await example.deactivate();
		}
	}, 120_000);

	it('answer a comment with the keyword in private, and no other', async () => {
		const example = await importExample(world, 'instagram-comment-keyword', choices());
		await example.activate();
		try {
			await visit({ action: 'comment', message: 'Lovely!' });
			await visit({ action: 'comment', message: 'The CATALOGUE please' });
			const runs = await runsOf(example.id, 1);
			expect(runs).toHaveLength(1);
			expect(runs[0].error).toBeUndefined();
			const state = await accountState(world, account);
			const comments = [...state.posts, ...state.reels].flatMap(({ comments: list }) => list);
			const answered = comments.filter(({ privateReply }) => privateReply);
			expect(answered.map(({ text }) => text)).toEqual(['The CATALOGUE please']);
		} finally {
			await example.deactivate();
		}
	}, 90_000);

	it('show a story once a day', async () => {
		const workflow = chosenExample('instagram-daily-story', choices());
		const load = workflow.nodes.find((/** @type {any} */ { name }) => name === 'Load Picture');
		load.parameters.url = seed.instagram.media.storyImage;
		const { id } = await world.n8n.createWorkflow(workflow);
		for (const replayed of [false, true]) {
			const executionId = await world.n8n.runManually({ id, trigger: 'At Opening Time' });
			const run = await world.runOf(executionId);
			expect(run.error).toBeUndefined();
			expect(run.output('Story')[0].json).toMatchObject({ kind: 'photoStory', replayed });
		}
		expect(await ownMedia(world, account)).toHaveLength(1);
	}, 90_000);

	it('write mentions into a list', async () => {
		const example = await importExample(world, 'instagram-mentions', choices());
		await example.activate();
		try {
			await visit({ action: 'mention' });
			const [run] = await runsOf(example.id, 1);
			expect(run.error).toBeUndefined();
			const rows = await (await openDataTable(world.n8n, 'instagram mentions')).rows();
			expect(rows.at(-1)).toMatchObject({ postId: expect.stringMatching(/^\d+$/) });
		} finally {
			await example.deactivate();
		}
	}, 90_000);
});

describe('other operations', () => {
	it('list, read, comment, count and delete', async () => {
		const credentials = await systemUserCredential(world);
		const operation = async (/** @type {Record<string, unknown>} */ parameters) => {
			const run = await world.runWorkflow({
				nodes: [instagram(credentials, { account: byId(account), ...parameters })],
			});
			expect(run.error).toBeUndefined();
			return run.items.map(({ json }) => json);
		};
		const [post] = await operation({ resource: 'post', operation: 'getMany' });
		expect(post).toMatchObject({ id: seed.instagram.mediaId, type: 'photo' });
		const [same] = await operation({
			resource: 'post',
			operation: 'get',
			post: { __rl: true, mode: 'url', value: post.url },
		});
		expect(same).toEqual(post);
		const [comment] = await operation({
			resource: 'comment',
			operation: 'create',
			commentOn: 'post',
			post: byId(post.id),
			text: 'Thank you!',
		});
		const comments = await operation({ resource: 'comment', operation: 'getMany', post: byId(post.id) });
		expect(comments.map(({ text }) => text)).toEqual(['Thank you!', 'Do you open on Sunday?']);
		expect(comments[0].id).toBe(comment.id);
		await operation({ resource: 'comment', operation: 'hide', comment: seed.instagram.commentId });
		const [analytics] = await operation({ resource: 'analytics', operation: 'getPost', post: byId(post.id) });
		expect(analytics.metrics.views).toEqual(expect.any(Number));
		const [numbers] = await operation({ resource: 'analytics', operation: 'getAccount', period: 'last7', breakdown: 'media_product_type' });
		expect(numbers.metrics.reach).toEqual(expect.any(Number));
		expect(numbers.breakdown.by).toBe('media_product_type');
		expect(numbers.metrics.followers).toEqual(expect.any(Number));
		const [people] = await operation({ resource: 'analytics', operation: 'getAccount', period: 'last7', breakdown: 'follow_type', demographics: 'this_month' });
		expect(people.breakdown.followsAndUnfollows).toMatchObject({ FOLLOWER: expect.any(Number), NON_FOLLOWER: expect.any(Number) });
		for (const group of [people.demographics.followers, people.demographics.engagedAudience]) {
			for (const trait of ['age', 'city', 'country', 'gender']) {
				expect(Object.values(group[trait]).every((count) => typeof count === 'number')).toBe(true);
				expect(Object.keys(group[trait]).length).toBeGreaterThan(1);
			}
		}
		const [check] = await operation({ resource: 'account', operation: 'check' });
		expect(check).toMatchObject({ verified: true, login: 'facebook', canPublish: true });
		const accounts = await operation({ resource: 'account', operation: 'getMany' });
		expect(accounts.map(({ username }) => username)).toContain('fernandco');
		const tagged = await operation({ resource: 'hashtag', operation: 'getPosts', hashtag: '#ferns', which: 'top_media' });
		expect(tagged.length).toBeGreaterThan(0);
		expect(await operation({ resource: 'post', operation: 'delete', post: byId(post.id) })).toEqual([
			{ deleted: true, id: post.id },
		]);
	}, 120_000);
});
