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

/**
 * Looks back on the whole run: every call to a network must be as the network describes it, and no
 * secret may have been stored or printed by n8n. Then ends what globalSetup started; its temporary
 * folder goes when the process ends.
 */
module.exports = async () => {
	const stack = Reflect.get(globalThis, '__socialOpsStack');
	try {
		const checks = await lookBack(stack);
		for (const { summary } of checks) console.log(summary);
		const problems = checks.flatMap((check) => check.problems);
		if (problems.length > 0) {
			throw new Error(`The run as a whole is not clean:\n  ${problems.join('\n  ')}`);
		}
	} finally {
		await stack.stop();
	}
};

/** @param {import('../../../scripts/stack.js').Stack} stack */
async function lookBack(stack) {
	const { client } = stack.sandbox;
	await recordRequests(client);
	const { meta, linkedin, x } = await client.seed();
	const requests = recordedRequests();
	const checks = [
		checkRequests(requests),
		checkLinkedInRequests(requests),
		checkXRequests(requests),
	];
	const seen = shownText(requests, { meta, x });
	if (!seen) return checks;
	const folder = path.dirname(stack.n8n.logFile);
	return [
		...checks,
		checkForSecrets({
			folder,
			secrets: [...secretsOf(meta), ...linkedInSecretsOf(linkedin), ...xSecretsOf(x)],
			seen,
		}),
	];
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
