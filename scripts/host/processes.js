// @ts-check
'use strict';

const { spawn } = require('node:child_process');
const { noteEnded, noteStarted, notedProcesses } = require('./ledger.js');

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** Every process group that this process started and that still runs. @type {Set<ChildProcess>} */
const running = new Set();
/** @type {Set<() => void>} */
const cleanups = new Set();
let guarded = false;

/**
 * Starts a child as the leader of its own process group, so that whatever it starts can be ended
 * with it. Ended at the latest when this process ends.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
function spawnGroup(command, args, options) {
	guard();
	const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
	running.add(child);
	if (child.pid) noteStarted(child.pid);
	child.once('error', () => running.delete(child));
	child.once('exit', () => {
		running.delete(child);
		if (child.pid) noteEnded(child.pid);
	});
	return child;
}

/** @param {number | undefined} pid leader of a group @param {NodeJS.Signals} signal */
function signalGroup(pid, signal) {
	if (!pid) return;
	try {
		process.kill(process.platform === 'win32' ? pid : -pid, signal);
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
	}
}

/**
 * Ends a child and all below it: politely first, for good after `graceMs`.
 * @param {ChildProcess} child
 * @param {number} [graceMs]
 */
async function endGroup(child, graceMs = 10_000) {
	if (!hasEnded(child)) {
		const ended = new Promise((resolve) => child.once('exit', resolve));
		signalGroup(child.pid, 'SIGTERM');
		const timer = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), graceMs);
		await ended;
		clearTimeout(timer);
	}
	signalGroup(child.pid, 'SIGKILL');
}

/** SIGKILL for a child and all below it. @param {ChildProcess} child */
async function killGroup(child) {
	if (hasEnded(child)) return;
	const ended = new Promise((resolve) => child.once('exit', resolve));
	signalGroup(child.pid, 'SIGKILL');
	await ended;
}

/** @param {ChildProcess} child */
function hasEnded(child) {
	return child.exitCode !== null || child.signalCode !== null;
}

/** Runs something synchronous when this process ends. @param {() => void} cleanup */
function whenProcessEnds(cleanup) {
	guard();
	cleanups.add(cleanup);
}

function guard() {
	if (guarded) return;
	guarded = true;
	process.on('exit', () => {
		running.forEach((child) => signalGroup(child.pid, 'SIGKILL'));
		notedProcesses().forEach((pid) => signalGroup(pid, 'SIGKILL'));
		cleanups.forEach((cleanup) => cleanup());
	});
	for (const [signal, code] of /** @type {const} */ ([
		['SIGINT', 130],
		['SIGTERM', 143],
		['SIGHUP', 129],
	])) {
		process.once(signal, () => void endAll().finally(() => process.exit(code)));
	}
	process.on('uncaughtException', (error) => {
		console.error(error);
		process.exit(1);
	});
}

/** Ends every process group started here. */
async function endAll() {
	await Promise.all([...running].map((child) => endGroup(child, 5_000)));
}

module.exports = { spawnGroup, endGroup, killGroup, endAll, hasEnded, whenProcessEnds };
