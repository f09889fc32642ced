// @ts-check
'use strict';

/**
 * A program of its own: loads nodes as n8n does and prints what each took as
 * [{ file, ms, bytes, operations }]. `ms` is processor time: it does not tell of what else runs.
 * What n8n holds anyway is there before. `each` forgets a node before the next, so that what nodes
 * share counts for each of them; `all` keeps them, so that it counts for the first.
 *   node --expose-gc --no-compilation-cache load.js each|all FOLDER_OF_N8N FOLDER FILE…
 */

const path = require('node:path');

const [mode, n8n, folder, ...files] = process.argv.slice(2);
const HELD_BY_N8N = ['n8n-core', 'n8n-workflow', 'luxon', 'lodash', 'zod'];

for (const name of HELD_BY_N8N) require(require.resolve(name, { paths: [n8n] }));

/** Bytes that are held. */
function held() {
	/** @type {any} */ (globalThis).gc();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

/** What is loaded stays, as in n8n. @type {unknown[]} */
const loaded = [];

/** @param {string} file */
function load(file) {
	const [name] = path.basename(file).split('.');
	const there = new Set(Object.keys(require.cache));
	const before = held();
	const started = process.cpuUsage();
	const Node = require(path.join(folder, file))[name];
	const node = new Node();
	const { user, system } = process.cpuUsage(started);
	loaded.push(node);
	const bytes = held() - before;
	const operations = operationsOf(node);
	if (mode === 'each') forget(there);
	return { file, ms: (user + system) / 1_000, bytes, operations };
}

/** How much a node can do: its operations, in the version that has most, or one. @param {any} node */
function operationsOf(node) {
	const versions = node.nodeVersions ? Object.values(node.nodeVersions) : [node];
	const counts = versions.map(({ description }) =>
		(description.properties ?? [])
			.filter((/** @type {any} */ { name }) => name === 'operation')
			.reduce(
				(/** @type {number} */ sum, /** @type {any} */ { options }) => sum + (options?.length ?? 0),
				0,
			),
	);
	return Math.max(1, ...counts);
}

/** @param {Set<string>} there modules that stay */
function forget(there) {
	loaded.length = 0;
	module.children.length = 0;
	for (const name of Object.keys(require.cache)) if (!there.has(name)) delete require.cache[name];
}

process.stdout.write(JSON.stringify(files.map(load)));
// Some nodes open what would keep the process.
process.exitCode = 0;
