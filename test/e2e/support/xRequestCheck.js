// @ts-check
'use strict';

const { problemsOf, specIsPresent } = require('../../support/xSpec.js');

/** @typedef {import('../../../sandbox/core/requestLog.js').LogEntry} LogEntry */

const API_HOST = 'api.x.com';
const WITHOUT_BODY = ['GET', 'DELETE'];
/** Of calls that a fault has answered, the sandbox has not read the body. */
const UNREAD = ['status', 'lost-before', 'reset-upload'];

/**
 * Checks all calls of a run to X against X's OpenAPI descriptions. Says in `summary` what was looked
 * at, or that the descriptions are not there.
 * @param {LogEntry[]} entries
 * @returns {{ summary: string, problems: string[] }}
 */
function checkXRequests(entries) {
	const calls = entries.filter(({ network }) => network === 'x');
	const elsewhere = calls
		.filter(({ host, notes }) => host === 'twitter.com' || notes.includes('old-host'))
		.map(({ method, host, path }) => `${method} ${host}${path}: an old host name`);
	if (!specIsPresent()) {
		return {
			summary: `${calls.length} calls to X; SKIPPED: X's OpenAPI descriptions are not beside this checkout, so no call was checked against them`,
			problems: elsewhere,
		};
	}
	const read = calls.filter(({ host }) => host === API_HOST).filter(wasRead);
	return {
		summary: `${calls.length} calls to X, ${read.length} of them checked against its OpenAPI descriptions`,
		problems: [...new Set([...elsewhere, ...read.map(toCall).flatMap(problemsOf)])],
	};
}

/** @param {LogEntry} entry */
function wasRead({ faults, body, method, files }) {
	if (faults.some((kind) => UNREAD.includes(kind))) return false;
	// A refusal for its token or its number comes before the body is looked at.
	return WITHOUT_BODY.includes(method) || body !== undefined || files.length > 0;
}

/** @param {LogEntry} entry @returns {import('../../support/xSpec.js').XRequest} */
function toCall({ method, path, query, body, files, contentType }) {
	const isForm = /^multipart\//.test(contentType ?? '');
	if (!isForm) return { method, path, query, body };
	const parts = files.map(({ name }) => [name, '(file)']);
	return { method, path, query, form: { ...body, ...Object.fromEntries(parts) } };
}

module.exports = { checkXRequests };
