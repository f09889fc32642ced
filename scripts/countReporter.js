// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');

/** Folder to which each jest run adds its counts; set by CI, which sums them up. */
const VARIABLE = 'SOCIAL_OPS_RESULTS';

/** A jest reporter (jest calls it with `new`): writes `{ passed, failed }` of a run to a file. */
class CountReporter {
	/**
	 * @param {Set<unknown>} _contexts
	 * @param {import('@jest/test-result').AggregatedResult} results
	 */
	onRunComplete(_contexts, results) {
		const folder = process.env[VARIABLE];
		if (!folder) return;
		const counts = {
			passed: results.numPassedTests,
			// A suite that cannot even be loaded has no tests to count.
			failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
		};
		fs.mkdirSync(folder, { recursive: true });
		fs.writeFileSync(
			path.join(folder, `${Date.now()}-${process.pid}.json`),
			JSON.stringify(counts),
		);
	}
}

module.exports = CountReporter;
