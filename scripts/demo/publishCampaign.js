// @ts-check
'use strict';

const { buildWorkflow, chain, connect, download, node } = require('./workflow.js');
const { seedWorkflow } = require('./seed.js');

/** @typedef {import('./campaign.js').DemoJob} DemoJob */
/** @typedef {import('./campaign.js').Row} Row */

const TIMEOUT_MS = 300_000;
const START = 'Start';
const COLUMN = 240;
const LINE = 160;

/**
 * Publishes the campaign and the stories, then runs the campaign again: every post must come out as
 * the one that is there already.
 * @param {DemoJob} job
 * @returns {Promise<Row[]>} a row per post, and one for the second run
 */
async function publishCampaign(job) {
	const { rest, demo, log } = job;
	const { network, stories } = demo;
	const posts = demo.posts(new Date());
	const campaign = await seedWorkflow(rest, postsWorkflow(job, 'campaign', posts));
	log(
		`${network}: publishing ${[...posts, ...stories].map(({ what }) => what.toLowerCase()).join(', ')}`,
	);
	const first = rowsOf(network, posts, await run(rest, campaign));
	const shown = stories.length > 0 ? await publishStories(job) : [];
	log(`${network}: the same campaign again`);
	const again = rowsOf(network, posts, await run(rest, campaign));
	return [...first, ...shown, secondRun(network, first, again)];
}

/** @param {DemoJob} job */
async function publishStories(job) {
	const { rest, demo } = job;
	const id = await seedWorkflow(rest, postsWorkflow(job, 'stories', demo.stories));
	return rowsOf(demo.network, demo.stories, await run(rest, id));
}

/**
 * A workflow that downloads the files and then publishes each post with a node of its own.
 * @param {DemoJob} job
 * @param {string} title
 * @param {import('./facebook.js').DemoPost[]} posts
 */
function postsWorkflow(job, title, posts) {
	const { demo, seed } = job;
	const files = Object.entries(demo.files(seed)).map(([field, url]) => downloadTo(field, url));
	const line = [node(START, 'n8n-nodes-base.manualTrigger'), ...files];
	const last = line[line.length - 1].name;
	const publish = posts.map((post) => publishNode(job, title, post));
	const workflow = buildWorkflow({
		name: `Demo: ${title} on ${demo.network}`,
		nodes: [...line, ...publish],
		connections: [...chain(line), ...publish.map(({ name }) => connect(last, name))],
	});
	workflow.nodes.forEach((placed, i) => {
		const below = i - line.length;
		placed.position = below < 0 ? [i * COLUMN, 0] : [line.length * COLUMN, below * LINE];
	});
	return workflow;
}

/**
 * @param {DemoJob} job
 * @param {string} title
 * @param {import('./facebook.js').DemoPost} post
 */
function publishNode({ demo, seed, credentials }, title, { what, parameters }) {
	const type = demo.campaignCredential;
	const idempotencyKey = `${title}-${what.toLowerCase().replaceAll(' ', '-')}`;
	const options = { ...Object(parameters.options), idempotencyKey };
	return node(
		what,
		demo.nodeType,
		{ ...demo.parameters(seed), ...parameters, options },
		{ credentials: { [type]: credentials[type] }, onError: 'continueRegularOutput' },
	);
}

/** @param {string} field @param {string} url */
function downloadTo(field, url) {
	const step = download(url, `Get ${field[0].toUpperCase()}${field.slice(1)}`);
	const response = { responseFormat: 'file', outputPropertyName: field };
	step.parameters = { ...step.parameters, options: { response: { response } } };
	return step;
}

/**
 * Runs a stored workflow from its start.
 * @param {import('../host/rest.js').RestClient} rest @param {string} id @param {string} trigger
 * @returns {Promise<Record<string, any[]>>} what n8n says of each node
 */
async function runNodes(rest, id, trigger) {
	const executionId = await rest.runManually({ id, trigger });
	const execution = await rest.waitForExecution(executionId, { timeoutMs: TIMEOUT_MS });
	return execution.data.resultData.runData ?? {};
}

/** @param {import('../host/rest.js').RestClient} rest @param {string} id */
async function run(rest, id) {
	const executionId = await rest.runManually({ id, trigger: START });
	return await rest.waitForExecution(executionId, { timeoutMs: TIMEOUT_MS });
}

/**
 * @param {string} network
 * @param {import('./facebook.js').DemoPost[]} posts
 * @param {import('../host/restExecutions.js').Execution} execution
 * @returns {Row[]}
 */
function rowsOf(network, posts, execution) {
	const { runData = {}, error } = execution.data.resultData;
	return posts.map(({ what }) => {
		const last = runData[what]?.at(-1);
		const published = last?.data?.main?.[0]?.[0]?.json ?? {};
		const base = {
			section: /** @type {const} */ ('posts'),
			network,
			what,
			ms: last?.executionTime,
		};
		if (published.status && !published.error) {
			const { status, id, url, replayed } = published;
			return {
				...base,
				status,
				address: String(url ?? ''),
				id: String(id ?? ''),
				replayed,
				ok: true,
			};
		}
		const reason = [published.error ?? error?.message, published.description ?? error?.description];
		return { ...base, status: 'failed', address: reason.filter(Boolean).join(': '), ok: false };
	});
}

/** @param {string} network @param {Row[]} first @param {Row[]} again @returns {Row} */
function secondRun(network, first, again) {
	const different = again.filter((row, i) => !row.replayed || row.id !== first[i].id);
	return {
		section: 'events',
		network,
		what: 'Same campaign again',
		status: `${again.length - different.length} of ${again.length} posts recognised`,
		address: different.map(({ what, address }) => `${what}: ${address}`).join('; '),
		ok: different.length === 0,
		ms: again.reduce((sum, { ms = 0 }) => sum + ms, 0),
	};
}

module.exports = { downloadTo, publishCampaign, runNodes };
