// @ts-check
'use strict';

const { connectionsRow, useExamples } = require('./useExamples.js');
const { FACEBOOK } = require('./facebook.js');
const { INSTAGRAM } = require('./instagram.js');
const { LINKEDIN } = require('./linkedin.js');
const { publishCampaign } = require('./publishCampaign.js');
const { publishEverywhere } = require('./publishEverywhere.js');
const { seedCredentials, seedExamples } = require('./seed.js');
const { syncLeads } = require('./syncLeads.js');
const { X } = require('./x.js');

/** @type {import('./facebook.js').NetworkDemo[]} */
const NETWORKS = [FACEBOOK, INSTAGRAM, LINKEDIN, X];

/**
 * What a person would choose in the example workflows.
 * @param {import('./seed.js').StoredCredentials} credentials
 * @param {any} seed
 */
const choicesOf = (credentials, { meta, linkedin }) => ({
	credentials,
	page: meta.pages.fern.id,
	account: meta.instagram.accounts.fern.id,
	author: `urn:li:organization:${linkedin.pages.fern.id}`,
	organization: `urn:li:organization:${linkedin.pages.fern.id}`,
	adAccount: `urn:li:sponsoredAccount:${linkedin.adAccounts.fern.id}`,
	applicationId: linkedin.apps.community.id,
});

/**
 * One line of the result. section: `posts` is what was published; `leads` what was synced and
 * received of lead forms, its status a count; `events` what else was received and read. address:
 * where to look at it, or the reason of a failure.
 * @typedef {object} Row
 * @property {'posts' | 'leads' | 'events'} section
 * @property {string} network
 * @property {string} what
 * @property {string} status
 * @property {string} address
 * @property {boolean} ok
 * @property {string} [id] of the post
 * @property {boolean} [replayed] it had been published before, nothing was sent again
 * @property {number} [ms] how long it took
 */

/**
 * The main job of the demo: stores credentials and the example workflows, publishes the same
 * campaign to every network, twice to show that nothing goes out twice, syncs the lead forms, receives
 * a lead in real time, and puts the other examples to use. What fails becomes a row that is not ok.
 * @param {Pick<import('../stack.js').Stack, 'rest' | 'sandbox'>} stack
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<Row[]>}
 */
async function runCampaign({ rest, sandbox }, { log = () => {} } = {}) {
	const seed = await sandbox.client.seed();
	/** @type {import('./seed.js').StoredCredentials} */
	let all = {};
	for (const { network, credentials } of NETWORKS) {
		all = { ...(await seedCredentials(rest, network, credentials(seed))), ...all };
	}
	const examples = await seedExamples(rest, choicesOf(all, seed));
	log(`${Object.keys(all).length} credentials, ${Object.keys(examples).length} example workflows`);
	/** @type {Row[]} */
	const rows = [];
	for (const demo of NETWORKS) {
		const { network } = demo;
		try {
			const credentials = Object.fromEntries(
				Object.values(demo.authentications).map((type) => [type, all[type]]),
			);
			const job = { rest, sandbox: sandbox.client, demo, seed, credentials, examples, log };
			rows.push(...(await publishCampaign(job)));
			if (demo.usesExamples) rows.push(...(await syncLeads(job)), ...(await useExamples(job)));
			else rows.push(await connectionsRow(job));
		} catch (error) {
			rows.push(endedEarly(network, error));
		}
	}
	return [...rows, ...(await everywhere({ rest, demos: NETWORKS, seed, credentials: all, log }))];
}

/** @param {import('./publishEverywhere.js').HubJob} job @returns {Promise<Row[]>} */
async function everywhere(job) {
	try {
		return await publishEverywhere(job);
	} catch (error) {
		return [endedEarly('Social Hub', error)];
	}
}

/** @param {string} network @param {unknown} error @returns {Row} */
function endedEarly(network, error) {
	const { message } = /** @type {Error} */ (error);
	const status = 'ended early';
	return { section: 'events', network, what: 'Demo', status, address: message, ok: false };
}

/**
 * What every part of the demo works with.
 * @typedef {object} DemoJob
 * @property {import('../host/rest.js').RestClient} rest
 * @property {import('../sandboxControl.js').SandboxClient} sandbox
 * @property {import('./facebook.js').NetworkDemo} demo
 * @property {any} seed
 * @property {import('./seed.js').StoredCredentials} credentials
 * @property {Record<string, import('./seed.js').SeededExample>} examples
 * @property {(line: string) => void} log
 */

module.exports = { NETWORKS, choicesOf, runCampaign };
