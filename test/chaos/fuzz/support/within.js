// @ts-check
'use strict';

const { setTimeout: delay } = require('node:timers/promises');
const { createContext, Script } = require('node:vm');

const SCRIPT = new Script('run()');

/**
 * Runs what is synchronous and ends it when it has not ended after so many milliseconds: an endless
 * loop, or a pattern that takes for ever, cannot be ended from outside by a timer.
 * @param {number} milliseconds
 * @param {() => void} run
 */
function within(milliseconds, run) {
	SCRIPT.runInContext(createContext({ run }), { timeout: milliseconds });
}

/**
 * The same for what is asynchronous, between its steps.
 * @param {number} milliseconds
 * @param {() => Promise<void>} run
 */
async function withinAsync(milliseconds, run) {
	const over = new AbortController();
	const late = delay(milliseconds, undefined, { signal: over.signal }).then(() => {
		throw new Error('has not ended');
	});
	await Promise.race([run(), late]).finally(() => over.abort());
	await late.catch(() => {});
}

module.exports = { within, withinAsync };
