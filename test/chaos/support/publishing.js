// @ts-check
'use strict';

const { NETWORKS } = require('../../support/networks/index.js');
const { makeFiles } = require('../../support/files.js');
const { startWorld } = require('../../support/world.js');
const { planRun } = require('./plan.js');
const { playRound } = require('./round.js');
const { chosenSeed, say } = require('./seed.js');
const { addCounts, emptyTally, judge, table } = require('./tally.js');

/** Publishes on each network. */
const PUBLISHES = Number(process.env.SOCIAL_OPS_PUBLISHES || (process.env.CI ? 300 : 2_000));

/**
 * Publishes on all networks while everything goes wrong: the rounds of a run whose number leaves this
 * remainder when divided by `of`. Each share has its own n8n and sandbox.
 * @param {{ remainder: number, of: number }} share
 */
function publishThroughChaos({ remainder, of }) {
	const tallies = new Map(NETWORKS.map(({ platform }) => [platform, emptyTally()]));
	const rounds = planRun(chosenSeed(), { networks: NETWORKS, perNetwork: PUBLISHES })
		.map((round, index) => ({ round, name: index + 1 }))
		.filter(({ name }) => name % of === remainder);

	/** @type {import('../../support/world.js').World} */
	let world;
	/** @type {Record<string, string>} */
	let files;

	beforeAll(async () => {
		world = await startWorld({ n8nEnv: { EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'all' } });
		const make = makeFiles(world.files);
		files = {
			picture: make.picture(),
			square: make.picture('square.jpg', '1080x1080'),
			reel: make.reel(),
		};
	}, 300_000);

	afterAll(async () => {
		say(`\n${table(tallies)}\n${rounds.length} rounds`);
		await world?.stop();
	});

	describe.each(rounds)('round $name', ({ round }) => {
		it(`publishes every item once or says that it has not${round.isKilled ? ', n8n killed on the way' : ''}`, async () => {
			say(`${round.executions.length} executions`);
			const outcomes = await playRound({ world, networks: NETWORKS, files }, round);
			const hit = hits(await world.sandbox.requests());
			for (const network of NETWORKS) {
				const tally = /** @type {import('./tally.js').Tally} */ (tallies.get(network.platform));
				const own = outcomes.filter(({ platform }) => platform === network.platform);
				judge(tally, own, { network, posts: await network.posts(world) });
				addCounts(tally.faults, hit(network.create.host));
			}
			expect([...tallies.values()].flatMap(({ problems }) => problems)).toEqual([]);
		}, 600_000);
	});

	it('has published most of them', () => {
		for (const [platform, { published, publishes }] of tallies) {
			expect({ platform, isEnough: published > publishes / 2 }).toEqual({
				platform,
				isEnough: true,
			});
		}
	});
}

/** Calls to a host that were hit, by kind. @param {Array<import('../../../sandbox/core/requestLog.js').LogEntry>} requests */
function hits(requests) {
	return (/** @type {string} */ host) => {
		/** @type {Record<string, number>} */
		const counts = {};
		for (const entry of requests.filter((one) => one.host === host)) {
			for (const kind of entry.faults) counts[kind] = (counts[kind] ?? 0) + 1;
		}
		return counts;
	};
}

module.exports = { publishThroughChaos };
