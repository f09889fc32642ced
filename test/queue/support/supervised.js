// @ts-check
'use strict';

/**
 * @typedef {object} Started
 * @property {number} pid leader of its process group
 * @property {Promise<unknown>} ended
 * @property {() => Promise<void>} stop
 */

/**
 * Keeps a process running: starts it again when it has ended, as `restart: always` of compose does.
 * @param {{ start: () => Promise<Started>, onStart: (pid: number) => void }} options onStart: called
 * whenever it is ready
 */
async function supervise({ start, onStart }) {
	let isWanted = true;
	/** @type {Started} */
	let current;

	async function run() {
		current = await start();
		onStart(current.pid);
		void current.ended.then(again);
	}

	/** What ends while it starts again, because another part is still away, is started once more. */
	async function again() {
		while (isWanted) {
			try {
				return await run();
			} catch {
				continue;
			}
		}
	}

	await run();
	return {
		async stop() {
			isWanted = false;
			await current.stop();
		},
	};
}

module.exports = { supervise };
