// @ts-check
'use strict';

const { FILES, file } = require('./files.js');
const { downloadTo, runNodes } = require('./publishCampaign.js');
const { seedWorkflow } = require('./seed.js');
const { buildWorkflow, chain, node } = require('./workflow.js');

/** @typedef {import('./campaign.js').Row} Row */
/** @typedef {import('./facebook.js').NetworkDemo} NetworkDemo */

/**
 * What the hub works with: all networks of the demo.
 * @typedef {object} HubJob
 * @property {import('../host/rest.js').RestClient} rest
 * @property {NetworkDemo[]} demos
 * @property {any} seed
 * @property {import('./seed.js').StoredCredentials} credentials of all networks
 * @property {(line: string) => void} log
 */

const START = 'Start';
const PUBLISH = 'Publish Everywhere';
const REPORT = 'Report';
const CHECK = 'Check All';
const TEXT = 'One picture, many networks. #autumn';

/**
 * Publishes one picture from a binary file to every network with one Social Hub node, twice, then
 * reads one report and checks all connections.
 * @param {HubJob} job
 * @returns {Promise<Row[]>} a row per network, and one each for the second run, report and check
 */
async function publishEverywhere(job) {
	const { rest, demos, log } = job;
	log('Social Hub: publishing one picture everywhere');
	const id = await seedWorkflow(rest, everywhereWorkflow(job));
	const first = postRows(demos, await runNodes(rest, id, START));
	log('Social Hub: the same post again, a report, a check of all connections');
	const runData = await runNodes(rest, id, START);
	return [
		...first,
		againRow(first, postRows(demos, runData)),
		reportRow(demos, runData),
		checkRow(demos, runData),
	];
}

/** @param {HubJob} job */
function everywhereWorkflow({ demos, seed, credentials }) {
	const types = [...new Set(demos.map(({ campaignCredential }) => campaignCredential))];
	const settings = {
		credentials: Object.fromEntries(types.map((type) => [type, credentials[type]])),
		onError: 'continueRegularOutput',
		executeOnce: true,
	};
	const hub = (/** @type {string} */ name, /** @type {object} */ parameters) =>
		node(name, 'socialHub', { ...connectionsTo(demos, seed), ...parameters }, settings);
	const nodes = [
		node(START, 'n8n-nodes-base.manualTrigger'),
		downloadTo('picture', FILES.picture),
		hub(PUBLISH, {
			resource: 'post',
			operation: 'publish',
			text: TEXT,
			...file('picture'),
			options: { idempotencyKey: 'everywhere', altText: 'Fabric samples in autumn colours' },
		}),
		hub(REPORT, { resource: 'analytics', operation: 'getReport', period: 'last7', options: {} }),
		hub(CHECK, { resource: 'account', operation: 'check', options: {} }),
	];
	return buildWorkflow({
		name: 'Demo: one post on all networks',
		nodes,
		connections: chain(nodes),
	});
}

/** The hub's parameters for one account of each network. @param {NetworkDemo[]} demos @param {any} seed */
function connectionsTo(demos, seed) {
	const entries = demos.map((demo) => {
		const { authentication = '', resource, operation, ...account } = demo.parameters(seed);
		const [first = '', ...rest] = String(authentication);
		const name = `${platformOf(demo)}${first.toUpperCase()}${rest.join('')}`;
		return [name, Object.keys(account).length ? { account: [account] } : {}];
	});
	return { connections: entries.map(([name]) => name), ...Object.fromEntries(entries) };
}

/** @param {NetworkDemo} demo */
const platformOf = ({ network }) => network.toLowerCase();

/** @typedef {Awaited<ReturnType<typeof runNodes>>} RunData */

/** What a node has put out on an output. @param {RunData} runData @param {string} name @param {number} [output] @returns {any[]} */
function itemsOf(runData, name, output = 0) {
	const items = runData[name]?.at(-1)?.data?.main?.[output] ?? [];
	return items.map((/** @type {any} */ { json }) => json);
}

/** @param {NetworkDemo[]} demos @param {RunData} runData @returns {Row[]} */
function postRows(demos, runData) {
	const items = itemsOf(runData, PUBLISH);
	const ms = runData[PUBLISH]?.at(-1)?.executionTime;
	return demos.map((demo) => {
		const post = items.find(({ platform }) => platform === platformOf(demo)) ?? {};
		const ok = post.status === 'published';
		const reason = post.error ?? items[0]?.error ?? 'no item came out';
		return {
			section: 'posts',
			network: demo.network,
			what: 'Social Hub: Picture',
			status: post.status ?? 'failed',
			address: ok ? String(post.url ?? '') : reason,
			id: String(post.id ?? ''),
			replayed: post.replayed === true,
			ok,
			ms,
		};
	});
}

/** @param {Row[]} first @param {Row[]} again @returns {Row} */
function againRow(first, again) {
	const same = again.filter((row, i) => row.replayed && row.id === first[i].id);
	const others = again.filter((row) => !same.includes(row));
	return hubRow('Same post again', {
		status: `${same.length} of ${again.length} posts recognised`,
		address: others.map(({ network, address }) => `${network}: ${address}`).join('; '),
		ok: others.length === 0,
	});
}

/** @param {NetworkDemo[]} demos @param {RunData} runData @returns {Row} */
function reportRow(demos, runData) {
	const accounts = itemsOf(runData, REPORT).filter(({ metrics }) => metrics);
	const read = accounts.flatMap(({ metrics }) => Object.keys(metrics));
	return hubRow('Report of 7 days', {
		status: `${read.length} metrics of ${accounts.length} accounts`,
		address: itemsOf(runData, REPORT)
			.flatMap(({ error }) => error ?? [])
			.join('; '),
		ok: accounts.length === demos.length,
	});
}

/** @param {NetworkDemo[]} demos @param {RunData} runData @returns {Row} */
function checkRow(demos, runData) {
	const checks = itemsOf(runData, CHECK);
	const working = checks.filter(({ verified }) => verified);
	return hubRow('All connections', {
		status: `${working.length} of ${checks.length} work`,
		address: checks
			.map(({ platform, daysLeft }) => `${platform}: ${lifetime(daysLeft)}`)
			.join(', '),
		ok: working.length === demos.length,
	});
}

/** @param {number | null | undefined} daysLeft */
const lifetime = (daysLeft) =>
	typeof daysLeft === 'number' ? `${daysLeft} days left` : 'no end known';

/** @param {string} what @param {Pick<Row, 'status' | 'address' | 'ok'>} facts @returns {Row} */
const hubRow = (what, facts) => ({ section: 'events', network: 'Social Hub', what, ...facts });

module.exports = { publishEverywhere };
