// @ts-check
'use strict';

const path = require('node:path');
const { recordRequests, recordedRequests } = require('../../support/requestRecord.js');
const { checkLinkedInRequests } = require('./linkedinRequestCheck.js');
const { linkedInSecretsOf } = require('./linkedinSecrets.js');
const { checkRequests } = require('./requestCheck.js');
const { checkForSecrets, secretsOf } = require('./secretCheck.js');
const { checkXRequests } = require('./xRequestCheck.js');
const { xSecretsOf } = require('./xSecrets.js');

/** @typedef {import('../../../scripts/stack.js').Stack} Stack */

/**
 * Looks back on the whole run: every call to a network must be as the network describes it, and no
 * secret may have been stored or printed by n8n. Then ends what globalSetup started; its temporary
 * folder goes when the process ends.
 */
module.exports = async () => {
	/** @type {Stack[]} */
	const stacks = Reflect.get(globalThis, '__socialOpsStacks');
	try {
		const checks = await lookBack(stacks);
		for (const { summary } of checks) console.log(summary);
		const problems = checks.flatMap((check) => check.problems);
		if (problems.length > 0) {
			throw new Error(`The run as a whole is not clean:\n  ${problems.join('\n  ')}`);
		}
	} finally {
		for (const stack of stacks) await stack.stop();
	}
};

/** @param {Stack[]} stacks */
async function lookBack(stacks) {
	for (const { sandbox } of stacks) await recordRequests(sandbox.client);
	const seeds = await Promise.all(stacks.map(async ({ sandbox }) => await sandbox.client.seed()));
	const requests = recordedRequests();
	const checks = [
		checkRequests(requests),
		checkLinkedInRequests(requests),
		checkXRequests(requests),
	];
	const seen = shownText(requests, seeds[0]);
	if (!seen) return checks;
	const secrets = seeds.flatMap(({ meta, linkedin, x }) => [
		...secretsOf(meta),
		...linkedInSecretsOf(linkedin),
		...xSecretsOf(x),
	]);
	const folders = stacks.map(({ n8n }) => path.dirname(n8n.logFile));
	return [...checks, checkForSecrets({ folders, secrets: [...new Set(secrets)], seen })];
}

/**
 * A text that executions of the run have put out. A run that has published nothing has nothing to search.
 * @param {import('../../../sandbox/core/requestLog.js').LogEntry[]} requests @param {any} seed
 * @returns {string | undefined}
 */
function shownText(requests, { meta, x }) {
	const hasCalled = (/** @type {RegExp} */ address) =>
		requests.some(
			({ method, path: called, status }) =>
				method === 'POST' && address.test(called) && status !== undefined && status < 300,
		);
	if (hasCalled(/\/(feed|rest\/posts)$/)) return meta.pages.fern.name;
	return hasCalled(/^\/2\/tweets$/) ? x.users.fern.username : undefined;
}
