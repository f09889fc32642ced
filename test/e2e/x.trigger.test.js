// @ts-check
'use strict';

const { eventually } = require('../support/examples.js');
const { requestsOf } = require('../support/requests.js');
const { settledDeliveries, statusesOf, storeTriggerNode } = require('../support/trigger.js');
const { startWorld } = require('../support/world.js');
const {
	ownPosts,
	publish,
	x,
	xCredential,
	xSeed,
	xSettings,
	xVisitor,
} = require('../support/x.js');

/** @typedef {Awaited<ReturnType<typeof storeTriggerNode>>} Trigger */

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {object} */
let credentials;

beforeAll(async () => {
	world = await startWorld();
});
beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
	seed = await xSeed(world);
	credentials = await xCredential(world, 'fernAll');
});

/** @param {{ triggerOn?: string[], filters?: object, credentials?: object }} [settings] */
const store = async ({ triggerOn = ['mentioned'], filters = {}, ...others } = {}) =>
	await storeTriggerNode(world, {
		name: 'X Trigger',
		type: 'xTrigger',
		parameters: { triggerOn, filters },
		credentials: others.credentials ?? credentials,
	});

/** An active trigger for the length of a test. @param {object} settings @param {(trigger: Trigger) => Promise<void>} work */
async function whileActive(settings, work) {
	const trigger = await store(settings);
	await trigger.activate();
	try {
		await work(trigger);
	} finally {
		await trigger.deactivate();
	}
}

/** What X keeps of the app. */
async function registered() {
	const { x: state } = await world.sandbox.state();
	return { webhooks: state.webhooks, subscriptions: state.subscriptions };
}

