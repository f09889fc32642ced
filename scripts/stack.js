// @ts-check
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { cacheFolder } = require('./host/cache.js');
const { ensureHost } = require('./host/install.js');
const { startN8n } = require('./host/n8n.js');
const { installPackage } = require('./host/package.js');
const { freePort } = require('./host/ports.js');
const { whenProcessEnds } = require('./host/processes.js');
const { connectRest } = require('./host/rest.js');
const { packPackage } = require('./pack.js');
const { startSandbox } = require('./sandbox.js');

/**
 * @typedef {object} StackOptions
 * @property {(line: string) => void} [log] progress
 * @property {number} [n8nPort] a free one by default
 * @property {number} [controlPort] port of the sandbox's page; a free one by default
 * @property {Record<string, string>} [n8nEnv] more environment for n8n
 * @property {string[]} [fileFolders] folders that workflows may read and write
 */

/**
 * Starts the sandbox and a real n8n with the packed package, both fresh, n8n's outgoing calls led
 * to the sandbox. The user folder is temporary.
 * @param {StackOptions} [options]
 */
async function startStack({ log = () => {}, n8nPort, controlPort, n8nEnv, fileFolders } = {}) {
	const host = await ensureHost({ log });
	const tarball = await packPackage({ log });
	const port = n8nPort ?? (await freePort());
	const folder = temporaryFolder();
	const userFolder = path.join(folder, 'n8n');
	await installPackage({ userFolder, tarball });
	const sandbox = await startSandbox({
		caDir: path.join(cacheFolder(), 'sandbox-ca'),
		n8nUrl: `http://127.0.0.1:${port}`,
		controlPort,
	});
	const files = [path.join(folder, 'files'), ...(fileFolders ?? [])];
	fs.mkdirSync(files[0]);
	const boot = async () =>
		await startN8n({
			host,
			userFolder,
			port,
			proxy: sandbox.proxy,
			ca: sandbox.ca,
			env: { N8N_RESTRICT_FILE_ACCESS_TO: files.join(';'), ...n8nEnv },
		});
	const n8n = await boot();
	const stack = {
		sandbox,
		n8n,
		rest: await connectRest(n8n.url),
		/** A folder that workflows may read and write. */
		files: files[0],
		/** Starts n8n again on the same data after it was stopped or killed. */
		async restartN8n() {
			stack.n8n = await boot();
			stack.rest = await connectRest(stack.n8n.url);
		},
		async stop() {
			await Promise.all([stack.n8n.stop(), sandbox.stop()]);
			fs.rmSync(folder, { recursive: true, force: true });
		},
	};
	return stack;
}

/** @typedef {Awaited<ReturnType<typeof startStack>>} Stack */

function temporaryFolder() {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'social-ops-'));
	whenProcessEnds(() => fs.rmSync(folder, { recursive: true, force: true }));
	return folder;
}

module.exports = { startStack };
