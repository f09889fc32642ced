// @ts-check
'use strict';

const { byId, metaSeed, systemUserCredential } = require('../support/facebook.js');
const { deliverAll, planDeliveries, submitLeads } = require('../support/leadDeliveries.js');
const { storedTrigger } = require('../support/storedTrigger.js');
const { startWorld } = require('../support/world.js');
const { builtInTrigger } = require('./support/leadAdsTrigger.js');
const { record } = require('./support/results.js');
const { median, scaled } = require('./support/scale.js');
const { rounded } = require('./support/text.js');
const { freshSandbox } = require('./support/world.js');

const REPLAYED = scaled(100);
const FORGED = scaled(50);
/** Deliveries by the number of leads in them. */
const SIZES = [
	{ deliveries: scaled(780), leads: 1 },
	{ deliveries: scaled(60), leads: 5 },
	{ deliveries: scaled(10), leads: 100 },
].flatMap(({ deliveries, leads }) => Array(deliveries).fill(leads));
const DELIVERIES = SIZES.length + REPLAYED + FORGED;
const LEADS = SIZES.reduce((sum, leads) => sum + leads, 0);
/** Of 100 leads 3 are refused at the first read, and 1 at all. */
const refusals = (/** @type {number} */ index) =>
	index % 100 === 99 ? -1 : index % 100 < 3 ? 1 : 0;

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;

beforeAll(async () => {
	world = await startWorld({ n8nEnv: {} });
	seed = await metaSeed(world);
});

afterAll(async () => await world?.stop());

const ours = async () => ({
	name: 'Facebook Lead Trigger',
	type: 'facebookLeadTrigger',
	credentials: await systemUserCredential(world),
	parameters: {
		authentication: 'accessToken',
		accountScope: 'one',
		page: byId(seed.pages.fern.id),
		formScope: 'selected',
		forms: [seed.forms.demo.id],
	},
});

const builtIn = async () =>
	await builtInTrigger(world, { page: seed.pages.fern.id, form: seed.forms.demo.id });

const PATH = 'bare-leads';
const bare = async () => ({
	name: 'Webhook',
	type: 'n8n-nodes-base.webhook',
	credentials: {},
	parameters: { httpMethod: 'POST', path: PATH, responseMode: 'onReceived', options: {} },
});

/** Leads that an item of a trigger tells of. @param {any} json @returns {string[]} */
function leadsIn(json) {
	if (!json.body) return [json.id];
	const changes = json.body.entry.flatMap((/** @type {any} */ entry) => entry.changes);
	return changes.map((/** @type {any} */ change) => String(change.value.leadgen_id));
}

/** Makes the deliveries to a trigger, and looks at what came of them. @param {any} trigger @param {string} [url] */
async function deliverTo(trigger, url) {
	await freshSandbox(world);
	const pageId = seed.pages.fern.id;
	const order = { pageId, formIds: [seed.forms.demo.id], count: LEADS + FORGED, refusals };
	const submitted = await submitLeads(world, order);
	const [leads, forged] = [submitted.slice(0, LEADS), submitted.slice(LEADS)];
	const stored = await storedTrigger(world, trigger);
	await stored.activate();
	await world.sandbox.settings({ webhookRetryMs: [], webhookTimeoutMs: 60_000 });
	const steps = planDeliveries(pageId, { leads, forged, sizes: SIZES, replayed: REPLAYED });
	const started = Date.now();
	const sent = await deliverAll(world, steps, url ? { url } : {});
	const seconds = (Date.now() - started) / 1000;
	const outputs = await stored.outputs(1);
	const calls = (await world.sandbox.requests()).length;
	const readable = leads.filter((_, index) => refusals(index) !== -1).map(({ id }) => id);
	const result = { ...countsOf(outputs, { readable, forged }), ...answersOf(sent), seconds, calls };
	await stored.deactivate();
	return result;
}

/** @param {any[][]} outputs @param {{ readable: string[], forged: { id: string }[] }} leads */
function countsOf(outputs, { readable, forged }) {
	const told = outputs.flat().flatMap(leadsIn);
	const once = new Set(told);
	const wanted = new Set(readable);
	const foreign = new Set(forged.map(({ id }) => id));
	const named = outputs.flat().filter(({ status }) => status === 'not-read');
	return {
		runs: outputs.length,
		// Meta waits for the answer: a trigger that has no time for another try names the lead.
		named: named.filter(({ id }) => wanted.has(id)).length,
		lost: readable.filter((id) => !once.has(id)).length,
		doubled:
			told.filter((id) => wanted.has(id)).length - readable.filter((id) => once.has(id)).length,
		believed: told.filter((id) => foreign.has(id)).length,
	};
}

/** @param {import('../support/leadDeliveries.js').Sent[]} sent */
function answersOf(sent) {
	const forged = sent.filter(({ kind }) => kind === 'forged');
	return {
		falseOks: forged.filter(({ statuses }) => statuses.includes(200)).length,
		slowest: Math.max(...sent.map(({ slowestMs }) => slowestMs)) / 1000,
		middle: median(sent.map(({ slowestMs }) => slowestMs)),
	};
}

/** @param {string} name @param {'own' | 'other'} kind @param {Awaited<ReturnType<typeof deliverTo>>} found */
function contender(name, kind, found) {
	const figures = [
		{ label: 'time', value: found.seconds, unit: 's' },
		{ label: 'runs', value: found.runs },
		{ label: 'leads lost', value: found.lost },
		{ label: 'named, not read', value: found.named },
		{ label: 'doubled', value: found.doubled },
		{ label: '200 for forged', value: found.falseOks },
		{ label: 'forged leads', value: found.believed },
		{ label: 'answer', value: found.middle, unit: 'ms' },
		{ label: 'calls', value: found.calls },
	];
	return { name, kind, figures };
}

describe('webhooks', () => {
	it(`takes ${DELIVERIES} deliveries, ${REPLAYED} of them replayed and ${FORGED} forged, beside n8n's own triggers`, async () => {
		const own = await deliverTo(await ours());
		const other = await deliverTo(await builtIn());
		const hook = await deliverTo(await bare(), `${world.publicUrl}webhook/${PATH}`);
		record({
			part: 'webhooks',
			title: `${rounded(DELIVERIES)} deliveries with ${rounded(LEADS)} leads: ${REPLAYED} replayed, ${FORGED} forged; 3 % of the leads refused once, 1 % always`,
			contenders: [
				contender('Social Ops', 'own', own),
				contender("n8n's Lead Ads Trigger", 'other', other),
				contender('Webhook node, reads nothing', 'other', hook),
			],
			ratios: [
				{ label: 'leads lost, of Social Ops', value: own.lost, atMost: 0 },
				{ label: 'leads doubled, of Social Ops', value: own.doubled, atMost: 0 },
				{ label: 'forged deliveries answered 200, of Social Ops', value: own.falseOks, atMost: 0 },
			],
		});
		expect(own).toMatchObject({
			runs: SIZES.length,
			lost: 0,
			doubled: 0,
			believed: 0,
			falseOks: 0,
		});
	});
});
