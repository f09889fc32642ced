// @ts-check
'use strict';

const { facebook, metaSeed, publish, systemUserCredential } = require('../support/facebook.js');
const { storeTrigger } = require('../support/trigger.js');
const { node } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');
const x = require('../support/x.js');

const CREATE = { host: 'graph.facebook.com', method: 'POST', path: '/feed' };

/** @type {import('../support/world.js').World} */
let world;
/** @type {object} */
let credentials;
/** @type {string} */
let pageId;

beforeAll(async () => {
	world = await startWorld();
	pageId = (await metaSeed(world)).pages.fern.id;
	credentials = await systemUserCredential(world);
});
beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

/** @param {Record<string, unknown>} settings of the node */
const publisher = (settings) =>
	facebook(
		credentials,
		publish(pageId, { text: '={{ $json.text }}', options: { includeMeta: true } }),
		settings,
	);

const TOO_LONG = 'x'.repeat(63_207);

describe('Include Meta', () => {
	it('tells what each item took, those that fail included', async () => {
		const done = node('Done', 'n8n-nodes-base.noOp');
		const failed = node('Failed', 'n8n-nodes-base.noOp');
		const publishing = publisher({ onError: 'continueErrorOutput' });
		const run = await world.runWorkflow(
			{
				nodes: [publishing, done, failed],
				connections: [
					{ from: publishing.name, to: done.name },
					{ from: publishing.name, to: failed.name, output: 1 },
				],
			},
			{ input: [{ text: 'One' }, { text: TOO_LONG }, { text: 'Two' }] },
		);
		expect(run.error).toBeUndefined();
		const work = { platform: 'facebook', resource: 'post', operation: 'publish', attempts: 1 };
		const effort = { durationMs: expect.any(Number), waitedMs: 0, bytesSent: expect.any(Number) };
		const items = run.output('Done');
		expect(items).toHaveLength(2);
		for (const { json } of items) {
			expect(json.meta).toMatchObject({ ...work, ...effort });
			expect(json.meta.calls).toBeGreaterThan(0);
			expect(json.meta.bytesSent).toBeGreaterThan(0);
			expect(json.meta.rateUsage[0]).toMatchObject({ percentUsed: expect.any(Number) });
		}
		const [{ json }] = run.output('Failed');
		// n8n puts the fields of the input item beside them.
		expect(Object.keys(json).sort()).toEqual(['details', 'error', 'message', 'text']);
		expect(json.details).toMatchObject({ kind: 'content-rejected', meta: { ...work, ...effort } });
	});

	it('counts the tries of Retry On Fail, and names the call as the network does', async () => {
		const refusal = { kind: 'graph-error', code: 200, httpStatus: 403 };
		await world.sandbox.faults([{ ...CREATE, times: 1, effect: refusal }]);
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const run = await world.runWorkflow(
			{ nodes: [publisher(settings)] },
			{ input: [{ text: 'Second try' }] },
		);
		expect(run.items[0].json).toMatchObject({
			status: 'published',
			meta: { attempts: 2 },
		});
		const own = x.x(
			await x.xCredential(world),
			x.publish({ text: 'Hello', options: { includeMeta: true } }),
		);
		const onX = await world.runWorkflow({ nodes: [own] });
		expect(onX.items[0].json.meta).toMatchObject({
			platform: 'x',
			traceId: expect.stringMatching(/^[0-9a-f]{16}$/),
		});
	});

	it('tells of a trigger how its events came', async () => {
		const options = { includeMeta: true };
		const trigger = await storeTrigger(world, { credentials, pageId, options });
		await trigger.activate();
		try {
			await world.sandbox.visitor({ action: 'comment', pageId, message: 'Do you ship abroad?' });
			const [[item]] = await trigger.outputs(1);
			expect(item.meta).toEqual({
				receivedAt: expect.stringMatching(/^\d{4}-.*Z$/),
				delayMs: expect.any(Number),
				deliveryId: expect.stringMatching(/^[\w-]{12}$/),
				signatureAgeMs: null,
			});
		} finally {
			await trigger.deactivate();
		}
	});
});
