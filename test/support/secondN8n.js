// @ts-check
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { ensureHost } = require('../../scripts/host/install.js');
const { startN8n } = require('../../scripts/host/n8n.js');
const { installPackage } = require('../../scripts/host/package.js');
const { connectRest } = require('../../scripts/host/rest.js');
const { packPackage } = require('../../scripts/pack.js');

const HOST = 'second.social-ops.test';

/**
 * Another n8n with a database and a public address of its own, which talks to the sandbox of a
 * world and can be reached by it.
 * @param {import('./world.js').World} world
 */
async function startSecondN8n(world) {
	const host = await ensureHost({});
	const userFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'social-ops-second-'));
	await installPackage({ userFolder, tarball: await packPackage() });
	const publicUrl = `https://${HOST}/`;
	const { proxy, ca } = world;
	const boot = async () => {
		const n8n = await startN8n({ host, userFolder, proxy, ca, publicUrl });
		await world.sandbox.settings({ publicHosts: { [HOST]: n8n.url } });
		return n8n;
	};
	let running = await boot();
	const second = {
		publicUrl,
		n8n: await connectRest(running.url),
		/** @param {string} type @param {Record<string, unknown>} data */
		async createCredential(type, data) {
			const stored = await second.n8n.createCredential({
				name: `${type} of the second`,
				type,
				data,
			});
			return { [type]: stored };
		},
		/** SIGKILL for it and all that it started. */
		kill: async () => await running.kill(),
		/** Starts it again on the same data. */
		async restart() {
			running = await boot();
			second.n8n = await connectRest(running.url);
		},
		async stop() {
			await running.stop();
			fs.rmSync(userFolder, { recursive: true, force: true });
		},
	};
	return second;
}

module.exports = { startSecondN8n };
