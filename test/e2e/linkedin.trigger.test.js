// @ts-check
'use strict';

const { setTimeout: delay } = require('node:timers/promises');
const {
	byId,
	linkedInCredential,
	linkedInSeed,
	organizationUrn,
	personUrn,
} = require('../support/linkedin.js');
const { settledLinkedIn, storeLinkedInTrigger } = require('../support/linkedinTrigger.js');
const { startWorld } = require('../support/world.js');

const TYPE = 'socialOpsLinkedInOAuth2Api';
const ALL = [
	'commentAdded',
	'commentEdited',
	'commentRemoved',
	'mention',
	'postShared',
	'reactionAdded',
];

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {object} */
let credentials;
/** @type {string} */
let page;
/** @type {Awaited<ReturnType<typeof storeLinkedInTrigger>>[]} */
let active = [];

beforeAll(async () => {
	world = await startWorld();
	seed = await linkedInSeed(world);
	credentials = await linkedInCredential(world, TYPE);
	page = organizationUrn(seed.pages.fern);
});
beforeEach(async () => {
	await world.sandbox.reset();
	// LinkedIn waits for three seconds, which a busy machine can need.
	await world.sandbox.settings({ network: 'linkedin', webhookTimeoutMs: 20_000 });
});
afterEach(async () => {
	for (const trigger of active) await trigger.deactivate();
	active = [];
});

/** @param {Record<string, unknown>} [parameters] */
async function store(parameters = {}) {
	return await storeLinkedInTrigger(world, {
		name: 'Page Event',
		type: 'linkedInTrigger',
		credentials,
		parameters: {
			organization: byId(page),
			applicationId: seed.apps.community.id,
			triggerOn: ALL,
			...parameters,
		},
	});
}

/** A trigger in production until the end of the test. @param {Record<string, unknown>} [parameters] */
async function activeTrigger(parameters) {
	const trigger = await store(parameters);
	await trigger.activate();
	active.push(trigger);
	return trigger;
}

const visitor = async (/** @type {object} */ action) =>
	await world.sandbox.visitor({ network: 'linkedin', ...action });

/** @returns {Promise<any[]>} */
const subscriptions = async () => (await world.sandbox.state()).linkedin.eventSubscriptions;

describe('activation', () => {
	it('subscribes app, person and page; deactivation takes that back', async () => {
		const trigger = await activeTrigger();
		expect(await subscriptions()).toMatchObject([
			{
				webhook: trigger.callbackUrl,
				key: {
					developerApplication: `urn:li:developerApplication:${seed.apps.community.id}`,
					user: personUrn(seed.people.ada),
					entity: page,
				},
			},
		]);
		await trigger.deactivate();
		active = [];
		expect(await subscriptions()).toEqual([]);
	});

	it('does not take the events away from another workflow, and leaves them to it', async () => {
		const first = await activeTrigger();
		const second = await store();
		await expect(second.activate()).rejects.toThrow(/already sends the events of this page/);
		expect(await subscriptions()).toMatchObject([{ webhook: first.callbackUrl }]);
		await visitor({ action: 'comment' });
		expect(await first.items(1)).toHaveLength(1);
	});

	it('takes them over when the user says so; the first then takes back nothing', async () => {
		const first = await activeTrigger();
		const second = await activeTrigger({ options: { ifPageSendsElsewhere: 'takeOver' } });
		active = [second];
		await first.deactivate();
		expect(await subscriptions()).toMatchObject([{ webhook: second.callbackUrl }]);
	});

	it('says what to do when the application ID is that of another app', async () => {
		const trigger = await store({ applicationId: '1' });
		await expect(trigger.activate()).rejects.toThrow(/permission|access/i);
	});
});

