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
const { SCREENSHOTS, findChromium } = require('./chromium.js');

/**
 * Looks for a browser, starts the n8n and the sandbox that all suites share, and sees to it that
 * nothing of a suite outlives it but its screenshots.
 */
module.exports = async () => {
	try {
		findChromium();
		keepScreenshots();
		const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'social-ops-browser-'));
		whenProcessEnds(() => fs.rmSync(folder, { recursive: true, force: true }));
		keepLedger(path.join(folder, 'processes'));
		process.env.TMPDIR = folder;
		process.env[WORLDS] = folder;
		Reflect.set(globalThis, '__socialOpsStack', await shareWorld('1'));
	} catch (error) {
		printFailure(error);
		process.exit(1);
	}
};

function keepScreenshots() {
	const folder = (process.env[SCREENSHOTS] ??= path.join(os.tmpdir(), 'social-ops-screenshots'));
	fs.mkdirSync(folder, { recursive: true });
	console.log(`Screenshots: ${folder}`);
}
