// @ts-check
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const ROOT = path.join(__dirname, '..', '..', '..');
const SOURCES = [
	'nodes',
	'credentials',
	'scripts/build',
	'scripts/docs',
	'package.json',
	'tsconfig.json',
	'gulpfile.js',
	'README.md',
	'CHANGELOG.md',
	'LICENSE',
];

/**
 * Builds a copy of the sources and packs it, so that what is looked at is neither stale nor mixed
 * with what another command builds at the same time.
 * @returns {{ folder: string, files: string[], remove: () => void }} the unpacked tarball, the
 *   paths in it, and how to get rid of it
 */
function packSources() {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'social-ops-package-'));
	const checkout = path.join(folder, 'checkout');
	for (const source of SOURCES) {
		fs.cpSync(path.join(ROOT, source), path.join(checkout, source), { recursive: true });
	}
	fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(checkout, 'node_modules'), 'dir');
	const run = (/** @type {string} */ command, /** @type {string[]} */ args) =>
		execFileSync(command, args, {
			cwd: checkout,
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'pipe'],
		});
	run(process.execPath, [path.join(ROOT, 'node_modules', 'gulp', 'bin', 'gulp.js'), 'build']);
	const [packed] = JSON.parse(
		run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]),
	);
	// Below the copy, so that n8n-workflow resolves as it does below n8n's folder of packages.
	run('tar', ['-xzf', path.join(folder, packed.filename), '-C', checkout]);
	return {
		folder: path.join(checkout, 'package'),
		files: packed.files.map((/** @type {{ path: string }} */ file) => file.path),
		remove: () => fs.rmSync(folder, { recursive: true, force: true }),
	};
}

module.exports = { packSources, ROOT };
