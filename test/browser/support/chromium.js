// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { chromium, selectors } = require('playwright-core');
const { Advice } = require('../../../scripts/host/advice.js');

/** Environment variable with the folder for screenshots. */
const SCREENSHOTS = 'SOCIAL_OPS_SCREENSHOTS';
/** Environment variable with the program of a browser. */
const PROGRAM = 'SOCIAL_OPS_CHROMIUM';

const KNOWN_PROGRAMS = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The sandbox's hosts are all there is: nothing of the browser's own may go out. */
const ARGUMENTS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-features=AutofillServerCommunication,OptimizationHints,MediaRouter,Translate',
	'--ignore-certificate-errors',
];

/** @returns {string} path of a browser @throws {Advice} how to install one */
function findChromium() {
	const named = process.env[PROGRAM];
	const found = (named ? [named] : KNOWN_PROGRAMS).find((program) => fs.existsSync(program));
	if (found) return found;
	throw new Advice(
		`Chromium was not found${named ? ` at ${named}` : ''}.`,
		`Install it (Debian: apt-get install chromium), or name its program in ${PROGRAM}.`,
	);
}

/**
 * A browser that reaches the networks' hosts and n8n's public address through the sandbox's proxy.
 * @param {{ proxy: string }} options
 */
async function startBrowser({ proxy }) {
	selectors.setTestIdAttribute('data-test-id');
	const browser = await chromium.launch({
		executablePath: findChromium(),
		args: ARGUMENTS,
		proxy: { server: proxy, bypass: '127.0.0.1' },
	});
	const context = await browser.newContext({
		ignoreHTTPSErrors: true,
		acceptDownloads: true,
		viewport: { width: 1440, height: 1000 },
	});
	context.setDefaultTimeout(20_000);
	return {
		context,
		/** Saves what a page shows as `name.png`. @param {import('playwright-core').Page} page */
		async screenshot(page, /** @type {string} */ name, { fullPage = false } = {}) {
			const folder = process.env[SCREENSHOTS] ?? '';
			await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage });
		},
		close: async () => await browser.close(),
	};
}

module.exports = { SCREENSHOTS, findChromium, startBrowser };
