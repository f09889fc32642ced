// @ts-check
'use strict';

const path = require('node:path');
const { recordRequests, recordedRequests } = require('../../support/requestRecord.js');
const { checkLinkedInRequests } = require('./linkedinRequestCheck.js');
const { linkedInSecretsOf } = require('./linkedinSecrets.js');
const { checkRequests } = require('./requestCheck.js');
const { savedTexts } = require('./savedTexts.js');
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
	return [
		checkRequests(requests),
		checkLinkedInRequests(requests),
		checkXRequests(requests),
		checkForSecrets({
			folder: path.dirname(stack.n8n.logFile),
			secrets: [...secretsOf(meta), ...linkedInSecretsOf(linkedin), ...xSecretsOf(x)],
			seen: await savedTexts(stack.rest),
		}),
	];
}
