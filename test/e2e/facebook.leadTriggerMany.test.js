// @ts-check
'use strict';

const { watchMemory } = require('../../scripts/memory.js');
const { metaSeed, systemUserCredential } = require('../support/facebook.js');
const { EQUAL, differences, idsOf } = require('../support/leads.js');
const { deliverAll, planDeliveries, submitLeads } = require('../support/leadDeliveries.js');
const { storeLeadTrigger } = require('../support/leadsTrigger.js');
const { requestsOf } = require('../support/requests.js');
const { startWorld } = require('../support/world.js');

const MIB = 1024 ** 2;
/** A fifth of the thousand in CI, where minutes count: the shares stay the same. */
const of = (/** @type {number} */ count) => (process.env.CI ? count / 5 : count);
const DELIVERIES = of(1_000);
/** Deliveries by the number of leads in them: 850 that are new. */
const SIZES = [
	{ deliveries: of(780), leads: 1 },
	{ deliveries: of(60), leads: 5 },
	{ deliveries: of(10), leads: 100 },
];
const REPLAYED = of(100);
const FORGED = of(50);
/** Of 100 leads 3 are refused at the first read, and 1 at all. */
const refusals = (/** @type {number} */ index) =>
	index % 100 === 99 ? -1 : index % 100 < 3 ? 1 : 0;

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {any[]} leads as the sandbox holds them */
let held;
/** @type {string[]} leads that nobody may have been told of */
let forgedIds;
/** @type {string[]} leads whose first read was refused */
let refusedOnce;
/** @type {any[]} */
let deliveries;
/** @type {any[][]} what the trigger has put out, by run */
let outputs;

beforeAll(async () => {
	world = await startWorld({ n8nEnv: {} });
	seed = await metaSeed(world);
	const credentials = await systemUserCredential(world);
	const pageId = seed.pages.fern.id;
	const trigger = await storeLeadTrigger(world, { credentials, pageId });
	const count = SIZES.reduce((sum, size) => sum + size.deliveries * size.leads, 0);
	// Nobody is subscribed yet: these leads are announced by the deliveries below alone.
	const formIds = [seed.forms.demo.id, seed.forms.world.id, seed.forms.newsletterDe.id];
	const order = { pageId, formIds, count: count + FORGED, refusals };
	const submitted = await submitLeads(world, order);
	const leads = submitted.slice(0, count);
	const forged = submitted.slice(count);
	forgedIds = idsOf(forged);
	refusedOnce = idsOf(leads.filter((_, index) => refusals(index) === 1));
	await trigger.activate();
	// How soon an answer comes depends on what else the machine does: it is printed, not asserted.
	await world.sandbox.settings({ webhookRetryMs: [], webhookTimeoutMs: 30_000 });

	const memory = watchMemory(world.n8nPid(), { children: false });
	const started = Date.now();
	const sizes = SIZES.flatMap((size) => Array(size.deliveries).fill(size.leads));
	const plan = planDeliveries(pageId, { leads, forged, sizes, replayed: REPLAYED });
	deliveries = await deliverAll(world, plan);
	const seconds = (Date.now() - started) / 1000;
	const { baseline, peak } = memory.stop();
	const slowest = Math.max(...deliveries.map(({ slowestMs }) => slowestMs)) / 1000;
	const again = deliveries.filter(({ statuses }) => statuses[0] === 503).length;
	const calls = await requestsOf(world);
	const isRun = (/** @type {any} */ { kind }) => kind === 'new';
	outputs = await trigger.outputs(deliveries.filter(isRun).length);
	const { meta } = await world.sandbox.leads();
	held = meta.filter((/** @type {any} */ lead) => leads.some(({ id }) => id === lead.id));
	process.stdout.write(
		`${deliveries.length} deliveries with ${count} leads: ${seconds.toFixed(1)} s, the slowest answer after ${slowest.toFixed(1)} s, ${again} asked to come again, ${calls.length} calls to Meta, n8n idle ${Math.round(baseline / MIB)} MiB, at most ${Math.round(peak / MIB)} MiB\n`,
	);
}, 1_200_000);

afterAll(async () => await world.stop());

/** @param {string} kind */
const ofKind = (kind) => deliveries.filter((delivery) => delivery.kind === kind);

describe(`${DELIVERIES} deliveries, 10 % of them replayed and 5 % forged`, () => {
	it('are made as said', () => {
		expect(deliveries).toHaveLength(DELIVERIES);
		expect(ofKind('replay')).toHaveLength(REPLAYED);
		expect(ofKind('forged')).toHaveLength(FORGED);
		const never = held.filter(({ notReadableFor }) => notReadableFor === -1);
		// Three of each begun hundred, and the last of each full one.
		expect(refusedOnce).toHaveLength(Math.ceil(held.length / 100) * 3);
		expect(never).toHaveLength(Math.floor(held.length / 100));
		expect(held.filter(({ notReadableFor }) => notReadableFor > 0)).toEqual([]);
	});

	it('are all answered: genuine ones with 200, in the end, and forged ones with 401', () => {
		const last = (/** @type {string} */ kind) => [
			...new Set(ofKind(kind).map(({ statuses }) => statuses.at(-1))),
		];
		expect([last('new'), last('replay'), last('forged')]).toEqual([[200], [200], [401]]);
		expect(deliveries.flatMap(({ statuses }) => statuses)).not.toContain('unreachable');
	});

	it('start one run each, and none for a replay or a forged one', () => {
		expect(outputs).toHaveLength(ofKind('new').length);
		const told = idsOf(outputs.flat());
		expect(told.filter((id) => forgedIds.includes(id))).toEqual([]);
	});

	it('give every lead exactly once, with all its answers', () => {
		const leads = outputs.flat();
		const read = leads.filter(({ status }) => status === 'read');
		const readable = held.filter(({ notReadableFor }) => notReadableFor !== -1);
		expect(idsOf(leads)).toEqual(idsOf(held));
		expect(differences(read, readable, seed)).toEqual(EQUAL);
	});

	it('name the leads that cannot be read at all, with what is known of them and the reason', () => {
		const unread = outputs.flat().filter(({ status }) => status === 'not-read');
		const never = held.filter(({ notReadableFor }) => notReadableFor === -1);
		expect(never.length).toBeGreaterThan(0);
		expect(idsOf(unread)).toEqual(idsOf(never));
		for (const lead of unread) {
			const { formId } = never.find(({ id }) => id === lead.id);
			expect(lead).toMatchObject({
				event: 'lead',
				kind: 'not-found',
				formId,
				source: { pageId: seed.pages.fern.id },
				reason: expect.stringContaining('does not exist'),
			});
		}
	});
});
