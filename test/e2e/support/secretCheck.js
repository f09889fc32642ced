// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { LINKEDIN_TOKEN } = require('./linkedinSecrets.js');
const { X_TOKEN } = require('./xSecrets.js');

/** Tokens have these forms wherever the sandbox issues them. */
const ANY_TOKEN = new RegExp(
	`EAAG[A-Za-z0-9]{20,}|${LINKEDIN_TOKEN.source}|${X_TOKEN.source}`,
	'g',
);
/** The code of installed packages; nothing is stored there. */
const NOT_DATA = new Set(['nodes', 'node_modules']);
const LARGEST_BYTES = 256 * 1024 * 1024;

/**
 * Looks for secrets in everything that each n8n has stored and printed: its database with all
 * executions and errors, its files, its log. Credentials are encrypted there.
 * @param {{ folders: string[], secrets: string[], seen: string[] }} search seen: texts of which one
 * must be among what is read, as proof that executions were read at all; none where there are none
 * @returns {{ summary: string, problems: string[] }}
 */
function checkForSecrets({ folders, secrets, seen }) {
	const files = folders.flatMap(filesIn);
	/** @type {string[]} */
	const problems = [];
	let hasSeen = false;
	for (const file of files) {
		const text = fs.readFileSync(file, 'latin1');
		hasSeen ||= seen.some((shown) => text.includes(shown));
		const found = secrets.filter((secret) => text.includes(secret));
		const tokens = (text.match(ANY_TOKEN) ?? []).filter((token) => !found.includes(token));
		for (const secret of new Set([...found, ...tokens])) {
			problems.push(`${path.basename(file)} holds a secret: ${secret.slice(0, 12)}…`);
		}
	}
	if (seen.length > 0 && !hasSeen)
		problems.push(`'${seen[0]}' is in no file of n8n: nothing was searched`);
	return {
		summary: `${files.length} files of n8n searched for ${secrets.length} secrets`,
		problems,
	};
}

/** @param {string} folder @returns {string[]} */
function filesIn(folder) {
	return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const full = path.join(folder, entry.name);
		if (entry.isDirectory()) return NOT_DATA.has(entry.name) ? [] : filesIn(full);
		return entry.isFile() && fs.statSync(full).size <= LARGEST_BYTES ? [full] : [];
	});
}

/** All secrets of a seed of Meta. @param {any} seed */
function secretsOf({ tokens, app, otherApp }) {
	return [.../** @type {string[]} */ (Object.values(tokens)), app.secret, otherApp.secret];
}

module.exports = { checkForSecrets, secretsOf };
