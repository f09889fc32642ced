// @ts-check
'use strict';

/**
 * The sandbox's own time: real time plus what a test has added to it, so that windows of hours or
 * days (schedules, daily limits, token expiry) pass at once.
 * @returns {{ now(): number, seconds(): number, advance(ms: number): void, reset(): void }}
 */
function createClock() {
	let offset = 0;
	return {
		now: () => Date.now() + offset,
		seconds: () => Math.floor((Date.now() + offset) / 1000),
		advance(ms) {
			offset += ms;
		},
		reset() {
			offset = 0;
		},
	};
}

/** @typedef {ReturnType<typeof createClock>} Clock */

module.exports = { createClock };
