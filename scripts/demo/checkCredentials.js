// @ts-check
'use strict';

const { seedWorkflow } = require('./seed.js');
const { buildWorkflow, chain, node } = require('./workflow.js');

/**
 * Runs the account check with every kind of credential of a network, in one workflow.
 * @param {import('./campaign.js').DemoJob} job
 * @returns {Promise<Array<{ name: string, check: any }>>} name: value of 'Authentication'
 */
async function checkCredentials({ rest, demo, credentials }) {
	const start = node('Start', 'n8n-nodes-base.manualTrigger');
	const ways = Object.entries(demo.authentications);
	const checks = ways.map(([authentication, type]) =>
		node(
			authentication,
			demo.nodeType,
			{
				// A node with one way to sign in has no choice of it.
				...(ways.length > 1 ? { authentication } : {}),
				resource: 'account',
				operation: 'check',
				options: {},
			},
			{ credentials: { [type]: credentials[type] }, onError: 'continueRegularOutput' },
		),
	);
	const nodes = [start, ...checks];
	const name = `Demo: connections to ${demo.network}`;
	const id = await seedWorkflow(rest, buildWorkflow({ name, nodes, connections: chain(nodes) }));
	const executionId = await rest.runManually({ id, trigger: start.name });
	const { runData } = (await rest.waitForExecution(executionId)).data.resultData;
	return checks.map((one) => {
		const json = runData[one.name]?.at(-1)?.data?.main?.[0]?.[0]?.json;
		return { name: one.name, check: json?.error ? { message: json.error } : json };
	});
}

/** How long a connection lasts, in words. @param {{ daysLeft: number | null }} check */
function lifetimeOf({ daysLeft }) {
	return daysLeft === null ? 'without end' : `${daysLeft} days left`;
}

module.exports = { checkCredentials, lifetimeOf };
