// @ts-check
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { printFailure } = require('../../../scripts/host/advice.js');
const { keepLedger } = require('../../../scripts/host/ledger.js');
const { PUBLIC_URL } = require('../../../scripts/host/n8n.js');
const { whenProcessEnds } = require('../../../scripts/host/processes.js');
const { WORLDS, worldFile } = require('../../support/requestRecord.js');
const { noteProcess } = require('./processes.js');
const { startQueueStack } = require('./stack.js');

/** Starts n8n in queue mode for all suites and writes the addresses to a file. */
module.exports = async () => {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'social-ops-queue-'));
	// PostgreSQL may run as another user, who has to reach its folder.
	fs.chmodSync(folder, 0o711);
	whenProcessEnds(() => fs.rmSync(folder, { recursive: true, force: true }));
	keepLedger(path.join(folder, 'processes'));
	process.env.TMPDIR = folder;
	process.env[WORLDS] = folder;
	try {
		const stack = await startQueueStack({
			folder,
			log: (line) => console.log(line),
			onStart: noteProcess,
		});
		const { control, proxy, ca } = stack.sandbox;
		const world = { n8nUrl: stack.url, cookie: stack.rest.cookie(), publicUrl: PUBLIC_URL };
		const n8nLog = path.join(folder, 'main', 'n8n.log');
		fs.writeFileSync(
			String(worldFile('1')),
			JSON.stringify({ ...world, n8nLog, control, proxy, ca }),
		);
		Reflect.set(globalThis, '__socialOpsQueue', stack);
	} catch (error) {
		printFailure(error);
		process.exit(1);
	}
};
