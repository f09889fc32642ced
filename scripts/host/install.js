// @ts-check
'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { explainNpmFailure, Advice, requireNode } = require('./advice.js');
const { cacheFolder, removeAbandoned, requireSpace, stagingFolder } = require('./cache.js');
const { runNpm } = require('./npm.js');

/**
 * A real n8n on disk.
 * @typedef {{ node: string, n8n: string, dir: string, version: string }} Host
 * node: the Node binary that n8n runs with; n8n: n8n's entry script; dir: the installed folder.
 */

const RECIPE = ['package.json', 'package-lock.json'].map((name) => path.join(__dirname, name));

/** The folder of the pinned host: a new recipe or another platform gets another folder. */
function hostFolder() {
	const hash = crypto.createHash('sha256');
	for (const file of RECIPE) hash.update(fs.readFileSync(file));
	hash.update(`${process.platform}-${process.arch}`);
	const version = pinnedVersion();
	return path.join(cacheFolder(), `n8n-${version}-${hash.digest('hex').slice(0, 12)}`);
}

/** @returns {string} */
function pinnedVersion() {
	return JSON.parse(fs.readFileSync(RECIPE[0], 'utf8')).dependencies.n8n;
}

/** @param {string} dir @returns {Host} */
function hostAt(dir) {
	return {
		dir,
		node: nodeBinary(dir),
		n8n: path.join(dir, 'node_modules', 'n8n', 'bin', 'n8n'),
		version: pinnedVersion(),
	};
}

/**
 * n8n needs Node 24. It comes from the registry for Linux and Windows; elsewhere the running Node
 * must be new enough.
 * @param {string} dir
 */
function nodeBinary(dir) {
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	const file = process.platform === 'win32' ? 'node.exe' : 'node';
	const packaged = path.join(dir, 'node_modules', `node-${platform}-${process.arch}`, 'bin', file);
	if (fs.existsSync(packaged)) return packaged;
	if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
	throw new Advice(
		`n8n ${pinnedVersion()} needs Node 24, and no Node 24 is packaged for ${process.platform} ${process.arch}.`,
		'Install Node 24 or newer and run the command with it.',
	);
}

/**
 * Installs the pinned n8n into the cache unless it is there already. Safe to run twice at the
 * same time: each run builds in its own folder, and the folder appears under its final name only
 * when it is complete.
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<Host>}
 * @throws {Advice} with what to do, when it cannot be installed
 */
async function ensureHost({ log = () => {} } = {}) {
	requireNode();
	const target = hostFolder();
	if (fs.existsSync(target)) return hostAt(target);
	fs.mkdirSync(cacheFolder(), { recursive: true });
	removeAbandoned();
	requireSpace();
	const staging = stagingFolder(path.basename(target));
	try {
		for (const file of RECIPE) fs.copyFileSync(file, path.join(staging, path.basename(file)));
		await fill(staging, log);
		publish(staging, target);
	} finally {
		fs.rmSync(staging, { recursive: true, force: true });
	}
	return hostAt(target);
}

/** @param {string} staging @param {(line: string) => void} log */
async function fill(staging, log) {
	log(`Installing n8n ${pinnedVersion()} into ${cacheFolder()}: about 3 GB, 3 to 6 minutes, once.`);
	const common = { cwd: staging, log };
	await runNpm({
		...common,
		title: 'Downloading n8n',
		args: ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
	}).catch(explainNpmFailure);
	await runNpm({
		...common,
		title: 'Preparing SQLite',
		args: ['rebuild', 'sqlite3', '--ignore-scripts=false', '--foreground-scripts'],
	}).catch(explainNpmFailure);
	requireSqlite(staging);
}

/** @param {string} staging */
function requireSqlite(staging) {
	const build = path.join(staging, 'node_modules', 'sqlite3', 'build', 'Release');
	if (fs.existsSync(path.join(build, 'node_sqlite3.node'))) return;
	throw new Advice(
		'SQLite could not be prepared for this machine.',
		'Install a C++ compiler, make and Python 3 (Debian: apt-get install build-essential python3) and start again.',
	);
}

/** @param {string} staging @param {string} target */
function publish(staging, target) {
	try {
		fs.renameSync(staging, target);
	} catch (error) {
		if (!fs.existsSync(target)) throw error;
	}
}

module.exports = { ensureHost, hostFolder };
