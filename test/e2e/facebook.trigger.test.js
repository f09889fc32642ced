// @ts-check
'use strict';

const { randomUUID } = require('node:crypto');
const { createClient } = require('../sandbox/client.js');
const {
	byId,
	facebook,
	metaSeed,
	pageState,
	publish,
	systemUserCredential,
} = require('../support/facebook.js');
const {
	addressesIn,
	appSubscription,
	settledDeliveries,
	statusesOf,
	storeTrigger,
} = require('../support/trigger.js');
const { buildWorkflow, node } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {object} */
let credentials;
/** @type {string} */
let page;
/** @type {string} */
let postId;
/** @type {Awaited<ReturnType<typeof storeTrigger>> | undefined} */
let active;

beforeAll(async () => {
	world = await startWorld();
	seed = await metaSeed(world);
	credentials = await systemUserCredential(world);
	page = seed.pages.fern.id;
});

beforeEach(async () => {
	await world.sandbox.reset();
	const post = await facebookRun(publish(page, { postKind: 'text', text: 'About bread' }));
	postId = post.id;
});

afterEach(async () => {
	await active?.deactivate();
	active = undefined;
});

/** Puts a trigger into production until the end of the test. @param {object} [options] */
async function activeTrigger(options) {
	const trigger = await storeTrigger(world, { credentials, pageId: page, ...options });
	await trigger.activate();
	active = trigger;
	return trigger;
}

/** @param {Record<string, unknown>} parameters @returns {Promise<any>} the first output item */
async function facebookRun(parameters) {
	const run = await world.runWorkflow({ nodes: [facebook(credentials, parameters)] });
	expect(run.error).toBeUndefined();
	return run.items[0].json;
}

/** @param {string} message @param {object} [more] */
async function comment(message, more = {}) {
	return await world.sandbox.visitor({ pageId: page, action: 'comment', postId, message, ...more });
}

/** Calls the Graph API as another program would. @param {string} path @param {string} token @param {object} fields */
async function graph(path, token, fields) {
	const answer = await createClient({ proxy: world.proxy, ca: world.ca }).post(path, token, {
		...fields,
	});
	expect(answer.status).toBe(200);
}

/** The fields with which the Page has installed the app. */
async function pageFields() {
	return (await pageState(world, page)).subscribedApps[seed.app.id];
}

/** Another workflow that answers Meta's verification, and the app sends its events there. */
async function foreignSubscription() {
	const path = randomUUID();
	const start = node(
		'Foreign',
		'n8n-nodes-base.webhook',
		{ path, responseMode: 'responseNode', options: {} },
		{ typeVersion: 2.1, webhookId: path },
	);
	const reply = node(
		'Reply',
		'n8n-nodes-base.respondToWebhook',
		{ respondWith: 'text', responseBody: "={{ $json.query['hub.challenge'] }}", options: {} },
		{ typeVersion: 1.4 },
	);
	const { id } = await world.n8n.createWorkflow(buildWorkflow({ nodes: [start, reply] }));
	await world.n8n.activate(id);
	const callbackUrl = `${world.publicUrl}webhook/${path}`;
	await graph(`${seed.app.id}/subscriptions`, `${seed.app.id}|${seed.app.secret}`, {
		object: 'page',
		callback_url: callbackUrl,
		fields: 'feed',
		verify_token: 'foreign',
		include_values: 'true',
	});
	return { id, callbackUrl };
}

describe('activation', () => {
	it('answers the challenge at the public address and installs the app on the Page', async () => {
		const { callbackUrl } = await activeTrigger({ triggerOn: ['commentAdded', 'mention'] });
		const subscription = await appSubscription(world);
		expect(subscription).toMatchObject({
			fields: ['feed', 'mention'],
			active: true,
			withValues: true,
		});
		expect(addressesIn(subscription.callbackUrl)).toEqual([callbackUrl]);
		expect(await pageFields()).toEqual(['feed', 'mention']);
	});

	it('takes back at deactivation what it added, and leaves what was there', async () => {
		await graph(`${page}/subscribed_apps`, seed.tokens.pageFern, { subscribed_fields: 'videos' });
		const trigger = await activeTrigger();
		expect((await pageFields()).sort()).toEqual(['feed', 'videos']);
		active = undefined;
		await trigger.deactivate();
		expect(await pageFields()).toEqual(['videos']);
		expect(await appSubscription(world)).toBeUndefined();
	});

	it('does not take over the address of somebody else, names it, and changes nothing', async () => {
		const foreign = await foreignSubscription();
		const trigger = await storeTrigger(world, { credentials, pageId: page });
		await expect(trigger.activate()).rejects.toThrow(
			/already sends its Page events to another address/,
		);
		expect(await appSubscription(world)).toMatchObject({ callbackUrl: foreign.callbackUrl });
		expect(await pageFields()).toBeUndefined();
		await world.n8n.deactivate(foreign.id);
	});

	it('takes the address over when the user has chosen that', async () => {
		const foreign = await foreignSubscription();
		const options = { ifAppSendsElsewhere: 'takeOver' };
		const trigger = await activeTrigger({ options });
		const { callbackUrl } = await appSubscription(world);
		expect(addressesIn(callbackUrl)).toEqual([trigger.callbackUrl]);
		await comment('For whom?');
		await trigger.runs(1);
		await world.n8n.deactivate(foreign.id);
	});
});

