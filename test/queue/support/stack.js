// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { cacheFolder } = require('../../../scripts/host/cache.js');
const { ensureHost } = require('../../../scripts/host/install.js');
const { startN8n } = require('../../../scripts/host/n8n.js');
const { installPackage } = require('../../../scripts/host/package.js');
const { freePort } = require('../../../scripts/host/ports.js');
const { endGroup } = require('../../../scripts/host/processes.js');
const { connectRest } = require('../../../scripts/host/rest.js');
const { packPackage } = require('../../../scripts/pack.js');
const { startSandbox } = require('../../../scripts/sandbox.js');
const { queueEnvironment } = require('./environment.js');
const { startFront } = require('./front.js');
const { startPostgres } = require('./postgres.js');
const { prepareRedis } = require('./redis.js');
const { supervise } = require('./supervised.js');

/** @typedef {'main' | 'webhook' | 'worker1' | 'worker2'} Member */

/** @type {Record<Member, import('../../../scripts/host/environment.js').Role>} */
const ROLES = { main: 'start', webhook: 'webhook', worker1: 'worker', worker2: 'worker' };

/**
 * Starts n8n in queue mode: Redis, PostgreSQL, a main process, a webhook processor and two workers,
 * each with a folder and a copy of the packed package of its own, as containers have them; in front
 * of them one address, and the sandbox. What ends is started again.
 * @param {{ folder: string, log: (line: string) => void,
 *   onStart: (name: Member | 'redis', pid: number) => void }} options onStart: called whenever a
 * process is ready
 */
async function startQueueStack({ folder, log, onStart }) {
	const host = await ensureHost({ log });
	const tarball = await packPackage({ log });
	const inside = (/** @type {string} */ name) => path.join(folder, name);
	for (const name of ['postgres', 'redis']) fs.mkdirSync(inside(name));
	const postgres = await startPostgres(inside('postgres'));
	const prepared = await prepareRedis(inside('redis'));
	const redis = await supervise({
		start: async () => started(await prepared.start()),
		onStart: (pid) => onStart('redis', pid),
	});
	const ports = { main: await freePort(), webhook: await freePort() };
	const origin = (/** @type {number} */ port) => `http://127.0.0.1:${port}`;
	const front = await startFront({ main: origin(ports.main), webhook: origin(ports.webhook) });
	const sandbox = await startSandbox({
		caDir: path.join(cacheFolder(), 'sandbox-ca'),
		n8nUrl: front.url,
	});
	const env = queueEnvironment({ redis: prepared, postgres });

	/** @param {Member} name */
	async function startMember(name) {
		const userFolder = inside(name);
		await installPackage({ userFolder, tarball });
		const port = name === 'main' || name === 'webhook' ? ports[name] : await freePort();
		const { proxy, ca } = sandbox;
		return await supervise({
			start: async () =>
				await startN8n({ host, role: ROLES[name], userFolder, port, proxy, ca, env }),
			onStart: (pid) => onStart(name, pid),
		});
	}

	// The main process makes the tables: alone, so that nobody meets half of them.
	const main = await startMember('main');
	const rest = await connectRest(origin(ports.main));
	const others = [];
	for (const name of /** @type {const} */ (['webhook', 'worker1', 'worker2'])) {
		log(`Starting n8n's ${name}`);
		others.push(startMember(name));
	}
	const members = [main, ...(await Promise.all(others))];
	return {
		url: front.url,
		rest,
		sandbox,
		async stop() {
			await Promise.all(members.map(async (member) => await member.stop()));
			await Promise.all([redis.stop(), front.stop(), sandbox.stop()]);
			await endGroup(postgres.child);
		},
	};
}

/** @param {import('node:child_process').ChildProcess} child @returns {import('./supervised.js').Started} */
function started(child) {
	return {
		pid: /** @type {number} */ (child.pid),
		ended: new Promise((resolve) => child.once('exit', resolve)),
		stop: async () => await endGroup(child),
	};
}

module.exports = { startQueueStack };
