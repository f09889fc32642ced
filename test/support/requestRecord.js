// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');

/** Environment variable with the file in which the shared n8n and sandbox are named. */
const WORLD_FILE = 'SOCIAL_OPS_WORLD';

/** @typedef {import('../../scripts/sandboxControl.js').SandboxClient} SandboxClient */
/** @typedef {import('../../sandbox/core/requestLog.js').LogEntry} LogEntry */

/** One log entry a line, of all suites of a run; undefined outside an end-to-end run. */
function recordFile() {
	const world = process.env[WORLD_FILE];
	return world && path.join(path.dirname(world), 'requests.jsonl');
}

/** Keeps what a sandbox has logged, before a reset or its end forgets it. @param {SandboxClient} sandbox */
async function recordRequests(sandbox) {
	const file = recordFile();
	if (!file) return;
	const entries = await sandbox.requests();
	fs.appendFileSync(
		file,
		entries.map((/** @type {LogEntry} */ entry) => `${JSON.stringify(entry)}\n`).join(''),
	);
}

/** A client whose reset keeps what it clears. @param {SandboxClient} sandbox @returns {SandboxClient} */
function recording(sandbox) {
	return {
		...sandbox,
		reset: async () => {
			await recordRequests(sandbox);
			return await sandbox.reset();
		},
	};
}

/** Everything that was kept so far. @returns {LogEntry[]} */
function recordedRequests() {
	const file = recordFile();
	if (!file || !fs.existsSync(file)) return [];
	const lines = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean);
	return lines.map((line) => JSON.parse(line));
}

module.exports = { WORLD_FILE, recordRequests, recordedRequests, recording };
