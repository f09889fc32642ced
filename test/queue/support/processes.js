// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { WORLD_FILE } = require('../../support/world.js');
const { eventually } = require('../../support/examples.js');

/** @typedef {import('./stack.js').Member} Member */

/** The processes of the queue mode that are ready, by name, beside the file of the world. */
const file = () => path.join(path.dirname(String(process.env[WORLD_FILE])), 'processes.json');

/** @returns {Record<Member | 'redis', number>} */
const readProcesses = () => (fs.existsSync(file()) ? JSON.parse(fs.readFileSync(file(), 'utf8')) : {});

/** @param {Member | 'redis'} name @param {number} pid leader of its group */
function noteProcess(name, pid) {
	fs.writeFileSync(file(), JSON.stringify({ ...readProcesses(), [name]: pid }));
}

/**
 * Ends a process at once and waits until it runs again.
 * @param {Member | 'redis'} name @param {NodeJS.Signals} [signal]
 */
async function killProcess(name, signal = 'SIGKILL') {
	const pid = readProcesses()[name];
	process.kill(-pid, signal);
	return {
		/** Waits until it has been started again and is ready. */
		isBack: async () => await eventually(async () => readProcesses()[name] !== pid),
	};
}

module.exports = { killProcess, noteProcess, readProcesses };
