// @ts-check
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { Advice } = require('./advice.js');

const NEEDED_BYTES = 4 * 1024 ** 3;

/** The cache folder outside the checkout, shared by the demo, the tests and CI. */
function cacheFolder() {
	const own = process.env.SOCIAL_OPS_CACHE;
	if (own) return path.resolve(own);
	const base = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
	return path.join(base, 'n8n-nodes-social-ops');
}

/** A new folder of this process in the cache, to build something in. @param {string} name */
function stagingFolder(name) {
	const folder = path.join(cacheFolder(), `.installing-${process.pid}-${name}`);
	fs.mkdirSync(folder, { recursive: true });
	return folder;
}

/** Folders of installs whose process is gone. */
function removeAbandoned() {
	for (const name of fs.readdirSync(cacheFolder())) {
		const pid = /^\.installing-(\d+)-/.exec(name)?.[1];
		if (!pid || isAlive(Number(pid))) continue;
		fs.rmSync(path.join(cacheFolder(), name), { recursive: true, force: true });
	}
}

/** @param {number} pid */
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
	}
}

function requireSpace() {
	const { bavail, bsize } = fs.statfsSync(cacheFolder());
	if (bavail * bsize >= NEEDED_BYTES) return;
	throw new Advice(
		`Not enough space in ${cacheFolder()}: n8n needs 4 GB, ${gigabytes(bavail * bsize)} GB are free.`,
		'Free some space, or set SOCIAL_OPS_CACHE to a folder on a larger disk.',
	);
}

/** @param {number} bytes */
function gigabytes(bytes) {
	return (bytes / 1024 ** 3).toFixed(1);
}

module.exports = { cacheFolder, stagingFolder, removeAbandoned, requireSpace };
