// @ts-check
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { printFailure } = require('../../../scripts/host/advice.js');
const { keepLedger } = require('../../../scripts/host/ledger.js');
const { whenProcessEnds } = require('../../../scripts/host/processes.js');
const { WORLDS } = require('../../support/requestRecord.js');
const { shareWorld } = require('../../support/shareWorld.js');

/** @typedef {import('../../../scripts/stack.js').Stack} Stack */
/** @typedef {import('@jest/types').Config.GlobalConfig} GlobalConfig */

/**
 * Starts a sandbox and an n8n for each worker and writes their addresses to a file of the worker.
 * Suites of one worker share them and run one after the other.
 * @param {GlobalConfig} config
 * @param {{ rootDir: string, testMatch: string[] }} project
 */
module.exports = async (config, project) => {
	const workers = Math.min(config.maxWorkers, suitesOf(config, project).length);
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'social-ops-e2e-'));
	whenProcessEnds(() => fs.rmSync(folder, { recursive: true, force: true }));
	keepLedger(path.join(folder, 'processes'));
	// Whatever a suite leaves behind is inside the folder and goes with it.
	process.env.TMPDIR = folder;
	process.env[WORLDS] = folder;
	try {
		/** @type {Stack[]} */
		const stacks = [];
		// One after the other: the first installs, builds and packs what the others take as well.
		for (let worker = 1; worker <= workers; worker++) {
			stacks.push(await shareWorld(String(worker)));
		}
		Reflect.set(globalThis, '__socialOpsStacks', stacks);
	} catch (error) {
		printFailure(error);
		process.exit(1);
	}
};

/**
 * The suites that the run is about to go through: a run of one needs one world.
 * @param {GlobalConfig} config
 * @param {{ rootDir: string, testMatch: string[] }} project
 */
function suitesOf({ testPathPatterns }, { rootDir, testMatch }) {
	const asked = testPathPatterns.toExecutor({ rootDir });
	return testMatch.flatMap((glob) => {
		const folder = glob.replace(/\/\*\*.*$/, '');
		const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
		const files = names.filter((name) => name.endsWith('.test.js'));
		return files.map((name) => path.join(folder, name)).filter((file) => asked.isMatch(file));
	});
}
