// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { spawnGroup } = require('./processes.js');
const { withProgress } = require('./progress.js');

/** What an outer `npm start` puts into the environment and an inner npm must not take over. */
const OUTER_NPM =
	/^npm_(lifecycle|package|config_(local_prefix|ignore_scripts|engine_strict|global))/i;

/**
 * Runs npm and shows a line about every ten seconds.
 * @param {{ args: string[], cwd: string, title: string, log: (line: string) => void }} options
 * @returns {Promise<string>} what npm printed
 * @throws {Error} with npm's last output, when npm ends with another code than 0
 */
async function runNpm({ args, cwd, title, log }) {
	return await withProgress({ title, log }, () => run('npm', { args, cwd }));
}

/**
 * @param {string} command
 * @param {{ args: string[], cwd: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<string>}
 */
function run(command, { args, cwd, env }) {
	return new Promise((resolve, reject) => {
		const child = spawnGroup(command, args, {
			cwd,
			env: { ...innerEnvironment(), ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
			shell: process.platform === 'win32',
		});
		let output = '';
		const collect = (/** @type {Buffer} */ chunk) => (output = (output + chunk).slice(-200_000));
		child.stdout?.on('data', collect);
		child.stderr?.on('data', collect);
		child.on('error', reject);
		child.on('close', (code) => {
			if (code === 0) return resolve(output);
			const shown = output.trim().split('\n').slice(-40).join('\n');
			reject(new Error(`${command} ${args.join(' ')} ended with code ${code}\n${shown}`));
		});
	});
}

function innerEnvironment() {
	const kept = Object.entries(process.env).filter(([name]) => !OUTER_NPM.test(name));
	return { ...Object.fromEntries(kept), ...nodeHeaders() };
}

/**
 * Where Node's headers are installed beside it, the compiler uses them instead of a download.
 * @returns {NodeJS.ProcessEnv}
 */
function nodeHeaders() {
	const prefix = path.dirname(path.dirname(process.execPath));
	const installed = fs.existsSync(path.join(prefix, 'include', 'node', 'node_api.h'));
	return installed ? { npm_config_nodedir: prefix } : {};
}

module.exports = { runNpm, run };
