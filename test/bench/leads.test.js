// @ts-check
'use strict';

const { metaSeed, systemUserCredential } = require('../support/facebook.js');
const { countCalls, formsOfPage, leadNode, readableLeads, synced } = require('../support/leads.js');
const { storedTrigger } = require('../support/storedTrigger.js');
const { startWorld } = require('../support/world.js');
const { builtInTrigger, deliverLeads, hearLeads } = require('./support/leadAdsTrigger.js');
const { HAND_BUILT, handBuiltLoop } = require('./support/handBuiltLoop.js');
const { record } = require('./support/results.js');
const { scaled } = require('./support/scale.js');
const { rounded } = require('./support/text.js');
const { freshSandbox, secondsOf } = require('./support/world.js');

const LEADS = scaled(10_000, 200);
const FEWER = scaled(1_000, 200);
const LATER = scaled(100);
/** Leads in a delivery: Meta bundles them. */
const BUNDLE = 100;
const SMALL_BUNDLE = 10;
const SYNC = 'Facebook';
const FAULTS = [
	{ method: 'GET', path: '/leads', every: 2, effect: { kind: 'status', status: 500 } },
	{ method: 'GET', path: '^/v[0-9.]+/[0-9]+$', every: 50, effect: { kind: 'status', status: 500 } },
];
const TIMEOUT_MS = 1_800_000;

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {string} */
let page;
/** @type {string} */
let form;

/** What a reader has put out. @typedef {{ ids: string[], seconds: number }} Read */

beforeAll(async () => {
	world = await startWorld({ n8nEnv: {} });
	seed = await metaSeed(world);
	page = seed.pages.fern.id;
	form = seed.forms.demo.id;
});

afterAll(async () => await world?.stop());

const heldIds = async () => (await readableLeads(world, [form])).map(({ id }) => id);

/** Every reader reads what is there, then what has come since. @type {Record<string, () => Promise<{ first(bundle: number): Promise<Read>, again(announce: () => Promise<unknown>): Promise<Read> }>>} */
const READERS = {
	own: async () => {
		const node = leadNode(await systemUserCredential(world), 'sync', formsOfPage(page, [form]));
		const read = (/** @type {any} */ run) => ({
			ids: synced(run).leads.map(({ id }) => id),
			seconds: secondsOf(run, SYNC),
		});
		let workflowId = '';
		return {
			async first() {
				const run = await world.runWorkflow({ nodes: [node] }, { timeoutMs: TIMEOUT_MS });
				workflowId = run.workflowId;
				return read(run);
			},
			async again(announce) {
				await announce();
				return read(await world.runAgain(workflowId, [{}]));
			},
		};
	},
	trigger: async () => {
		const trigger = await storedTrigger(world, await builtInTrigger(world, { page, form }));
		await trigger.activate();
		const deliver = async (/** @type {string[]} */ ids, /** @type {number} */ bundle) =>
			await deliverLeads(world, { trigger, page, form, ids, bundle });
		return {
			first: async (bundle) => await deliver(await heldIds(), bundle),
			async again(announce) {
				const read = await hearLeads(world, trigger, announce);
				await trigger.deactivate();
				return read;
			},
		};
	},
	loop: async () => {
		const workflow = await handBuiltLoop(world, form);
		const read = (/** @type {any} */ run) => ({
			ids: run.error ? [] : run.items.map((/** @type {any} */ { json }) => json.id),
			seconds: HAND_BUILT.reduce((sum, name) => sum + secondsOf(run, name), 0),
		});
		let workflowId = '';
		return {
			async first() {
				const run = await world.runWorkflow(workflow, { timeoutMs: TIMEOUT_MS });
				workflowId = run.workflowId;
				return read(run);
			},
			async again(announce) {
				await announce();
				return read(await world.runAgain(workflowId, [{}]));
			},
		};
	},
};

/**
 * Lets a reader read so many leads, and those that come later.
 * @param {string} name of the reader
 * @param {{ count: number, bundle: number, faults?: object[] }} order
 */
async function measure(name, { count, bundle, faults = [] }) {
	await freshSandbox(world);
	const reader = await READERS[name]();
	const before = (await heldIds()).length;
	await world.sandbox.fillLeads({ pageId: page, formIds: [form], count: count - before });
	await world.sandbox.faults(faults);
	const start = (await world.sandbox.requests()).length;
	const held = await heldIds();
	const first = await reader.first(bundle);
	const calls = (await world.sandbox.requests()).slice(start);
	await world.sandbox.clearFaults();
	/** @type {string[]} */
	let fresh = [];
	const again = await reader.again(async () => {
		fresh = await submitLater();
	});
	return {
		...{ seconds: first.seconds, calls: countCalls(calls) },
		lost: missing(held, first.ids),
		doubled: repeated(first.ids),
		lostLater: missing(fresh, again.ids),
		doubledLater: repeated([...new Set(first.ids), ...again.ids]),
	};
}

/** @returns {Promise<string[]>} */
async function submitLater() {
	const order = { pageId: page, formId: form, count: LATER };
	return (await world.sandbox.submitLead(order)).leadIds;
}

/** @param {string[]} wanted @param {string[]} ids */
function missing(wanted, ids) {
	const there = new Set(ids);
	return wanted.filter((id) => !there.has(id)).length;
}

/** @param {string[]} ids */
const repeated = (ids) => ids.length - new Set(ids).size;

/** @param {string} name @param {'own' | 'other'} kind @param {Awaited<ReturnType<typeof measure>>} found */
function contender(name, kind, found) {
	const figures = [
		{ label: 'time', value: found.seconds, unit: 's' },
		{ label: 'calls', value: found.calls },
		{ label: 'lost', value: found.lost },
		{ label: 'doubled', value: found.doubled },
		{ label: 'later: lost', value: found.lostLater },
		{ label: 'doubled', value: found.doubledLater },
	];
	return { name, kind, figures };
}

/** @param {{ title: string, count: number, bundle: number, faults?: object[] }} order */
async function compare({ title, ...order }) {
	const own = await measure('own', order);
	const trigger = await measure('trigger', order);
	const loop = await measure('loop', order);
	record({
		part: 'leads',
		title,
		contenders: [
			contender('Social Ops, Sync', 'own', own),
			contender(`n8n's Lead Ads Trigger`, 'other', trigger),
			contender('HTTP Request, pages', 'other', loop),
		],
		ratios: [
			{ label: `times faster than n8n's trigger reads`, value: trigger.seconds / own.seconds },
			{ label: 'times faster than the hand-built loop', value: loop.seconds / own.seconds },
			{
				label: 'leads lost or doubled, of Social Ops',
				value: own.lost + own.doubled + own.lostLater + own.doubledLater,
				atMost: 0,
			},
		],
	});
	expect(own).toMatchObject({ lost: 0, doubled: 0, lostLater: 0, doubledLater: 0 });
}

describe('leads', () => {
	it(`reads ${LEADS} leads of a form, and ${LATER} more afterwards`, async () => {
		await compare({
			title: `${rounded(LEADS)} leads of one form, then ${LATER} more`,
			count: LEADS,
			bundle: BUNDLE,
		});
	});

	it(`reads ${FEWER} leads while reads fail`, async () => {
		await compare({
			title: `${rounded(FEWER)} leads while every 2nd list and every 50th lead is refused, then ${LATER} more`,
			count: FEWER,
			bundle: SMALL_BUNDLE,
			faults: FAULTS,
		});
	});
});
