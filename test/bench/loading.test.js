// @ts-check
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { ensureHost } = require('../../scripts/host/install.js');
const { installPackage } = require('../../scripts/host/package.js');
const { packPackage } = require('../../scripts/pack.js');
const { record } = require('./support/results.js');
const { SCALE, median } = require('./support/scale.js');

const PROGRAM = path.join(__dirname, 'support', 'load.js');
const FLAGS = ['--expose-gc', '--no-compilation-cache'];
const TIMES = SCALE < 1 ? 1 : 3;
const KIB = 1024;

/** @typedef {{ file: string, ms: number, bytes: number, operations: number }} Loaded */
/** @typedef {{ name: string, folder: string, files: string[] }} NodePackage */

/** @type {import('../../scripts/host/install.js').Host} */
let host;
/** @type {NodePackage} */
let own;
/** @type {NodePackage} */
let base;
/** @type {string} */
let userFolder;

beforeAll(async () => {
	host = await ensureHost();
	userFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'social-ops-loading-'));
	own = packageAt('Social Ops', await installPackage({ userFolder, tarball: await packPackage() }));
	base = packageAt('n8n-nodes-base', path.join(host.dir, 'node_modules', 'n8n-nodes-base'));
	// Every so many of n8n's nodes stand for all of them in a quick look.
	const every = Math.max(1, Math.round(1 / Math.sqrt(SCALE)));
	base.files = base.files.filter((_, index) => index % every === 0);
});

afterAll(() => fs.rmSync(userFolder, { recursive: true, force: true }));

/** @param {string} name @param {string} folder @returns {NodePackage} */
function packageAt(name, folder) {
	const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
	return { name, folder, files: manifest.n8n.nodes };
}

/** Loads all nodes of a package in a process of its own. @param {'each' | 'all'} mode @param {NodePackage} what @returns {Loaded[]} */
function load(mode, { folder, files }) {
	const args = [...FLAGS, PROGRAM, mode, host.dir, folder, ...files];
	const env = { ...process.env, NODE_PATH: path.join(host.dir, 'node_modules') };
	const options = { env, maxBuffer: 64 * KIB ** 2, stdio: ['ignore', 'pipe', 'ignore'] };
	const output = execFileSync(host.node, args, /** @type {any} */ (options));
	const loaded = /** @type {Loaded[]} */ (JSON.parse(String(output)));
	expect(loaded.map(({ file }) => file)).toEqual(files);
	return loaded;
}

/** Medians of the nodes in a run, then of the runs. @param {Loaded[][]} runs @param {'ms' | 'bytes'} key */
const middle = (runs, key) => median(runs.map((nodes) => median(nodes.map((node) => node[key]))));

/** @param {Loaded[]} nodes @param {'ms' | 'bytes' | 'operations'} key */
const sum = (nodes, key) => nodes.reduce((total, node) => total + node[key], 0);

/** What a node takes on average where all are loaded. @param {Loaded[][]} runs @param {'ms' | 'bytes'} key */
const mean = (runs, key) => median(runs.map((nodes) => sum(nodes, key) / nodes.length));

/** The same, for each operation that they have together. @param {Loaded[][]} runs @param {'ms' | 'bytes'} key */
const perOperation = (runs, key) =>
	median(runs.map((nodes) => sum(nodes, key) / sum(nodes, 'operations')));

/** @param {NodePackage} what */
function measure({ name, ...what }) {
	const turns = Array.from({ length: TIMES });
	const alone = turns.map(() => load('each', { name, ...what }));
	const together = turns.map(() => load('all', { name, ...what }));
	const figures = [
		{ label: 'alone', value: middle(alone, 'ms'), unit: 'ms' },
		{ label: 'and', value: middle(alone, 'bytes') / KIB, unit: 'KiB' },
		{ label: 'with all, mean', value: mean(together, 'ms'), unit: 'ms' },
		{ label: 'and', value: mean(together, 'bytes') / KIB, unit: 'KiB' },
		{ label: 'an operation', value: perOperation(together, 'ms'), unit: 'ms' },
		{ label: 'and', value: perOperation(together, 'bytes') / KIB, unit: 'KiB' },
	];
	return {
		name: `${name}, ${what.files.length} nodes`,
		figures,
		runs: alone.map((nodes) => median(nodes.map(({ ms }) => ms))),
	};
}

describe('loading', () => {
	it("loads every node, beside those of n8n's own package", () => {
		const ours = { ...measure(own), kind: /** @type {const} */ ('own') };
		const theirs = { ...measure(base), kind: /** @type {const} */ ('other') };
		const ratios = [
			'the time of one alone in',
			'the memory of one alone in',
			'the time with all others in',
			'the memory with all others in',
			'the time an operation in',
			'the memory an operation in',
		].map((label, at) => ({
			label: `times ${label} n8n-nodes-base`,
			value: Number(ours.figures[at].value) / Number(theirs.figures[at].value),
			atMost: 1,
		}));
		record({
			part: 'loading',
			title: 'a node into n8n (processor time)',
			contenders: [ours, theirs],
			ratios,
		});
	});
});
