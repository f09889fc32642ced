// @ts-check
'use strict';

/** @typedef {import('./world.js').World} World */
/** @typedef {import('../../sandbox/core/requestLog.js').LogEntry} LogEntry */

/** Calls that reached the networks since the last reset. @param {World} world @returns {Promise<LogEntry[]>} */
async function requestsOf(world) {
	return await world.sandbox.requests();
}

/**
 * Calls that create, change or delete something, as `POST /134895793791914/feed`, without the
 * version. The exchange of a token changes nothing at the account and is left out.
 * @param {World} world
 */
async function writesOf(world) {
	const entries = await requestsOf(world);
	return entries
		.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/oauth/access_token'))
		.map(({ method, path }) => `${method} ${path.replace(/^\/v\d+\.\d+/, '')}`);
}

module.exports = { requestsOf, writesOf };
