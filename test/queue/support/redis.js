// @ts-check
'use strict';

const net = require('node:net');
const { setTimeout: delay } = require('node:timers/promises');
const { freePort } = require('../../../scripts/host/ports.js');
const { spawnGroup } = require('../../../scripts/host/processes.js');

const DEADLINE_MS = 30_000;

/**
 * A Redis that keeps what it was given through a restart.
 * @param {string} folder for its data
 */
async function prepareRedis(folder) {
	const port = await freePort();
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
	return {
		port,
		/** Starts it, also on the data of an earlier start. */
		async start() {
			const child = spawnGroup('redis-server', [...args, '--appendonly', 'yes', '--save', ''], {
				stdio: 'ignore',
			});
			await untilTakesCalls(port);
			return child;
		},
	};
}

/** Waits until somebody takes connections on a port. @param {number} port */
async function untilTakesCalls(port) {
	const deadline = Date.now() + DEADLINE_MS;
	while (!(await takesCalls(port))) {
		if (Date.now() > deadline) throw new Error(`Nothing answers on port ${port}`);
		await delay(50);
	}
}

/** @param {number} port @returns {Promise<boolean>} */
function takesCalls(port) {
	return new Promise((resolve) => {
		const socket = net.connect(port, '127.0.0.1');
		const end = (/** @type {boolean} */ answer) => {
			socket.destroy();
			resolve(answer);
		};
		socket.once('connect', () => end(true));
		socket.once('error', () => end(false));
	});
}

module.exports = { prepareRedis, untilTakesCalls };
