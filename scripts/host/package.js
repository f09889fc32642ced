// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { run } = require('./npm.js');

/**
 * Puts a packed package where n8n keeps installed community packages. Its node types are then
 * `<package name>.<node>`. Do it while n8n is stopped: packages are read at start.
 * @param {{ userFolder: string, tarball: string }} options
 * @returns {Promise<string>} the folder of the installed package
 */
async function installPackage({ userFolder, tarball }) {
	const nodes = path.join(userFolder, '.n8n', 'nodes');
	const staging = path.join(nodes, 'staging');
	fs.rmSync(staging, { recursive: true, force: true });
	fs.mkdirSync(staging, { recursive: true });
	await run('tar', { args: ['-xzf', tarball, '-C', staging], cwd: staging });
	const unpacked = path.join(staging, 'package');
	const { name, version } = JSON.parse(
		fs.readFileSync(path.join(unpacked, 'package.json'), 'utf8'),
	);
	const target = path.join(nodes, 'node_modules', name);
	fs.rmSync(target, { recursive: true, force: true });
	fs.mkdirSync(path.dirname(target), { recursive: true });
	fs.renameSync(unpacked, target);
	fs.rmSync(staging, { recursive: true });
	const manifest = { name: 'installed-nodes', private: true, dependencies: { [name]: version } };
	fs.writeFileSync(path.join(nodes, 'package.json'), JSON.stringify(manifest, null, '\t'));
	return target;
}

module.exports = { installPackage };
