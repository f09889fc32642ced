// @ts-check
'use strict';

const { setTimeout: delay } = require('node:timers/promises');
const {
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
const { startWorld } = require('../support/world.js');

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {object} */
let credentials;
/** @type {object} */
let agency;
/** @type {{ fern: string, agency: string }} */
let pages;

beforeAll(async () => {
	world = await startWorld();
	seed = await metaSeed(world);
	credentials = await systemUserCredential(world);
	agency = await systemUserCredential(world, 'agencyLong');
	const { meta } = await world.sandbox.state();
	const named = (/** @type {any} */ page) => page.name === 'Client Page 001';
	pages = { fern: seed.pages.fern.id, agency: meta.pages.find(named).id };
});

beforeEach(async () => {
	await world.sandbox.reset();
	// On a busy machine a guest can be too slow: then Meta sends again.
	await world.sandbox.settings({ webhookRetryMs: [500, 1_000, 2_000, ...Array(15).fill(4_000)] });
	for (const [pageId, token] of /** @type {const} */ ([
		[pages.fern, credentials],
		[pages.agency, agency],
	])) {
		const post = facebook(token, publish(pageId, { postKind: 'text', text: 'About bread' }));
		expect((await world.runWorkflow({ nodes: [post] })).error).toBeUndefined();
	}
});

afterEach(async () => {
	for (const trigger of triggers) if (trigger.isActive) await trigger.off();
	triggers.length = 0;
});

/** @type {Array<Awaited<ReturnType<typeof newTrigger>>>} */
const triggers = [];

/**
 * A workflow with the trigger, and what makes it start.
 * @param {{ credentials: object, pageId: string, triggerOn: string[] }} settings
 * @param {object} action of a visitor
 */
async function newTrigger(settings, action) {
	const workflow = await storeTrigger(world, settings);
	const trigger = {
		...workflow,
		isActive: false,
		expected: 0,
		async on() {
			await workflow.activate();
			trigger.isActive = true;
		},
		async off() {
			await workflow.deactivate();
			trigger.isActive = false;
		},
		happen: async () => await world.sandbox.visitor({ pageId: settings.pageId, ...action }),
	};
	return trigger;
}

/** Comments and mentions on one Page, and comments on another one: three workflows on one app. */
async function threeTriggers() {
	const on = (/** @type {string} */ event) => [event];
	triggers.push(
		await newTrigger(
			{ credentials, pageId: pages.fern, triggerOn: on('commentAdded') },
			{ action: 'comment', message: 'For the first' },
		),
		await newTrigger(
			{ credentials, pageId: pages.fern, triggerOn: on('mention') },
			{ action: 'mention', message: 'For the second' },
		),
		await newTrigger(
			{ credentials: agency, pageId: pages.agency, triggerOn: on('commentAdded') },
			{ action: 'comment', message: 'For the third' },
		),
	);
	return triggers;
}

/** Lets everything happen once: every active trigger starts once for its own event, no other does. */
async function expectEachOnce() {
	for (const trigger of triggers) {
		await trigger.happen();
		if (trigger.isActive) trigger.expected += 1;
		await trigger.runs(trigger.expected);
		await settledDeliveries(world);
	}
	const counts = await Promise.all(triggers.map(async ({ countRuns }) => await countRuns()));
	expect(counts).toEqual(triggers.map(({ expected }) => expected));
}

/** The addresses on the app's list, the host first. */
async function listed() {
	const subscription = await appSubscription(world);
	return subscription ? addressesIn(subscription.callbackUrl) : [];
}

const ORDERS = [
	[0, 1, 2],
	[0, 2, 1],
	[1, 0, 2],
	[1, 2, 0],
	[2, 0, 1],
	[2, 1, 0],
];

describe('three workflows with a trigger each share one app', () => {
	it.each(ORDERS.map((order, index) => [order, ORDERS[(index * 5 + 3) % ORDERS.length]]))(
		'activated in the order %j and deactivated in the order %j, each gets its events once',
		async (activation, deactivation) => {
			const given = await threeTriggers();
			for (const index of activation) {
				await given[index].on();
				await expectEachOnce();
			}
			expect(await listed()).toEqual(activation.map((index) => given[index].callbackUrl));
			for (const index of deactivation) {
				await given[index].off();
				await expectEachOnce();
			}
			expect(await appSubscription(world)).toBeUndefined();
			for (const pageId of Object.values(pages)) {
				expect((await pageState(world, pageId)).subscribedApps[seed.app.id]).toBeUndefined();
			}
		},
		300_000,
	);

	it('get each change of a bundled delivery once, whoever is the host', async () => {
		const given = await threeTriggers();
		for (const trigger of given) await trigger.on();
		await world.sandbox.settings({ webhookBatchMs: 500, webhookDuplicates: 2 });
		for (const trigger of given) await trigger.happen();
		for (const trigger of given) await trigger.runs(1);
		await settledDeliveries(world);
		expect(await Promise.all(given.map(({ countRuns }) => countRuns()))).toEqual([1, 1, 1]);
	});

	it('start nothing on deliveries with a wrong signature, neither at the host nor at a guest', async () => {
		const given = await threeTriggers();
		for (const trigger of given) await trigger.on();
		await world.sandbox.settings({ webhookRetryMs: [] });
		const { callbackUrl } = await appSubscription(world);
		const from = { id: '55501', name: 'Visitor One' };
		const value = { item: 'comment', verb: 'add', comment_id: '1_2', post_id: '1_1', from };
		const entry = [{ id: pages.fern, time: 1_800_000_000, changes: [{ field: 'feed', value }] }];
		for (const url of [callbackUrl, ...given.map((trigger) => trigger.callbackUrl)]) {
			for (const forgery of [{ badSignature: true }, { unsigned: true }]) {
				const body = { object: 'page', entry };
				expect(statusesOf(await world.sandbox.deliver({ body, url, ...forgery }))).toEqual([401]);
			}
		}
		expect(await Promise.all(given.map(({ countRuns }) => countRuns()))).toEqual([0, 0, 0]);
	});
});

describe('a test in the editor', () => {
	it('receives an event while production stays subscribed and receives it too', async () => {
		const [first] = await threeTriggers();
		await first.on();
		await first.listen();
		expect(await listed()).toEqual([first.callbackUrl, first.testUrl]);
		await first.happen();
		await first.runs(2);
		expect([await first.countRuns('webhook'), await first.countRuns('manual')]).toEqual([1, 1]);
		await untilListed([first.callbackUrl]);
		await first.happen();
		await first.runs(3);
		await settledDeliveries(world);
		expect([await first.countRuns('webhook'), await first.countRuns('manual')]).toEqual([2, 1]);
	});

	it('receives alone, and leaves no trace when it is given up', async () => {
		const [first] = await threeTriggers();
		await first.listen();
		expect(await listed()).toEqual([first.testUrl]);
		await first.stopListening();
		await untilListed([]);
		await until(async () => !(await pageState(world, pages.fern)).subscribedApps[seed.app.id]);
	});

	it('becomes a guest of a workflow that is activated meanwhile', async () => {
		const [first, second] = await threeTriggers();
		await first.listen();
		await second.on();
		expect(await listed()).toEqual([second.callbackUrl, first.testUrl]);
		await first.happen();
		await first.runs(1);
		await untilListed([second.callbackUrl]);
		second.expected = await second.countRuns();
		await second.happen();
		await second.runs(second.expected + 1);
	});

	/** @param {string[]} addresses */
	const untilListed = async (addresses) =>
		await until(async () => JSON.stringify(await listed()) === JSON.stringify(addresses));

	/** n8n ends a test in the background. @param {() => Promise<boolean>} isSo */
	async function until(isSo) {
		for (let tries = 0; tries < 100; tries += 1) {
			if (await isSo()) return;
			await delay(100);
		}
		throw new Error('n8n did not end the test');
	}
});
