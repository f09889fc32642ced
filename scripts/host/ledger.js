// @ts-check
'use strict';

const fs = require('node:fs');

/**
 * A file that names the running children of several programs. A test runs in a realm of its own
 * where handlers for the end of the process are never called; the program around it reads the
 * ledger and ends what the test started.
 */
const VARIABLE = 'SOCIAL_OPS_PROCESS_LEDGER';

/** Starts to keep a ledger for this process and the tests inside it. @param {string} file */
function keepLedger(file) {
	fs.writeFileSync(file, '');
	process.env[VARIABLE] = file;
}

/** @param {number} pid */
const noteStarted = (pid) => note(`+${pid}`);
/** @param {number} pid */
const noteEnded = (pid) => note(`-${pid}`);

/** @param {string} line */
function note(line) {
	const file = process.env[VARIABLE];
	if (file && fs.existsSync(file)) fs.appendFileSync(file, `${line}\n`);
}

/** Leaders of the groups that are noted as running. @returns {number[]} */
function notedProcesses() {
	const file = process.env[VARIABLE];
	if (!file || !fs.existsSync(file)) return [];
	/** @type {Set<number>} */
	const pids = new Set();
	for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
		const pid = Number(line.slice(1));
		if (line.startsWith('+')) pids.add(pid);
		if (line.startsWith('-')) pids.delete(pid);
	}
	return [...pids];
}

module.exports = { keepLedger, noteStarted, noteEnded, notedProcesses };
