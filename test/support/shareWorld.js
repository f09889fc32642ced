// @ts-check
'use strict';

const fs = require('node:fs');
const { startStack } = require('../../scripts/stack.js');
const { worldFile } = require('./requestRecord.js');

/**
 * Starts a sandbox and an n8n that the suites of a worker share, and writes their addresses to the
 * file of the worker.
 * @param {string} worker its number, as jest gives it
 */
async function shareWorld(worker) {
	const stack = await startStack({ log: (line) => console.log(line) });
	fs.writeFileSync(
		/** @type {string} */ (worldFile(worker)),
		JSON.stringify({
			n8nUrl: stack.n8n.url,
			cookie: stack.rest.cookie(),
			n8nPid: stack.n8n.pid,
			n8nLog: stack.n8n.logFile,
			publicUrl: stack.n8n.publicUrl,
			control: stack.sandbox.control,
			proxy: stack.sandbox.proxy,
			ca: stack.sandbox.ca,
			files: stack.files,
		}),
	);
	return stack;
}

module.exports = { shareWorld };
