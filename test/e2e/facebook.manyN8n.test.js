// @ts-check
'use strict';

const { facebook, metaSeed, publish, systemUserCredential } = require('../support/facebook.js');
const { startSecondN8n } = require('../support/secondN8n.js');
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
/** @type {Awaited<ReturnType<typeof startSecondN8n>>} */
let second;
/** @type {{ credentials: object, pageId: string }} */
let ofFirst;
/** @type {{ credentials: object, pageId: string }} */
let ofSecond;

beforeAll(async () => {
	world = await startWorld({ n8nEnv: {} });
	second = await startSecondN8n(world);
	const seed = await metaSeed(world);
	const pageId = seed.pages.fern.id;
	ofFirst = { credentials: await systemUserCredential(world), pageId };
	const stored = await second.createCredential('socialOpsFacebookTokenApi', {
		accessToken: seed.tokens.systemUser,
		tokenType: 'system',
		appId: seed.app.id,
		appSecret: seed.app.secret,
	});
	ofSecond = { credentials: stored, pageId };
	const post = facebook(ofFirst.credentials, publish(pageId, { postKind: 'text', text: 'Open' }));
	await world.runWorkflow({ nodes: [post] });
}, 400_000);

afterAll(async () => {
	try {
		await world?.stop();
	} finally {
		await second?.stop();
	}
});

const listed = async () => addressesIn((await appSubscription(world)).callbackUrl);

/** @param {string} message */
const comment = async (message) =>
	await world.sandbox.visitor({ pageId: ofFirst.pageId, action: 'comment', message });

/** @param {{ outputs(count: number): Promise<any[][]> }} trigger @param {number} count */
const textsOf = async (trigger, count) =>
	(await trigger.outputs(count)).flat().map(({ text }) => text);

describe('triggers on two n8n servers share one app', () => {
	it('through the death of the host, a new host, and the return of the old one', async () => {
		const host = await storeTrigger(world, ofFirst);
		const guest = await storeTrigger(second, ofSecond);
		await host.activate();
		await guest.activate();
		expect(await listed()).toEqual([host.callbackUrl, guest.callbackUrl]);
		await comment('one');
		expect(await textsOf(host, 1)).toEqual(['one']);
		expect(await textsOf(guest, 1)).toEqual(['one']);

		await world.sandbox.settings({ webhookRetryMs: Array(240).fill(500) });
		await world.kill();
		await comment('two');
		const heir = await storeTrigger(second, ofSecond);
		await heir.activate();
		expect(await listed()).toEqual([heir.callbackUrl, host.callbackUrl, guest.callbackUrl]);
		await comment('three');
		expect((await textsOf(heir, 1)).includes('three')).toBe(true);
		expect((await textsOf(guest, 2)).includes('three')).toBe(true);

		await world.restart();
		expect((await textsOf(host, 3)).sort()).toEqual(['one', 'three', 'two']);
		expect((await textsOf(guest, 3)).sort()).toEqual(['one', 'three', 'two']);
		const deliveries = await settledDeliveries(world);
		expect(deliveries.map((/** @type {any} */ { outcome }) => outcome)).toEqual(
			deliveries.map(() => 'delivered'),
		);
		await comment('four');
		expect((await textsOf(host, 4)).at(-1)).toBe('four');
		expect((await textsOf(guest, 4)).at(-1)).toBe('four');
		await settledDeliveries(world);
		expect([await host.countRuns(), await guest.countRuns()]).toEqual([4, 4]);

		for (const trigger of [heir, guest, host]) await trigger.deactivate();
		expect(await appSubscription(world)).toBeUndefined();
	}, 300_000);

	it('and lose nothing while a guest is down: Meta sends again, nobody gets it twice', async () => {
		const host = await storeTrigger(world, ofFirst);
		const guest = await storeTrigger(second, ofSecond);
		await host.activate();
		await guest.activate();
		await second.kill();
		await world.sandbox.settings({ webhookRetryMs: Array(240).fill(500) });
		await comment('while the guest is down');
		expect(await textsOf(host, 1)).toEqual(['while the guest is down']);
		await second.restart();
		expect(await textsOf(guest, 1)).toEqual(['while the guest is down']);
		const deliveries = await settledDeliveries(world);
		const statuses = statusesOf(deliveries.at(-1));
		expect(statuses[0]).toBe(503);
		expect(statuses.at(-1)).toBe(200);
		expect([await host.countRuns(), await guest.countRuns()]).toEqual([1, 1]);
	}, 300_000);
});
