// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { explainNpmFailure } = require('./host/advice.js');
const { runNpm } = require('./host/npm.js');

const ROOT = path.join(__dirname, '..');

/**
 * Installs the build tools unless they are there as the lock file names them.
 * @param {{ log?: (line: string) => void }} [options]
 */
async function ensureDependencies({ log = () => {} } = {}) {
	if (!isStale()) return;
	const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
	await runNpm({ cwd: ROOT, log, title: 'Installing build tools', args }).catch(explainNpmFailure);
}

/** Whether a package of the lock file is missing or has another version. */
function isStale() {
	const wanted = packagesIn(path.join(ROOT, 'package-lock.json'));
	const installed = packagesIn(path.join(ROOT, 'node_modules', '.package-lock.json'));
	return Object.entries(wanted).some(
		([name, { version, optional, peer }]) =>
			name !== '' && !optional && !peer && installed[name]?.version !== version,
	);
}

/**
 * @param {string} file
 * @returns {Record<string, { version: string, optional?: boolean, peer?: boolean }>}
 */
function packagesIn(file) {
	return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')).packages : {};
}

module.exports = { ensureDependencies };
