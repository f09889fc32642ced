// @ts-check
'use strict';

const { NETWORKS } = require('../support/networks/index.js');
const { settledDeliveries, statusesOf, storeTriggerNode } = require('../support/trigger.js');
const { startWorld } = require('../support/world.js');

const EVENTS = 6;
const WITH_TRIGGER = NETWORKS.flatMap(({ trigger, ...network }) =>
	trigger ? [{ ...network, trigger }] : [],
);

/** @type {import('../support/world.js').World} */
let world;

beforeAll(async () => {
	world = await startWorld();
});

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

describe.each(WITH_TRIGGER)('the trigger through the webhook processor on $platform', (network) => {
	const { trigger } = network;

	/** @param {(stored: Awaited<ReturnType<typeof storeTriggerNode>>) => Promise<void>} work */
	async function whileActive(work) {
		const stored = await storeTriggerNode(world, {
			name: 'Trigger',
			type: trigger.type,
			parameters: await trigger.parameters(world),
			credentials: await network.credential(world),
		});
		await stored.activate();
		try {
			await work(stored);
		} finally {
			await stored.deactivate();
		}
	}

	it('starts once for each delivery, and not for one that is sent again', async () => {
		await whileActive(async (stored) => {
			const texts = Array.from({ length: EVENTS }, (_, index) => `Event ${index + 1}`);
			await Promise.all(texts.map(async (text) => await trigger.act(world, text)));
			const items = (await stored.outputs(EVENTS)).flat();
			expect(items.map(({ text }) => text.slice(0, 'Event 1'.length)).sort()).toEqual(texts);

			const [{ id }] = await settledDeliveries(world, trigger.sandbox);
			const order = { network: trigger.sandbox, replay: id };
			expect(statusesOf(await world.sandbox.deliver(order))).toEqual([200]);
			await trigger.act(world, 'The last one');
			expect((await stored.outputs(EVENTS + 1)).flat()).toHaveLength(EVENTS + 1);
		});
	});

	it('answers 401 to what the network has not signed, and starts nothing', async () => {
		await whileActive(async (stored) => {
			const order = await trigger.forgery(world, stored.callbackUrl);
			for (const wrong of [{ badSignature: true }, { unsigned: true }]) {
				const [status] = statusesOf(await world.sandbox.deliver({ ...order, ...wrong }));
				expect(status).toBe(401);
			}
			expect(await stored.countRuns()).toBe(0);
		});
	});
});
