// @ts-check
'use strict';

const { NETWORKS, postsWith, publishNode } = require('../support/networks/index.js');
const { requestsOf } = require('../support/requests.js');
const { startWorld } = require('../support/world.js');
const { executionsOf, onBothWorkers } = require('./support/workers.js');

const AT_ONCE = 4;
/** Where networks give out tokens, as far as the sandbox has them. */
const RENEWAL = 'oauth2?/.*[tT]oken$';
const RENEWABLE = NETWORKS.filter(({ expiredCredential }) => expiredCredential);

/** @type {import('../support/world.js').World} */
let world;

beforeAll(async () => {
	world = await startWorld();
});

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

describe.each(RENEWABLE)('an access to $platform that has ended', (network) => {
	it('is renewed once for executions on both workers, and all succeed', async () => {
		const credentials = await network.expiredCredential?.(world);
		const node = await publishNode(world, network, { credentials: Object(credentials) });
		Object.assign(node.parameters, { text: '=Renewed {{ $execution.id }}' });
		// Late enough for the others to find the access ended too.
		await world.sandbox.faults([
			{ method: 'POST', path: RENEWAL, effect: { kind: 'latency', ms: 1500 } },
		]);
		const runs = await executionsOf(world, { node, item: {}, count: AT_ONCE });
		expect(onBothWorkers(runs)).toBe(true);
		expect(runs.map(({ error }) => error)).toEqual(runs.map(() => undefined));
		const posts = await postsWith(world, network, 'Renewed');
		expect(posts.map(({ text: shown }) => shown).sort()).toEqual(
			runs.map(({ executionId }) => `Renewed ${executionId}`).sort(),
		);
		const renewals = (await requestsOf(world)).filter(({ path }) => new RegExp(RENEWAL).test(path));
		expect(renewals.map(({ status }) => status)).toEqual([200]);
	});
});
