// @ts-check
'use strict';

const { byId } = require('../support/facebook.js');
const { idsOf, synced } = require('../support/leads.js');
const { NETWORKS } = require('../support/networks/index.js');
const { buildWorkflow, node } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');
const { executionsOf, onBothWorkers } = require('./support/workers.js');

const SYNC = 'Sync';
const RUNS = 4;
const WITH_LEADS = NETWORKS.flatMap(({ leads, ...network }) =>
	leads ? [{ ...network, leads }] : [],
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

describe.each(WITH_LEADS)('syncs of leads on $platform', ({ nodeType, leads }) => {
	/** A node that syncs the forms. */
	async function syncNode() {
		const parameters = { resource: 'lead', operation: 'sync', ...(await leads.parameters(world)) };
		return node(SYNC, nodeType, parameters, { credentials: await leads.credential(world) });
	}

	it('lose no lead when two run at once', async () => {
		for (let count = 0; count < 5; count += 1) await leads.submit(world);
		const runs = await executionsOf(world, { node: await syncNode(), item: {}, count: 2 });
		expect(onBothWorkers(runs)).toBe(true);
		for (const run of runs) {
			const { leads: found, report } = synced(run, SYNC);
			expect(report.ok).toBe(true);
			expect(new Set(idsOf(found)).size).toBe(found.length);
		}
		// A worker does not know what the other one has put out: a lead may come from both.
		const all = runs.flatMap((run) => idsOf(synced(run, SYNC).leads));
		expect([...new Set(all)].sort()).toEqual(await leads.held(world));
	});

	it('put a lead out once in a sub-workflow, whichever worker runs it', async () => {
		await leads.submit(world);
		const sub = await world.n8n.createWorkflow(
			buildWorkflow({
				nodes: [
					node('Called', 'n8n-nodes-base.executeWorkflowTrigger', { inputSource: 'passthrough' }),
					await syncNode(),
				],
			}),
		);
		await world.n8n.activate(sub.id);
		const call = node(
			'Call',
			'n8n-nodes-base.executeWorkflow',
			{
				workflowId: byId(sub.id),
				options: {},
			},
			{ typeVersion: 1.2 },
		);
		const first = await world.runWorkflow({ nodes: [call] });
		expect(first.error).toBeUndefined();
		expect(idsOf(first.output('Call').map(({ json }) => json))).toEqual(await leads.held(world));
		const runs = [first];
		for (let count = 0; count < RUNS; count += 1) {
			const added = await leads.submit(world);
			const run = await world.runAgain(first.workflowId, [{}]);
			expect(idsOf(run.output('Call').map(({ json }) => json))).toEqual(added);
			runs.push(run);
		}
		expect(onBothWorkers(runs)).toBe(true);
	});
});
