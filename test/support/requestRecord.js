// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');

/** Environment variable with the folder in which the worlds of the workers are named. */
const WORLDS = 'SOCIAL_OPS_WORLDS';

const RECORD = /^requests-.*\.jsonl$/;

/** @typedef {import('../../scripts/sandboxControl.js').SandboxClient} SandboxClient */
/** @typedef {import('../../sandbox/core/requestLog.js').LogEntry} LogEntry */

/** Number of the worker that this process is; the first where the suites run in one process. */
const worker = () => process.env.JEST_WORKER_ID ?? '1';

/**
 * Where the n8n and the sandbox of a worker are named. Undefined outside an end-to-end run.
 * @param {string} [ofWorker]
 */
function worldFile(ofWorker = worker()) {
	const folder = process.env[WORLDS];
	return folder && path.join(folder, `world-${ofWorker}.json`);
}

/** Keeps what a sandbox has logged, before a reset or its end forgets it. @param {SandboxClient} sandbox */
async function recordRequests(sandbox) {
	const folder = process.env[WORLDS];
	if (!folder) return;
	const entries = await sandbox.requests();
	// A file for each worker: two that append at once would mix their lines.
	fs.appendFileSync(
		path.join(folder, `requests-${worker()}.jsonl`),
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

/** Everything that was kept so far, by all workers. @returns {LogEntry[]} */
function recordedRequests() {
	const folder = process.env[WORLDS];
	if (!folder) return [];
	const files = fs.readdirSync(folder).filter((name) => RECORD.test(name));
	return files.flatMap((name) =>
		fs
			.readFileSync(path.join(folder, name), 'utf8')
			.split('\n')
			.filter(Boolean)
			.map((line) => JSON.parse(line)),
	);
}

module.exports = { WORLDS, worldFile, recordRequests, recordedRequests, recording };
