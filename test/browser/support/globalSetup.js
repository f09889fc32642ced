// @ts-check
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { printFailure } = require('../../../scripts/host/advice.js');
const { keepLedger } = require('../../../scripts/host/ledger.js');
const { whenProcessEnds } = require('../../../scripts/host/processes.js');
const { SCREENSHOTS, findChromium } = require('./chromium.js');

/** Looks for a browser, and sees to it that nothing of a suite outlives it but its screenshots. */
module.exports = async () => {
	try {
		findChromium();
	} catch (error) {
		printFailure(error);
		process.exit(1);
	}
	process.env[SCREENSHOTS] ??= path.join(os.tmpdir(), 'social-ops-screenshots');
	fs.mkdirSync(process.env[SCREENSHOTS], { recursive: true });
	console.log(`Screenshots: ${process.env[SCREENSHOTS]}`);
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'social-ops-browser-'));
	whenProcessEnds(() => fs.rmSync(folder, { recursive: true, force: true }));
	keepLedger(path.join(folder, 'processes'));
	process.env.TMPDIR = folder;
};