describe('deliveries', () => {
	it('starts one run for a comment of a visitor, with the comment as its item', async () => {
		const trigger = await activeTrigger();
		const { commentId } = await comment('Is it still warm? 🥐');
		const [items] = await trigger.outputs(1);
		expect(items).toHaveLength(1);
		expect(items[0]).toMatchObject({
			event: 'commentAdded',
			page: { id: page },
			postId,
			commentId,
			parentId: postId,
			author: { id: '55501', name: 'Visitor One' },
			text: 'Is it still warm? 🥐',
			verb: 'add',
		});
		expect(Date.now() - Date.parse(items[0].occurredAt)).toBeLessThan(60_000);
	});

	it('starts one run for a delivery that comes three times at once, and once more later', async () => {
		const trigger = await activeTrigger();
		await world.sandbox.settings({ webhookDuplicates: 2 });
		await comment('Only once');
		await trigger.runs(1);
		const deliveries = await settledDeliveries(world);
		expect(deliveries.map(statusesOf)).toEqual([[200], [200], [200]]);
		const again = await world.sandbox.deliver({ replay: deliveries[0].id });
		expect(statusesOf(again)).toEqual([200]);
		await world.sandbox.settings({ webhookDuplicates: 0 });
		await comment('The next one');
		const outputs = await trigger.outputs(2);
		expect(outputs.flat().map(({ text }) => text)).toEqual(['Only once', 'The next one']);
	});

	it('makes one item of each change in a batch, in their order', async () => {
		const trigger = await activeTrigger({ triggerOn: ['commentAdded', 'reactionAdded'] });
		await world.sandbox.settings({ webhookBatchMs: 500 });
		await comment('First');
		await world.sandbox.visitor({ pageId: page, action: 'reaction', postId, reaction: 'WOW' });
		await comment('Third');
		const outputs = await trigger.outputs(1);
		expect(outputs).toHaveLength(1);
		expect(outputs[0].map(({ event, text, reaction }) => [event, text ?? reaction])).toEqual([
			['commentAdded', 'First'],
			['reactionAdded', 'wow'],
			['commentAdded', 'Third'],
		]);
	});

	it.each([
		['a wrong signature', { badSignature: true }],
		['no signature', { unsigned: true }],
	])('answers 401 to a delivery with %s and starts nothing', async (_, forgery) => {
		const trigger = await activeTrigger();
		await world.sandbox.settings({ webhookRetryMs: [] });
		const from = { id: '55501', name: 'Visitor One' };
		const value = { item: 'comment', verb: 'add', comment_id: '1_2', post_id: postId, from };
		const entry = [{ id: page, time: 1_800_000_000, changes: [{ field: 'feed', value }] }];
		const forged = await world.sandbox.deliver({ body: { object: 'page', entry }, ...forgery });
		expect(statusesOf(forged)).toEqual([401]);
		await comment('A real one');
		const outputs = await trigger.outputs(1);
		expect(outputs.flat().map(({ text }) => text)).toEqual(['A real one']);
	});
});

describe('own actions', () => {
	/** Comments as the Page itself, through the Facebook node. @param {string} text */
	async function commentAsPage(text) {
		const target = { commentOn: 'post', post: byId(postId) };
		const create = { resource: 'comment', operation: 'create', page: byId(page) };
		return await facebookRun({ ...create, ...target, text });
	}

	it('are left out, so that a workflow that comments does not start itself', async () => {
		const trigger = await activeTrigger();
		await commentAsPage('We bake at 8.');
		expect((await settledDeliveries(world)).map(statusesOf)).toEqual([[200]]);
		await comment('Thanks');
		const outputs = await trigger.outputs(1);
		expect(outputs.flat().map(({ text }) => text)).toEqual(['Thanks']);
	});

	it('start a run when they are asked for', async () => {
		const trigger = await activeTrigger({ filters: { includeOwnActions: true } });
		await commentAsPage('We bake at 8.');
		const [items] = await trigger.outputs(1);
		expect(items).toMatchObject([{ text: 'We bake at 8.', author: { id: page } }]);
	});
});
