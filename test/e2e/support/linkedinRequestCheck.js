// @ts-check
'use strict';

const { loadSpec, specIsPresent, validateCall } = require('../../support/linkedinSpec.js');

/** @typedef {import('../../../sandbox/core/requestLog.js').LogEntry} LogEntry */

/**
 * Checks all calls of a run to LinkedIn against its Postman collections and against this package's own
 * rules: no parameter that LinkedIn does not know, no text of which a part got lost.
 * @param {LogEntry[]} entries
 * @returns {{ summary: string, problems: string[] }}
 */
function checkLinkedInRequests(entries) {
	const calls = entries.filter(({ network }) => network === 'linkedin');
	const own = calls.flatMap(problemsOf);
	if (!specIsPresent()) {
		return {
			summary: `${calls.length} calls to LinkedIn; SKIPPED: LinkedIn's Postman collections are not beside this checkout, so no call was checked against them`,
			problems: [...new Set(own)],
		};
	}
	const spec = loadSpec();
	const results = calls
		.filter(({ path }) => path.startsWith('/rest/'))
		.map((entry) => validateCall(spec, entry));
	const covered = results.filter((result) => result.covered).length;
	return {
		summary: `${calls.length} calls to LinkedIn, ${covered} of them shown in its Postman collections`,
		problems: [...new Set([...own, ...results.flatMap(({ problems }) => problems)])],
	};
}

/** @param {LogEntry} entry @returns {string[]} */
function problemsOf({ method, path, error, notes }) {
	const cut = notes.filter((note) => note.startsWith('commentary cut'));
	const isUnknown = error?.code === 'QUERY_PARAM_NOT_ALLOWED';
	return [...cut, ...(isUnknown ? [String(error?.message)] : [])].map(
		(problem) => `${method} ${path}: ${problem}`,
	);
}

module.exports = { checkLinkedInRequests };
