// @ts-check
'use strict';

const { byId, facebook, metaSeed, systemUserCredential } = require('../support/facebook.js');
const { storeTrigger } = require('../support/trigger.js');
const { startWorld } = require('../support/world.js');

/** @type {import('../support/world.js').World} */
let world;
/** @type {object} */
let credentials;
/** @type {string} */
let pageId;
/** @type {any} */
let seed;

beforeAll(async () => {
	world = await startWorld();
	seed = await metaSeed(world);
	credentials = await systemUserCredential(world);
	pageId = seed.pages.fern.id;
});

beforeEach(async () => await world.sandbox.reset());

/** @param {Record<string, unknown>} [parameters] @returns {Promise<any>} */
async function check(parameters = {}) {
	const operation = { resource: 'account', operation: 'checkWebhooks', ...parameters };
	const run = await world.runWorkflow({ nodes: [facebook(credentials, operation)] });
	expect(run.error).toBeUndefined();
	expect(run.items).toHaveLength(1);
	return run.items[0].json;
}

describe('Check Webhooks', () => {
	it('says that nothing is subscribed', async () => {
		expect(await check()).toMatchObject({ ok: false, subscription: null, triggers: [] });
	});

	it('shows the triggers that share the app, what they have received, and what is refused', async () => {
		const first = await storeTrigger(world, { credentials, pageId });
		const second = await storeTrigger(world, { credentials, pageId, triggerOn: ['mention'] });
		try {
			await first.activate();
			await second.activate();
			await world.sandbox.visitor({ pageId, action: 'mention', message: 'Look' });
			await second.runs(1);
			await world.sandbox.settings({ webhookRetryMs: [] });
			await world.sandbox.deliver({ body: {}, badSignature: true });
			const item = await check({ pagesToCheck: 'one', page: byId(pageId) });
			expect(item).toMatchObject({
				ok: true,
				app: { id: seed.app.id },
				subscription: { callbackUrl: first.callbackUrl, active: true, isOurs: true },
				pages: [{ id: pageId, installed: true, fields: ['feed', 'mention'], missingFields: [] }],
			});
			expect(item.triggers).toMatchObject([
				{ address: first.callbackUrl, role: 'host', workflowId: first.id, received: 1, refused: 1 },
				{ address: second.callbackUrl, role: 'guest', reachedByHost: true, received: 1 },
			]);
			expect(item.findings[0]).toMatchObject({ severity: 'hint' });
		} finally {
			await first.deactivate();
			await second.deactivate();
		}
	});
});
