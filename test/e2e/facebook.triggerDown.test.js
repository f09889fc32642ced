// @ts-check
'use strict';

const {
	facebook,
	metaSeed,
	pageState,
	publish,
	systemUserCredential,
} = require('../support/facebook.js');
const { settledDeliveries, statusesOf, storeTrigger } = require('../support/trigger.js');
const { startWorld } = require('../support/world.js');

/** @type {import('../support/world.js').World} */
let world;

beforeAll(async () => {
	world = await startWorld({ n8nEnv: {} });
}, 180_000);

afterAll(async () => await world.stop());

describe('n8n is down while something happens on the Page', () => {
	it('receives it after the restart, once, without subscribing again', async () => {
		const seed = await metaSeed(world);
		const pageId = seed.pages.fern.id;
		const credentials = await systemUserCredential(world);
		const post = facebook(credentials, publish(pageId, { postKind: 'text', text: 'Open' }));
		await world.runWorkflow({ nodes: [post] });
		const trigger = await storeTrigger(world, { credentials, pageId });
		await trigger.activate();
		await world.sandbox.settings({ webhookRetryMs: Array(120).fill(500) });

		await world.kill();
		await world.sandbox.visitor({ pageId, action: 'comment', message: 'Anybody there?' });
		await world.restart();

		const outputs = await trigger.outputs(1);
		expect(outputs.map((items) => items.map(({ text }) => text))).toEqual([['Anybody there?']]);
		const [delivery] = await settledDeliveries(world);
		const statuses = statusesOf(delivery);
		expect(statuses[0]).toBe('unreachable');
		expect(statuses.at(-1)).toBe(200);
		expect((await pageState(world, pageId)).subscribedApps).toEqual({ [seed.app.id]: ['feed'] });

		await world.sandbox.deliver({ replay: delivery.id });
		await world.sandbox.visitor({ pageId, action: 'comment', message: 'And again' });
		const all = await trigger.outputs(2);
		expect(all.flat().map(({ text }) => text)).toEqual(['Anybody there?', 'And again']);
	}, 180_000);
});
