// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { setTimeout: delay } = require('node:timers/promises');
const { WORLDS } = require('../../support/requestRecord.js');

/** @typedef {import('./stack.js').Member} Member */

const DEADLINE_MS = 150_000;

/** The processes of the queue mode that are ready, by name, beside the file of the world. */
const file = () => path.join(String(process.env[WORLDS]), 'processes.json');

/** @returns {Record<Member | 'redis', number>} */
const readProcesses = () =>
	fs.existsSync(file()) ? JSON.parse(fs.readFileSync(file(), 'utf8')) : {};

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
		isBack: async () => await untilReplaced(name, pid),
	};
}

/** @param {Member | 'redis'} name @param {number} pid */
async function untilReplaced(name, pid) {
	const deadline = Date.now() + DEADLINE_MS;
	while (readProcesses()[name] === pid) {
		if (Date.now() > deadline) throw new Error(`${name} was not started again`);
		await delay(100);
	}
}

module.exports = { killProcess, noteProcess, readProcesses };
