// @ts-check
'use strict';

const fs = require('node:fs');

const INTERVAL_MS = 100;

/**
 * Watches how much memory a process and all below it hold. Linux only: reads /proc.
 * @param {number} pid
 * @param {{ intervalMs?: number, children?: boolean }} [options] children: count the processes
 * below it too, on by default
 */
function watchMemory(pid, { intervalMs = INTERVAL_MS, children = true } = {}) {
	const read = () => (children ? treeBytes(pid) : residentBytes(pid));
	const baseline = read();
	let peak = baseline;
	const sample = () => {
		const now = read();
		peak = Math.max(peak, now);
		return now;
	};
	const timer = setInterval(sample, intervalMs);
	timer.unref();
	return {
		/** Bytes held when the watch began. */
		baseline,
		sample,
		/** @returns {{ baseline: number, peak: number, rise: number }} bytes */
		stop() {
			clearInterval(timer);
			sample();
			return { baseline, peak, rise: peak - baseline };
		},
	};
}

/**
 * Waits until a process has come to rest: its memory changes by less than 2 MiB in two seconds.
 * @param {number} pid
 * @param {{ timeoutMs?: number, children?: boolean }} [options]
 */
async function settleMemory(pid, { timeoutMs = 60_000, children = true } = {}) {
	const read = () => (children ? treeBytes(pid) : residentBytes(pid));
	const deadline = Date.now() + timeoutMs;
	let last = read();
	while (Date.now() < deadline) {
		await new Promise((resolve) => setTimeout(resolve, 2_000));
		const now = read();
		if (Math.abs(now - last) < 2 * 1024 ** 2) return now;
		last = now;
	}
	return last;
}

/** Resident bytes of one process, 0 when it is gone. @param {number} pid */
function residentBytes(pid) {
	const status = readProc(pid, 'status');
	return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}

/** Resident bytes of a process and its descendants. @param {number} pid */
function treeBytes(pid) {
	return familyOf(pid).reduce((sum, member) => sum + residentBytes(member), 0);
}

/** @param {number} root @returns {number[]} */
function familyOf(root) {
	/** @type {Map<number, number[]>} */
	const byParent = new Map();
	for (const name of fs.readdirSync('/proc')) {
		if (!/^\d+$/.test(name)) continue;
		// The command in parentheses may contain spaces: the parent is the second field after it.
		const fields = readProc(Number(name), 'stat').split(') ').pop()?.split(' ') ?? [];
		const parent = Number(fields[1]);
		byParent.set(parent, [...(byParent.get(parent) ?? []), Number(name)]);
	}
	const family = [root];
	for (let i = 0; i < family.length; i += 1) family.push(...(byParent.get(family[i]) ?? []));
	return family;
}

/** @param {number} pid @param {string} file */
function readProc(pid, file) {
	try {
		return fs.readFileSync(`/proc/${pid}/${file}`, 'utf8');
	} catch {
		return '';
	}
}

module.exports = { watchMemory, settleMemory, residentBytes, treeBytes };
