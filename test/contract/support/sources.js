// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const ROOT = path.join(__dirname, '..', '..', '..');

/**
 * Source files below a folder of the checkout, as paths from its root with forward slashes.
 * @param {string} folder
 * @param {RegExp} [pattern]
 * @returns {string[]}
 */
function sourceFiles(folder, pattern = /\.(ts|js|mjs)$/) {
	const absolute = path.join(ROOT, folder);
	if (!fs.existsSync(absolute)) return [];
	return fs
		.readdirSync(absolute, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && pattern.test(entry.name))
		.map((entry) =>
			path.relative(ROOT, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
		);
}

/**
 * What a file imports: relative modules as paths from the root, others by name. Type-only imports
 * count: a type ties two modules together as a value does.
 * @param {string} file
 * @returns {string[]}
 */
function importsOf(file) {
	const text = fs.readFileSync(path.join(ROOT, file), 'utf8');
	const pattern = /(?:\bfrom\s+|\bimport\s+|\brequire\(\s*|\bimport\(\s*)'([^']+)'/g;
	return [...text.matchAll(pattern)].map(([, name]) =>
		name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name,
	);
}

/**
 * The code of a file without its comments, which may link to vendors' pages.
 * @param {string} file
 */
function codeOf(file) {
	const text = fs.readFileSync(path.join(ROOT, file), 'utf8');
	return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

module.exports = { ROOT, sourceFiles, importsOf, codeOf };
