// @ts-check
'use strict';

const { setTimeout: delay } = require('node:timers/promises');
const { metaSeed, systemUserCredential } = require('../support/facebook.js');
const {
	EQUAL,
	differences,
	formsOfPage,
	leadNode,
	readableLeads,
	synced,
} = require('../support/leads.js');
const { node } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');

const LEADS = 2_000;
const LISTS = { host: 'graph.facebook.com', method: 'GET', path: '/leads' };

/** n8n is killed here, and what it learns of limits holds for its whole process: it is one of its own. @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {object} */
let credentials;
/** @type {string} */
let page;
/** @type {string[]} */
let formIds;

beforeAll(async () => {
	world = await startWorld({ n8nEnv: {} });
	seed = await metaSeed(world);
	credentials = await systemUserCredential(world);
	page = seed.pages.fern.id;
	formIds = [seed.forms.demo.id, seed.forms.quoteUs.id];
}, 180_000);

afterAll(async () => await world.stop());

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
	await world.sandbox.fillLeads({ pageId: page, formIds, count: LEADS });
});

/** @param {object} [parameters] */
const syncNode = (parameters) =>
	leadNode(credentials, 'sync', { ...formsOfPage(page, formIds), ...parameters });

async function restarted() {
	await world.kill();
	await world.restart();
}

/** Waits until so many calls match. @param {(call: any) => boolean} matches @param {number} count */
async function until(matches, count) {
	for (let tries = 0; tries < 600; tries += 1) {
		const calls = await world.sandbox.requests();
		if (calls.filter(matches).length >= count) return;
		await delay(50);
	}
	throw new Error(`There were no ${count} such calls`);
}

describe('n8n is killed', () => {
	it('at half of a sync: nothing has come out, and the next run gives every lead once', async () => {
		await world.sandbox.faults([{ ...LISTS, effect: { kind: 'latency', ms: 400 } }]);
		const started = await world.startWorkflow({ nodes: [syncNode()] });
		await until(({ path }) => /\/leads$/.test(path), LEADS / 100 / 2);
		await world.kill();
		await world.sandbox.clearFaults();
		await world.restart();
		const killed = await world.runOf(started.executionId);
		expect(killed.status).toBe('crashed');
		expect(synced(killed).leads).toEqual([]);

		const run = await world.runAgain(started.workflowId, [{}]);
		const held = await readableLeads(world, formIds);
		expect(held.length).toBeGreaterThanOrEqual(LEADS);
		expect(differences(synced(run).leads, held, seed)).toEqual(EQUAL);
		expect(synced(await world.runAgain(started.workflowId, [{}])).leads).toEqual([]);
	}, 180_000);

	it('after the sync, before the execution has ended: its leads come again in the next run', async () => {
		const sync = syncNode();
		const url = '=https://media.social-ops.test/article?leads={{ $("Facebook").all().length }}';
		const followUp = node(
			'Follow Up',
			'n8n-nodes-base.httpRequest',
			{ url, options: {} },
			{
				typeVersion: 4.2,
				executeOnce: true,
			},
		);
		const amount = '={{ $("Items").first().json.seconds }}';
		const rest = node(
			'Rest',
			'n8n-nodes-base.wait',
			{ amount, unit: 'seconds' },
			{
				typeVersion: 1.1,
			},
		);
		const started = await world.startWorkflow(
			{ nodes: [sync, followUp, rest] },
			{ input: [{ seconds: 60 }] },
		);
		const held = await readableLeads(world, formIds);
		const isFollowUp = (/** @type {any} */ { host, query }) =>
			host === 'media.social-ops.test' && Number(query.leads) === held.length;
		await until(isFollowUp, 1);
		await restarted();
		expect((await world.runOf(started.executionId)).status).toBe('crashed');

		const run = await world.runAgain(started.workflowId, [{ seconds: 0 }]);
		expect(run.error).toBeUndefined();
		expect(differences(synced(run).leads, held, seed)).toEqual(EQUAL);
		const last = await world.runAgain(started.workflowId, [{ seconds: 0 }]);
		expect(synced(last).leads).toEqual([]);
	}, 180_000);
});

describe('the network refuses to go on', () => {
	/** Runs until nothing is left, with new budgets in between. @param {object} options */
	async function runsWithBudget({ calls, ...options }) {
		await world.sandbox.settings({ pages: { [page]: { leadCalls: calls } } });
		const first = await world.runWorkflow({ nodes: [syncNode({ options })] });
		await world.sandbox.settings({ pages: { [page]: { leadCalls: null } } });
		return first;
	}

	it('with 429 in the middle: it waits as asked, and nothing is missing', async () => {
		const effect = { kind: 'status', status: 429, headers: { 'retry-after': '2' } };
		await world.sandbox.faults([{ ...LISTS, skip: 6, times: 2, effect }]);
		const run = await world.runWorkflow({ nodes: [syncNode()] });
		const refused = (await world.sandbox.requests()).filter(({ status }) => status === 429);
		expect(refused).toHaveLength(2);
		const held = await readableLeads(world, formIds);
		expect(differences(synced(run).leads, held, seed)).toEqual(EQUAL);
		expect(synced(run).report).toMatchObject({ ok: true, retryAt: null });
	}, 120_000);

	it('with 80005 in the middle: what was read is kept, the report says when to go on, the rest comes then', async () => {
		const first = await runsWithBudget({ calls: 9, maxWait: 1 });
		expect(first.error).toBeUndefined();
		const part = synced(first);
		expect(part.leads.length).toBeGreaterThan(0);
		expect(part.leads.length).toBeLessThan(LEADS);
		expect(part.report).toMatchObject({ ok: false, new: part.leads.length, remembered: true });
		const open = part.report.forms.filter((/** @type {any} */ form) => form.status !== 'complete');
		expect(open.length).toBeGreaterThan(0);
		for (const form of open) {
			expect(form).toMatchObject({
				kind: 'rate-limited',
				fix: expect.stringMatching(/again/),
			});
			expect(Date.parse(form.retryAt)).toBeGreaterThan(Date.now());
		}
		const earliest = open.map((/** @type {any} */ form) => form.retryAt).sort()[0];
		expect(part.report.retryAt).toBe(earliest);

		// The same process asks no more before that time.
		const calls = (await world.sandbox.requests()).length;
		const tooEarly = await world.runAgain(first.workflowId, [{}]);
		expect(tooEarly.error?.message).toContain('accepts no more calls');
		const lists = (await world.sandbox.requests())
			.slice(calls)
			.filter(({ path }) => /\/leads$/.test(path));
		expect(lists).toEqual([]);

		await restarted();
		const second = synced(await world.runAgain(first.workflowId, [{}]));
		const held = await readableLeads(world, formIds);
		const all = [...part.leads, ...second.leads];
		expect(differences(all, held, seed)).toEqual(EQUAL);
		expect(second.report).toMatchObject({ ok: true, new: second.leads.length });
		expect(synced(await world.runAgain(first.workflowId, [{}])).leads).toEqual([]);
	}, 240_000);
});
