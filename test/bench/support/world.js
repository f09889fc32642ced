// @ts-check
'use strict';

const { NETWORKS } = require('../../support/networks/index.js');
const { LATENCY_MS } = require('./scale.js');

/** @typedef {import('../../support/world.js').World} World */

/** Sets the sandbox back: no daily limits of the networks, every answer after the latency. @param {World} world */
async function freshSandbox(world, faults = /** @type {object[]} */ ([])) {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
	await world.sandbox.faults([{ effect: { kind: 'latency', ms: LATENCY_MS } }, ...faults]);
	for (const network of NETWORKS) await network.lift?.(world);
}

/** Seconds that n8n says a node took, in all tries. @param {import('../../support/runs.js').Run} run @param {string} name */
function secondsOf({ execution }, name) {
	const runs = execution.data.resultData.runData[name] ?? [];
	const total = runs.reduce(
		(/** @type {number} */ sum, /** @type {any} */ each) => sum + each.executionTime,
		0,
	);
	return total / 1000;
}

module.exports = { freshSandbox, secondsOf };
