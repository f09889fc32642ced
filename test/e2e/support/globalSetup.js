// @ts-check
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { printFailure } = require('../../../scripts/host/advice.js');
const { keepLedger } = require('../../../scripts/host/ledger.js');
const { whenProcessEnds } = require('../../../scripts/host/processes.js');
const { startStack } = require('../../../scripts/stack.js');
const { WORLD_FILE } = require('../../support/world.js');

/** Starts one sandbox and one n8n for all suites and writes their addresses to a file. */
module.exports = async () => {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'social-ops-e2e-'));
	whenProcessEnds(() => fs.rmSync(folder, { recursive: true, force: true }));
	keepLedger(path.join(folder, 'processes'));
	// Whatever a suite leaves behind is inside the folder and goes with it.
	process.env.TMPDIR = folder;
	try {
		const stack = await startStack({ log: (line) => console.log(line) });
		const file = path.join(folder, 'world.json');
		fs.writeFileSync(
			file,
			JSON.stringify({
				n8nUrl: stack.n8n.url,
				cookie: stack.rest.cookie(),
				n8nPid: stack.n8n.pid,
				n8nLog: stack.n8n.logFile,
				publicUrl: stack.n8n.publicUrl,
				control: stack.sandbox.control,
				proxy: stack.sandbox.proxy,
				ca: stack.sandbox.ca,
				files: stack.files,
			}),
		);
		process.env[WORLD_FILE] = file;
		Reflect.set(globalThis, '__socialOpsStack', stack);
	} catch (error) {
		printFailure(error);
		process.exit(1);
	}
};
