// @ts-check
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { printFailure } = require('../../../scripts/host/advice.js');
const { ensureHost } = require('../../../scripts/host/install.js');
const { keepLedger } = require('../../../scripts/host/ledger.js');
const { whenProcessEnds } = require('../../../scripts/host/processes.js');
const { packPackage } = require('../../../scripts/pack.js');
const { chooseSeed, say } = require('./seed.js');

/** One seed for all suites, and what several of them would otherwise install and build at once. */
module.exports = async () => {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'social-ops-chaos-'));
	whenProcessEnds(() => fs.rmSync(folder, { recursive: true, force: true }));
	keepLedger(path.join(folder, 'processes'));
	// Whatever a suite leaves behind is inside the folder and goes with it.
	process.env.TMPDIR = folder;
	try {
		chooseSeed();
		say('\nSOCIAL_OPS_SEED repeats this run');
		const log = (/** @type {string} */ line) => console.log(line);
		await ensureHost({ log });
		await packPackage({ log });
	} catch (error) {
		printFailure(error);
		process.exit(1);
	}
};
