// @ts-check
'use strict';

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { dest, parallel, series, src } = require('gulp');
const { deferImports } = require('./scripts/build/deferImports.js');
const { renderOperations } = require('./scripts/docs/operations.js');

const DIST = path.join(__dirname, 'dist');

async function clean() {
	await fs.promises.rm(DIST, { recursive: true, force: true });
}

/**
 * Declarations and source maps stay out: n8n loads neither. The manifest is among the inputs only
 * so that the folders below dist are those of the sources.
 */
async function compile() {
	const tsc = require.resolve('typescript/bin/tsc');
	const options = ['--declaration', 'false', '--sourceMap', 'false', '--noEmitOnError'];
	await run(process.execPath, [tsc, '-p', 'tsconfig.json', ...options]);
	await fs.promises.rm(path.join(DIST, 'package.json'), { force: true });
}

/** Only in what the compiler has emitted: nothing else lies below dist yet. */
async function defer() {
	const names = await fs.promises.readdir(DIST, { recursive: true });
	for (const name of names.filter((each) => each.endsWith('.js'))) {
		const file = path.join(DIST, name);
		const code = await fs.promises.readFile(file, 'utf8');
		await fs.promises.writeFile(file, deferImports(code));
	}
}

function copyIcons() {
	return src('{nodes,credentials}/**/*.{svg,png}', { base: '.', encoding: false }).pipe(dest(DIST));
}

function copyCodex() {
	return src('nodes/**/*.node.json', { base: '.' }).pipe(dest(DIST));
}

function copySchemas() {
	return src('nodes/**/__schema__/**/*.json', { base: '.' }).pipe(dest(DIST));
}

/** Writes the page of all operations from the compiled operation lists. */
async function tables() {
	fs.writeFileSync(path.join(__dirname, 'docs', 'operations.md'), renderOperations(DIST));
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<void>}
 */
function run(command, args) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { cwd: __dirname, stdio: 'inherit' });
		child.once('error', reject);
		child.once('exit', (code) => {
			if (code === 0) resolve();
			else reject(new Error(`${path.basename(args[0])} ended with ${code}`));
		});
	});
}

const build = series(clean, compile, defer, parallel(copyIcons, copyCodex, copySchemas));

module.exports = { clean, build, docs: series(build, tables), default: build };
