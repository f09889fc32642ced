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
const { openResults } = require('./results.js');

/** Installs, builds and packs before anything is measured, and opens the folder of the results. */
module.exports = async () => {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'social-ops-bench-'));
	whenProcessEnds(() => fs.rmSync(folder, { recursive: true, force: true }));
	keepLedger(path.join(folder, 'processes'));
	// Whatever a suite leaves behind is inside the folder and goes with it.
	process.env.TMPDIR = folder;
	try {
		const log = (/** @type {string} */ line) => console.log(line);
		await ensureHost({ log });
		await packPackage({ log });
		openResults();
	} catch (error) {
		printFailure(error);
		process.exit(1);
	}
};
