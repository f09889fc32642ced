// @ts-check
'use strict';

const {
	linkedin,
	linkedInSeed,
	ownPosts,
	personUrn,
	publish,
	signedIn,
} = require('../support/linkedin.js');
const { node } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');

const COUNT = Number(process.env.BENCH_COUNT ?? 1_000);
const LATENCY_MS = 50;
const MINUTES = 60_000;

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {string} */
let ada;

const texts = Array.from({ length: COUNT }, (_, index) => ({ text: `Post number ${index + 1}` }));

beforeAll(async () => {
	world = await startWorld();
	seed = await linkedInSeed(world);
	ada = personUrn(seed.people.ada);
});

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
	await world.sandbox.faults([
		{ host: 'api.linkedin.com', effect: { kind: 'latency', ms: LATENCY_MS } },
	]);
	// The app of the seed allows 150 calls a member and day.
	await world.sandbox.settings({
		network: 'linkedin',
		dailyQuotas: { '*': { app: null, member: null } },
	});
});

/** Runs a node on all texts. @param {any} last */
async function timeOf(last) {
	const run = await world.runWorkflow({ nodes: [last] }, { input: texts, timeoutMs: 18 * MINUTES });
	// What n8n says of the node alone: storing and reading a long execution costs both the same.
	const { runData } = run.execution.data.resultData;
	const seconds = runData[last.name].at(-1).executionTime / 1000;
	expect(run.error).toBeUndefined();
	expect(run.items).toHaveLength(COUNT);
	const posts = await ownPosts(world, ada);
	expect(posts).toHaveLength(COUNT);
	const calls = await world.sandbox.requests();
	expect(calls.filter((/** @type {any} */ { status }) => status === 429)).toEqual([]);
	return { seconds, run, textOf: new Map(posts.map(({ urn, text }) => [urn, text])) };
}

const ours = async () => {
	const credentials = await world.createCredential(
		'socialOpsLinkedInOAuth2Api',
		signedIn(seed, { app: 'share' }),
	);
	const options = { concurrency: 25 };
	return linkedin(
		credentials,
		publish('me', { postKind: 'text', text: '={{ $json.text }}', options }),
	);
};

const builtIn = async () => {
	const credentials = await world.createCredential(
		'linkedInOAuth2Api',
		signedIn(seed, { app: 'share' }),
	);
	return node(
		'Built In',
		'n8n-nodes-base.linkedIn',
		{ person: seed.people.ada.id, text: '={{ $json.text }}' },
		{ credentials },
	);
};

it(
	`publishes ${COUNT} texts at ${LATENCY_MS} ms latency, in order, beside n8n's own node`,
	async () => {
		const own = await timeOf(await ours());
		expect(own.run.items.map(({ json }) => own.textOf.get(json.id))).toEqual(
			texts.map(({ text }) => text),
		);
		await world.sandbox.reset();
		await world.sandbox.faults([
			{ host: 'api.linkedin.com', effect: { kind: 'latency', ms: LATENCY_MS } },
		]);
		await world.sandbox.settings({
			network: 'linkedin',
			dailyQuotas: { '*': { app: null, member: null } },
		});
		const other = await timeOf(await builtIn());
		process.stdout.write(
			`${COUNT} posts: ${own.seconds.toFixed(1)} s, n8n's own node ${other.seconds.toFixed(1)} s (${(other.seconds / own.seconds).toFixed(1)} times)\n`,
		);
	},
	20 * MINUTES,
);
