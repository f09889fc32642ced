// @ts-check
'use strict';

const INTERVAL_MS = 10_000;

/**
 * Runs a step that may take long and says about every ten seconds that it still runs.
 * @template T
 * @param {{ title: string, log: (line: string) => void }} options
 * @param {() => Promise<T>} step
 * @returns {Promise<T>}
 */
async function withProgress({ title, log }, step) {
	const begun = Date.now();
	const timer = setInterval(() => log(`${title}: ${elapsed(begun)} s`), INTERVAL_MS);
	try {
		const result = await step();
		log(`${title}: done in ${elapsed(begun)} s`);
		return result;
	} finally {
		clearInterval(timer);
	}
}

/** @param {number} begun milliseconds since the epoch */
function elapsed(begun) {
	return Math.round((Date.now() - begun) / 1000);
}

module.exports = { withProgress, elapsed };
