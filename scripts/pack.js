// @ts-check
'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { cacheFolder } = require('./host/cache.js');
const { runNpm } = require('./host/npm.js');

const ROOT = path.join(__dirname, '..');
const SOURCES = [
	'nodes',
	'credentials',
	'package.json',
	'package-lock.json',
	'tsconfig.json',
	'gulpfile.js',
	'scripts/build',
	'README.md',
	'LICENSE',
];

/**
 * Builds the package and packs it as it would be published. A tarball of the same sources is
 * taken from the cache; one named in the environment (SOCIAL_OPS_TARBALL) is taken as it is.
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<string>} path of the tarball
 */
async function packPackage({ log = () => {} } = {}) {
	if (process.env.SOCIAL_OPS_TARBALL) return path.resolve(process.env.SOCIAL_OPS_TARBALL);
	const target = path.join(cacheFolder(), 'packages', `${hashSources()}.tgz`);
	if (fs.existsSync(target)) return target;
	await runNpm({ cwd: ROOT, log, title: 'Building', args: ['run', 'build'] });
	const staging = fs.mkdtempSync(path.join(os.tmpdir(), 'social-ops-pack-'));
	try {
		const args = ['pack', '--ignore-scripts', '--pack-destination', staging];
		await runNpm({ cwd: ROOT, log, title: 'Packing', args });
		const [name] = fs.readdirSync(staging);
		fs.mkdirSync(path.dirname(target), { recursive: true });
		const partial = `${target}.${process.pid}`;
		fs.copyFileSync(path.join(staging, name), partial);
		fs.renameSync(partial, target);
	} finally {
		fs.rmSync(staging, { recursive: true, force: true });
	}
	return target;
}

/** A hash over names and contents of all that the package is built from. */
function hashSources() {
	const hash = crypto.createHash('sha256');
	for (const source of SOURCES) addTo(hash, path.join(ROOT, source));
	return hash.digest('hex').slice(0, 24);
}

/** @param {crypto.Hash} hash @param {string} file */
function addTo(hash, file) {
	if (!fs.existsSync(file)) return;
	if (fs.statSync(file).isDirectory()) {
		for (const name of fs.readdirSync(file).sort()) addTo(hash, path.join(file, name));
		return;
	}
	hash.update(`${path.relative(ROOT, file)}\0`);
	hash.update(fs.readFileSync(file));
}

module.exports = { packPackage, hashSources };