describe('the trigger of X', () => {
	it('registers its address and subscriptions, and leaves nothing behind', async () => {
		const trigger = await store({ triggerOn: ['mentioned', 'postPublished', 'postLiked'] });
		await trigger.activate();
		const { webhooks, subscriptions } = await registered();
		expect(webhooks).toMatchObject([{ url: trigger.callbackUrl, valid: true }]);
		expect(subscriptions.map((/** @type {any} */ one) => one.eventType).sort()).toEqual([
			'like.create',
			'post.create',
			'post.mention.create',
		]);
		await trigger.deactivate();
		expect(await registered()).toMatchObject({ webhooks: [], subscriptions: [] });
	});

	it('starts once for each event, with who did what', async () => {
		await whileActive({ triggerOn: ['mentioned', 'replied', 'followed'] }, async (trigger) => {
			await xVisitor(world, { action: 'mention', message: 'Hello @fernandco, how much is it?' });
			await xVisitor(world, { action: 'follow' });
			const outputs = (await trigger.outputs(2)).flat();
			const { ana, fern } = seed.users;
			expect(outputs).toHaveLength(2);
			const mention = outputs.find(({ event }) => event === 'mentioned');
			expect(mention).toMatchObject({
				account: { id: fern.id },
				author: { id: ana.id, username: ana.username },
				text: 'Hello @fernandco, how much is it?',
				postType: 'post',
			});
			expect(mention.url).toBe(`https://x.com/${ana.username}/status/${mention.postId}`);
			expect(outputs.find(({ event }) => event === 'followed')).toMatchObject({
				author: { id: ana.id },
			});
		});
	});

	it('starts once for an event that X delivers three times', async () => {
		await xSettings(world, { webhookDuplicates: 2 });
		await whileActive({}, async (trigger) => {
			await xVisitor(world, { action: 'mention' });
			await trigger.runs(1);
			const deliveries = await settledDeliveries(world, 'x');
			expect(deliveries.map(statusesOf).flat()).toEqual([200, 200, 200]);
			expect(await trigger.countRuns()).toBe(1);
		});
	});

	it('answers the checks that X makes at any time', async () => {
		await whileActive({}, async () => {
			const { webhooks } = await xVisitor(world, { action: 'check-webhooks' });
			expect(webhooks).toMatchObject([{ outcome: 'valid' }]);
		});
	});

	it('uses the client secret where X checks and signs with that', async () => {
		await xSettings(world, { webhookSecret: 'client' });
		await whileActive({}, async (trigger) => {
			expect((await registered()).webhooks).toMatchObject([
				{ url: `${trigger.callbackUrl}?checked-with=client`, valid: true },
			]);
			await xVisitor(world, { action: 'mention', message: 'Hi @fernandco' });
			expect((await trigger.outputs(1))[0]).toMatchObject([{ text: 'Hi @fernandco' }]);
		});
		expect((await registered()).webhooks).toEqual([]);
	});

	it('answers 401 to whoever does not know the secret, and starts nothing', async () => {
		await whileActive({}, async (trigger) => {
			const path = new URL(trigger.callbackUrl).pathname;
			const response = await fetch(`${world.n8n.url}${path}`, {
				method: 'POST',
				headers: {
					'content-type': 'application/json',
					'x-twitter-webhooks-signature': 'sha256=guess',
				},
				body: JSON.stringify({ data: { event_type: 'post.mention.create', payload: { id: '1' } } }),
			});
			expect(response.status).toBe(401);
			expect(await trigger.countRuns()).toBe(0);
		});
	});

	it('can be tested in the editor, and leaves nothing behind', async () => {
		const trigger = await store();
		await trigger.listen();
		expect((await registered()).webhooks).toMatchObject([{ url: trigger.testUrl }]);
		await xVisitor(world, { action: 'mention', message: 'A test for @fernandco' });
		expect((await trigger.outputs(1))[0]).toMatchObject([{ text: 'A test for @fernandco' }]);
		await eventually(async () => (await registered()).webhooks.length === 0);
		expect((await registered()).subscriptions).toEqual([]);
	});

	it('says what to do when the app has no room for another webhook', async () => {
		await whileActive({}, async () => {
			const second = await store();
			await expect(second.activate()).rejects.toThrow(/as many webhooks at X as its plan allows/);
			expect((await registered()).webhooks).toHaveLength(1);
		});
	});

	it('undoes a registration whose subscriptions X refuses', async () => {
		await xSettings(world, { mostSubscriptions: 1 });
		const trigger = await store({ triggerOn: ['mentioned', 'quoted'] });
		await expect(trigger.activate()).rejects.toThrow(/as many subscriptions at X/);
		expect(await registered()).toMatchObject({ webhooks: [], subscriptions: [] });
	});

	it('finishes a registration whose answer was lost when n8n tries again', async () => {
		await world.sandbox.faults([
			{
				host: 'api.x.com',
				method: 'POST',
				path: '/2/webhooks$',
				times: 1,
				effect: { kind: 'lost-after' },
			},
		]);
		const trigger = await store();
		await trigger.activate();
		const { webhooks, subscriptions } = await registered();
		expect(webhooks).toHaveLength(1);
		expect(subscriptions).toHaveLength(1);
		await trigger.deactivate();
	});

	it('starts on what the account publishes through the node', async () => {
		await whileActive(
			{ triggerOn: ['postPublished'], filters: { postTypes: ['post'] } },
			async (trigger) => {
				const run = await world.runWorkflow({
					nodes: [x(credentials, publish({ postKind: 'text', text: 'From the node' }))],
				});
				expect(run.error).toBeUndefined();
				const [post] = await ownPosts(world);
				expect((await trigger.outputs(1))[0]).toMatchObject([
					{ event: 'postPublished', postId: post.id, text: 'From the node' },
				]);
			},
		);
	});

	it('refuses before it calls X what X would not deliver', async () => {
		const readOnly = await xCredential(world, 'fern', {
			oauthTokenData: {
				access_token: seed.tokens.fern,
				token_type: 'bearer',
				scope: 'tweet.read users.read',
			},
		});
		const trigger = await store({ triggerOn: ['postLiked'], credentials: readOnly });
		await expect(trigger.activate()).rejects.toThrow(/like\.read/);
		const calls = await requestsOf(world);
		expect(calls.filter(({ method, path }) => method !== 'GET' && !/token$/.test(path))).toEqual(
			[],
		);
	});
});
