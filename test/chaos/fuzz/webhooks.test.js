// @ts-check
'use strict';

const { NETWORKS } = require('../../support/networks/index.js');
const { storedTrigger } = require('../../support/storedTrigger.js');
const { startWorld } = require('../../support/world.js');
const { forgedCall, signedBody } = require('./support/calls.js');
const { chosenSeed, randomOf } = require('../support/seed.js');

/** Calls to each trigger. */
const FORGED = 40;
const SIGNED = 20;
/** All calls to a trigger. Longer than this, n8n hangs. */
const DEADLINE_MS = 600_000;

/** @type {import('../../support/world.js').World} */
let world;

beforeAll(async () => {
	world = await startWorld({ n8nEnv: {} });
	for (const network of ['meta', 'linkedin', 'x']) {
		await world.sandbox.settings({ network, webhookRetryMs: [] });
	}
}, 300_000);

afterAll(async () => await world?.stop());

/** Every trigger of the networks: of events, and of leads. */
const triggers = NETWORKS.flatMap(({ trigger, leads, credential }) => [
	...(trigger ? [{ ...trigger, credential }] : []),
	...(trigger && leads
		? [
				{
					...trigger,
					type: leads.trigger,
					parameters: leads.parameters,
					credential: leads.credential,
					forgery: leads.forgery ?? trigger.forgery,
				},
			]
		: []),
]);

/** n8n's own answer to a body that is no JSON: the trigger never sees it. */
const NO_JSON = 422;

describe.each(triggers)('$type', ({ type, parameters, credential, forgery }) => {
	it(
		'answers what is broken or forged without a run, and is there afterwards',
		async () => {
			const random = randomOf(chosenSeed());
			const trigger = await storedTrigger(world, {
				name: 'Trigger',
				type,
				credentials: await credential(world),
				parameters: await parameters(world),
			});
			await trigger.activate();
			const address = `${world.n8n.url}${new URL(trigger.callbackUrl).pathname}`;
			for (let count = 0; count < FORGED; count += 1) {
				const status = await statusOf(address, forgedCall(random));
				expect({ status, isRefused: status >= 400 && status < 500 }).toEqual({
					status,
					isRefused: true,
				});
			}
			const order = /** @type {any} */ (await forgery(world, trigger.callbackUrl));
			const deliver = async (/** @type {object} */ more) => {
				const raw = signedBody(random, order.body);
				const sent = { ...order, body: undefined, url: trigger.callbackUrl, raw, ...more };
				return (await world.sandbox.deliver(sent)).attempts[0].status;
			};
			for (let count = 0; count < SIGNED / 2; count += 1) {
				const forged = random() < 0.5 ? { badSignature: true } : { unsigned: true };
				expect([401, NO_JSON]).toContain(await deliver(forged));
			}
			expect(await trigger.countRuns()).toBe(0);
			for (let count = 0; count < SIGNED; count += 1) {
				expect([200, 400, NO_JSON]).toContain(await deliver({}));
			}
			expect(world.n8nLog()).not.toMatch(/unhandled|(Type|Range|Reference)Error/i);
			await trigger.deactivate();
		},
		DEADLINE_MS,
	);
});

/** A call that is not answered hangs. */
const CALL_MS = 60_000;

/** @param {string} address @param {{ search: string, init: RequestInit }} call */
async function statusOf(address, { search, init }) {
	try {
		const signal = AbortSignal.timeout(CALL_MS);
		const response = await fetch(`${address}${search}`, { ...init, signal });
		await response.arrayBuffer();
		return response.status;
	} catch (error) {
		throw new Error(`no answer to ${JSON.stringify({ search, init })}`, { cause: error });
	}
}
