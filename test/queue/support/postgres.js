// @ts-check
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { setTimeout: delay } = require('node:timers/promises');
const { Advice } = require('../../../scripts/host/advice.js');
const { freePort } = require('../../../scripts/host/ports.js');
const { hasEnded, spawnGroup } = require('../../../scripts/host/processes.js');

const INSTALLED = '/usr/lib/postgresql';
const DEADLINE_MS = 60_000;
const USER = 'n8n';
const DATABASE = 'postgres';

/**
 * A PostgreSQL on a free port with nothing in it. PostgreSQL refuses to run as root: there it runs
 * as the user that its package has made.
 * @param {string} folder for its data; has to exist
 */
async function startPostgres(folder) {
	const port = await freePort();
	const owner = process.getuid?.() === 0 ? accountOf('postgres') : {};
	const options = { cwd: folder, ...owner };
	if (owner.uid !== undefined) fs.chownSync(folder, owner.uid, owner.gid);
	const data = path.join(folder, 'data');
	const setUp = ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--no-sync'];
	execFileSync(program('initdb'), setUp, { ...options, stdio: 'pipe' });
	const settings = {
		listen_addresses: '127.0.0.1',
		port,
		unix_socket_directories: '',
		// The data need not outlive the machine.
		fsync: 'off',
		full_page_writes: 'off',
	};
	const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const log = fs.openSync(path.join(folder, 'postgres.log'), 'a');
	const child = spawnGroup(program('postgres'), ['-D', data, ...flags], {
		...options,
		stdio: ['ignore', log, log],
	});
	fs.closeSync(log);
	await untilReady(child, port);
	return { port, user: USER, database: DATABASE, child };
}

/** @param {import('node:child_process').ChildProcess} child @param {number} port */
async function untilReady(child, port) {
	const deadline = Date.now() + DEADLINE_MS;
	while (!isReady(port)) {
		if (hasEnded(child) || Date.now() > deadline) throw new Error('PostgreSQL did not start');
		await delay(100);
	}
}

/** @param {number} port */
function isReady(port) {
	try {
		const args = ['-q', '-h', '127.0.0.1', '-p', String(port), '-U', USER];
		execFileSync(program('pg_isready'), args, { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

/** A program of the newest PostgreSQL that is installed. @param {string} name */
function program(name) {
	const versions = fs.existsSync(INSTALLED) ? fs.readdirSync(INSTALLED) : [];
	const [newest] = versions.sort((one, other) => Number(other) - Number(one));
	if (newest) return path.join(INSTALLED, newest, 'bin', name);
	throw new Advice(
		'PostgreSQL was not found.',
		'Install it and Redis (Debian: apt-get install postgresql redis-server) and start again.',
	);
}

/** @param {string} name of a user @returns {{ uid?: number, gid?: number }} */
function accountOf(name) {
	const id = (/** @type {string} */ flag) =>
		Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
	return { uid: id('-u'), gid: id('-g') };
}

module.exports = { startPostgres };