describe('events', () => {
	it('of every kind start the workflow, with the IDs that the node takes', async () => {
		const trigger = await activeTrigger();
		const { commentUrn } = await visitor({ action: 'comment', message: 'How much? 🌱' });
		await visitor({ action: 'edit-comment', commentUrn, message: 'How much is it?' });
		await visitor({ action: 'reaction' });
		await visitor({ action: 'share', message: 'Look' });
		await visitor({ action: 'mention', message: 'Thank you, Fern & Co' });
		await visitor({ action: 'remove-comment', commentUrn });
		const items = await trigger.items(6);
		const byEvent = Object.fromEntries(items.map((item) => [item.event, item]));
		expect(Object.keys(byEvent).sort()).toEqual([...ALL].sort());
		expect(byEvent.commentAdded).toMatchObject({
			page: { id: page },
			commentId: commentUrn,
			text: 'How much? 🌱',
			author: { id: personUrn(seed.visitors.vera) },
			postId: expect.stringMatching(/^urn:li:(share|ugcPost):/),
			threadId: expect.stringMatching(/^urn:li:activity:/),
		});
		expect(byEvent.commentEdited).toMatchObject({ commentId: commentUrn, text: 'How much is it?' });
		expect(byEvent.commentRemoved).toMatchObject({ commentId: commentUrn });
		expect(byEvent.mention).toMatchObject({ text: 'Thank you, Fern & Co' });
	});

	it('with comments in the short spelling have the URN that the API takes', async () => {
		await world.sandbox.settings({ network: 'linkedin', shortCommentUrns: true });
		const trigger = await activeTrigger();
		const { commentUrn } = await visitor({ action: 'comment' });
		expect(await trigger.items(1)).toMatchObject([{ commentId: commentUrn }]);
		await world.sandbox.settings({ network: 'linkedin', shortCommentUrns: false });
	});

	it('come once, in any number, bundled and repeated as LinkedIn likes', async () => {
		await world.sandbox.settings({
			network: 'linkedin',
			webhookBatchMs: 100,
			webhookDuplicates: 2,
		});
		const trigger = await activeTrigger({ triggerOn: ['commentAdded'] });
		const urns = [];
		for (let count = 0; count < 12; count += 1) {
			urns.push((await visitor({ action: 'comment', message: `No. ${count}` })).commentUrn);
		}
		const items = await trigger.items(12);
		await settledLinkedIn(world);
		const all = (await trigger.items(12)).map(({ commentId }) => commentId);
		expect(items).toHaveLength(12);
		expect(all.sort()).toEqual(urns.sort());
		await world.sandbox.settings({ network: 'linkedin', webhookBatchMs: 0, webhookDuplicates: 0 });
	});

	it('that are not wanted start nothing', async () => {
		const trigger = await activeTrigger({
			triggerOn: ['commentAdded'],
			filters: { containsText: 'price' },
		});
		await visitor({ action: 'reaction' });
		await visitor({ action: 'comment', message: 'Nice' });
		const { commentUrn } = await visitor({ action: 'comment', message: 'The PRICE, please' });
		expect((await trigger.items(1)).map(({ commentId }) => commentId)).toEqual([commentUrn]);
		await settledLinkedIn(world);
		expect(await trigger.countRuns()).toBe(1);
	});
});

describe('deliveries', () => {
	it('that are not signed by the app get 401 and start nothing', async () => {
		const trigger = await activeTrigger();
		for (const wrong of [{ badSignature: true }, { unsigned: true }]) {
			const { attempts } = await world.sandbox.deliver({
				network: 'linkedin',
				app: 'community',
				url: trigger.callbackUrl,
				body: { type: 'ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS', notifications: [] },
				...wrong,
			});
			expect(attempts[0].status).toBe(401);
		}
		expect(await trigger.countRuns()).toBe(0);
	});
});

describe('a test in the editor', () => {
	it('receives events while the workflow is not active, and leaves nothing behind', async () => {
		const trigger = await store({ triggerOn: ['commentAdded'] });
		await trigger.listen();
		expect(await subscriptions()).toMatchObject([{ webhook: trigger.testUrl }]);
		const { commentUrn } = await visitor({ action: 'comment' });
		expect(await trigger.items(1)).toMatchObject([{ commentId: commentUrn }]);
		await gone();
	});

	it('does not take the events away from the active workflow', async () => {
		const trigger = await activeTrigger({ options: { ifPageSendsElsewhere: 'takeOver' } });
		await expect(trigger.listen()).rejects.toThrow(/already sends the events/);
		expect(await subscriptions()).toMatchObject([{ webhook: trigger.callbackUrl }]);
	});
});

/** n8n ends a test when its first event has come. */
async function gone() {
	const deadline = Date.now() + 20_000;
	while ((await subscriptions()).length > 0) {
		if (Date.now() > deadline) throw new Error('the subscription of the test is still there');
		await delay(50);
	}
}
