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
	return [
		checkRequests(requests),
		checkLinkedInRequests(requests),
		checkXRequests(requests),
		checkForSecrets({
			folders: stacks.map(({ n8n }) => path.dirname(n8n.logFile)),
			secrets: [...new Set(seeds.flatMap(secretsOfSeed))],
			seen: (await Promise.all(stacks.map(async ({ rest }) => await savedTexts(rest)))).flat(),
		}),
	];
}

/** @param {Record<string, any>} seed of the sandbox's networks */
const secretsOfSeed = ({ meta, linkedin, x }) => [
	...secretsOf(meta),
	...linkedInSecretsOf(linkedin),
	...xSecretsOf(x),
];
