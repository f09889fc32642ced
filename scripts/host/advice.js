// @ts-check
'use strict';

const OLDEST_NODE = [20, 19];

/** A condition that a person can mend. Printed as two lines, without a stack trace. */
class Advice extends Error {
	/** @param {string} what what happened @param {string} fix what to do about it */
	constructor(what, fix) {
		super(`${what}\n${fix}`);
		this.name = 'Advice';
	}
}

/** Refuses a Node that the scripts do not run on. */
function requireNode(version = process.versions.node) {
	const [major, minor] = version.split('.').map(Number);
	if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
	throw new Advice(
		`This is Node ${version}; the project needs Node ${OLDEST_NODE.join('.')} or newer.`,
		'Install a current Node from https://nodejs.org and run the command again.',
	);
}

const NPM_ADVICE = [
	{
		pattern: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|network/i,
		what: 'The npm registry cannot be reached.',
		fix: 'Check the network connection (and the proxy and registry in your npm settings), then start again.',
	},
	{
		pattern: /ENOSPC|no space left/i,
		what: 'The disk is full.',
		fix: 'Free 4 GB, or set SOCIAL_OPS_CACHE to a folder on a larger disk.',
	},
	{
		pattern: /gyp ERR|not found: make|find Python|no acceptable C compiler|g\+\+: /i,
		what: 'SQLite could not be compiled on this machine.',
		fix: 'Install a C++ compiler, make and Python 3 (Debian: apt-get install build-essential python3) and start again.',
	},
	{
		pattern: /spawn npm ENOENT|npm: not found/i,
		what: 'npm was not found.',
		fix: 'Install Node together with npm and start again.',
	},
	{
		pattern: /E404|ETARGET|No matching version/i,
		what: 'The npm registry in use does not have one of the pinned packages.',
		fix: "Try again with the public npm registry; 'npm config get registry' names the one in use.",
	},
];

/**
 * Turns a failed npm run into advice where the cause is known.
 * @param {Error} error
 * @returns {never}
 */
function explainNpmFailure(error) {
	const known = NPM_ADVICE.find(({ pattern }) => pattern.test(error.message));
	if (known) throw new Advice(known.what, `${known.fix}\n\n${lastLines(error.message, 6)}`);
	throw error;
}

/** @param {string} text @param {number} count */
function lastLines(text, count) {
	return text.trim().split('\n').slice(-count).join('\n');
}

/**
 * Prints what ended a command: advice in plain words, anything else with its stack.
 * @param {unknown} error
 */
function printFailure(error) {
	if (error instanceof Advice) console.error(`\n${error.message}\n`);
	else console.error(error);
}

module.exports = { Advice, requireNode, explainNpmFailure, printFailure, lastLines };
