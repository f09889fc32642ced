// @ts-check
'use strict';

const { loadSpec, specIsPresent, validateCall } = require('../../support/metaSpec.js');

/** @typedef {import('../../../sandbox/core/requestLog.js').LogEntry} LogEntry */

/** What must never be part of an address: addresses get logged on the way. */
const SECRET_FIELDS = ['access_token', 'client_secret', 'fb_exchange_token', 'verify_token'];
/** Meta documents this call with the token in its address only. */
const TOKEN_BY_ADDRESS = '/refresh_access_token';

/**
 * Checks all calls of a run against Meta's endpoint descriptions and against this package's own
 * rules. Says in `summary` what was looked at, or that the descriptions are not there.
 * @param {LogEntry[]} entries
 * @returns {{ summary: string, problems: string[] }}
 */
function checkRequests(entries) {
	const calls = entries.filter(({ network }) => network === 'meta');
	const own = calls.flatMap(problemsOf);
	if (!specIsPresent()) {
		return {
			summary: `${calls.length} calls to Meta; SKIPPED: Meta's endpoint descriptions are not beside this checkout, so no call was checked against them`,
			problems: tally(own),
		};
	}
	const spec = loadSpec();
	const results = calls.filter(wasRead).map((entry) => validateCall(spec, entry));
	const covered = results.filter((result) => result.covered).length;
	return {
		summary: `${calls.length} calls to Meta, ${covered} of them on edges that Meta's endpoint descriptions cover`,
		problems: tally([...own, ...results.flatMap(({ problems }) => problems)]),
	};
}

/** Of calls that a fault has answered, the sandbox has not read the body. @param {LogEntry} entry */
const wasRead = ({ faults }) =>
	!faults.some((kind) => ['status', 'lost-before', 'graph-error'].includes(kind));

/** @param {LogEntry} entry @returns {string[]} */
function problemsOf({ method, path, query, notes }) {
	const secrets = SECRET_FIELDS.filter(
		(name) => name in query && !(name === 'access_token' && path === TOKEN_BY_ADDRESS),
	);
	const versions = notes.filter((note) => note === 'no-version' || note === 'expired-version');
	return [
		...secrets.map((name) => `${method} ${path}: '${name}' is in the address`),
		...versions.map((note) => `${method} ${path}: ${note}`),
	];
}

/** Equal lines once, with their number. @param {string[]} lines */
function tally(lines) {
	/** @type {Map<string, number>} */
	const counts = new Map();
	for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
	return [...counts].map(([line, count]) => `${line} (${count} times)`);
}

module.exports = { checkRequests };
