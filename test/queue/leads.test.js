// @ts-check
'use strict';

const { idsOf, synced } = require('../support/leads.js');
const { NETWORKS } = require('../support/networks/index.js');
const { node } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');
const { executionsOf, onBothWorkers } = require('./support/workers.js');

const SYNC = 'Sync';
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

describe.each(WITH_LEADS)('two syncs of one node at once on $platform', ({ nodeType, leads }) => {
	it('lose no lead, and a later one puts out only what is new', async () => {
		for (let count = 0; count < 5; count += 1) await leads.submit(world);
		const parameters = { resource: 'lead', operation: 'sync', ...(await leads.parameters(world)) };
		const credentials = await leads.credential(world);
		const sync = node(SYNC, nodeType, parameters, { credentials });
		const runs = await executionsOf(world, { node: sync, item: {}, count: 2 });
		expect(onBothWorkers(runs)).toBe(true);
		const held = await leads.held(world);
		for (const run of runs) {
			const { leads: found, report } = synced(run, SYNC);
			expect(report.ok).toBe(true);
			expect(new Set(idsOf(found)).size).toBe(found.length);
		}
		// Each worker has a memory of its own: overlapping runs may give a lead twice, but never none.
		const all = runs.flatMap((run) => idsOf(synced(run, SYNC).leads));
		expect([...new Set(all)].sort()).toEqual(held);

		const added = await leads.submit(world);
		const next = await world.runAgain(runs[0].workflowId, [{}]);
		expect(idsOf(synced(next, SYNC).leads)).toEqual(added);
		const last = await world.runAgain(runs[0].workflowId, [{}]);
		expect(synced(last, SYNC).leads).toEqual([]);
	});
});
