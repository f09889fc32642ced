// @ts-check
'use strict';

const { watchMemory } = require('../../scripts/memory.js');
const { metaSeed, systemUserCredential } = require('../support/facebook.js');
const {
	EQUAL,
	countCalls,
	differences,
	formsOfPage,
	idsOf,
	leadNode,
	readableLeads,
	sevenFormIds,
	synced,
} = require('../support/leads.js');
const { requestsOf } = require('../support/requests.js');
const { startWorld } = require('../support/world.js');

const LEADS = 10_000;
const FORMS = 7;
const OVERLAP_MS = 3_600_000;
const MIB = 1024 ** 2;

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {string} */
let page;
/** @type {string[]} */
let formIds;
/** @type {import('../support/runs.js').Run} */
let first;
/** @type {{ calls: any[], seconds: number, memory: { baseline: number, peak: number } }} */
let figures;

beforeAll(async () => {
	world = await startWorld({ n8nEnv: {} });
	seed = await metaSeed(world);
	page = seed.pages.fern.id;
	formIds = sevenFormIds(seed);
	const before = (await readableLeads(world, formIds)).length;
	await world.sandbox.fillLeads({ pageId: page, formIds, count: LEADS - before });
	const credentials = await systemUserCredential(world);
	const node = leadNode(credentials, 'sync', formsOfPage(page, formIds));
	const memory = watchMemory(world.n8nPid(), { children: false, intervalMs: 25 });
	const started = Date.now();
	first = await world.runWorkflow({ nodes: [node] }, { timeoutMs: 150_000 });
	figures = {
		calls: await requestsOf(world),
		seconds: (Date.now() - started) / 1000,
		memory: memory.stop(),
	};
}, 360_000);

afterAll(async () => await world.stop());

describe('a sync of 10,000 leads over 7 forms', () => {
	it('puts out every lead once, with every answer, consent, ad and campaign as it is held', async () => {
		expect(first.error).toBeUndefined();
		const held = await readableLeads(world, formIds);
		expect(held).toHaveLength(LEADS);
		const { leads } = synced(first);
		expect(leads).toHaveLength(LEADS);
		expect(differences(leads, held, seed)).toEqual(EQUAL);
		// The comparison has seen what it is about.
		const answers = leads.flatMap(({ fields }) => Object.values(fields));
		expect(answers.filter(Array.isArray).length).toBeGreaterThan(100);
		expect(leads.filter(({ source }) => source.campaignId).length).toBeGreaterThan(LEADS / 2);
		expect(leads.filter(({ source }) => source.surface === 'instagram').length).toBeGreaterThan(
			100,
		);
	}, 60_000);

	it('puts them out oldest first', () => {
		const times = synced(first).leads.map(({ createdAt }) => Date.parse(createdAt));
		expect(times).toEqual([...times].sort((one, other) => one - other));
	});

	it('takes at most one call for 100 leads and two for each form', () => {
		const calls = countCalls(figures.calls);
		const pages = figures.calls.filter(({ path }) => /\/leads$/.test(path)).length;
		const node = first.execution.data.resultData.runData.Facebook[0].executionTime / 1000;
		const [idle, peak] = [figures.memory.baseline, figures.memory.peak].map((bytes) =>
			Math.round(bytes / MIB),
		);
		process.stdout.write(
			`10,000 leads of 7 forms: ${calls} calls, ${pages} of them lists of leads; the node took ${node.toFixed(1)} s, with start, storing and reading back ${figures.seconds.toFixed(1)} s; n8n idle ${idle} MiB, at most ${peak} MiB\n`,
		);
		expect(figures.calls.every(({ status }) => status === 200)).toBe(true);
		expect(calls).toBeLessThanOrEqual(LEADS / 100 + 2 * FORMS);
	});

	it('reports beside them what was read of each form', async () => {
		const held = await readableLeads(world, formIds);
		const { report, reports } = synced(first);
		const times = held.map(({ createdAt }) => Date.parse(createdAt)).sort((a, b) => a - b);
		expect(reports).toHaveLength(1);
		expect(report).toMatchObject({
			platform: 'facebook',
			ok: true,
			read: LEADS,
			new: LEADS,
			duplicates: 0,
			driftedForms: [],
			retryAt: null,
			remembered: true,
			message: '10000 new leads from 7 forms.',
		});
		expect([Date.parse(report.oldest), Date.parse(report.newest)]).toEqual([
			times[0],
			times.at(-1),
		]);
		expect(idsOf(report.forms.map((/** @type {any} */ { formId: id }) => ({ id })))).toEqual(
			[...formIds].sort(),
		);
		for (const form of report.forms) {
			const own = held.filter(({ formId }) => formId === form.formId);
			expect(form).toMatchObject({
				account: { id: page, name: seed.pages.fern.name },
				status: 'complete',
				read: own.length,
				new: own.length,
				duplicates: 0,
			});
		}
	});
});

describe('the runs after it', () => {
	it('read only the overlap and put out nothing', async () => {
		const held = await readableLeads(world, formIds);
		const overlap = formIds.flatMap((id) => {
			const times = held
				.filter(({ formId }) => formId === id)
				.map(({ createdAt }) => Date.parse(createdAt));
			const newest = times.reduce((latest, time) => Math.max(latest, time));
			return times.filter((time) => time >= newest - OVERLAP_MS);
		});
		const last = figures.calls.at(-1).id;
		const run = await world.runAgain(first.workflowId, [{}]);
		expect(run.error).toBeUndefined();
		const { leads, report } = synced(run);
		expect(leads).toEqual([]);
		expect(overlap.length).toBeLessThan(100);
		expect(report).toMatchObject({
			ok: true,
			read: overlap.length,
			new: 0,
			duplicates: overlap.length,
		});
		const calls = await world.sandbox.requests(last);
		process.stdout.write(
			`the next run: ${countCalls(calls)} calls, ${overlap.length} leads read\n`,
		);
		expect(countCalls(calls)).toBeLessThanOrEqual(2 * FORMS + 2);
	}, 120_000);

	it('put out what is new since then, once, also what appears late', async () => {
		const held = await readableLeads(world, [formIds[0]]);
		const newest = Math.max(...held.map(({ createdAt }) => Date.parse(createdAt)));
		const late = new Date(newest - OVERLAP_MS / 2).toISOString();
		const orders = [
			{ formId: formIds[0] },
			{ formId: formIds[0], createdAt: late },
			{ formId: formIds[3] },
		];
		const submitted = await Promise.all(
			orders.map((order) => world.sandbox.submitLead({ pageId: page, ...order })),
		);
		const ids = submitted.flatMap(({ leadIds }) => leadIds).sort();
		const run = await world.runAgain(first.workflowId, [{}]);
		expect(idsOf(synced(run).leads)).toEqual(ids);
		expect(synced(await world.runAgain(first.workflowId, [{}])).leads).toEqual([]);
	}, 120_000);
});
