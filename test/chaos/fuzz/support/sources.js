// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const ts = require('typescript');

/** @typedef {import('./sources').FoundFunction} FoundFunction */

const ROOT = path.resolve(__dirname, '../../../..');
const NODES = path.join(ROOT, 'nodes');

/** All source files below a folder of `nodes`. @returns {string[]} */
function filesIn(folder = NODES) {
	return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const file = path.join(folder, entry.name);
		if (entry.isDirectory()) return filesIn(file);
		return entry.name.endsWith('.ts') ? [file] : [];
	});
}

/** @type {Map<string, string[]>} */
const byFolder = new Map();

/**
 * The files of the folder of `nodes` that a file is in: those of its network. The same list each time.
 * @param {string} file
 */
function filesBeside(file) {
	const [folder] = path.relative(NODES, file).split(path.sep);
	const files = byFolder.get(folder) ?? filesIn(path.join(NODES, folder));
	byFolder.set(folder, files);
	return files;
}

/** The text of some files. @param {readonly string[]} files */
const textOf = (files) => files.map((file) => fs.readFileSync(file, 'utf8')).join('\n');

/**
 * Exported functions of all files whose parameters all have a wanted type.
 * @param {(type: string) => boolean} isWanted
 * @returns {FoundFunction[]}
 */
function functionsTaking(isWanted) {
	return filesIn().flatMap((file) =>
		declarations(file)
			.filter(({ types }) => types.length > 0 && types.every(isWanted))
			.map(({ name, types }) => ({
				file,
				title: `${path.relative(ROOT, file)} ${name}`,
				types,
				call: (/** @type {unknown[]} */ ...input) => exported(file)[name](...input),
			})),
	);
}

/** What a file of `nodes` exports. @param {string} file @returns {Record<string, any>} */
const exported = (file) => require(file);

/** @param {string} file @returns {Array<{ name: string, types: string[] }>} */
function declarations(file) {
	const { statements } = ts.createSourceFile(file, textOf([file]), ts.ScriptTarget.Latest, true);
	const exports = statements.filter((one) => has(one, ts.SyntaxKind.ExportKeyword));
	return exports.flatMap((statement) => {
		if (ts.isFunctionDeclaration(statement)) return described(statement.name?.text, statement);
		if (!ts.isVariableStatement(statement)) return [];
		return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
			initializer && ts.isArrowFunction(initializer)
				? described(name.getText(), initializer)
				: [],
		);
	});
}

/** @param {import('typescript').Node} node @param {import('typescript').SyntaxKind} kind */
const has = (node, kind) =>
	ts.canHaveModifiers(node) && !!ts.getModifiers(node)?.some((one) => one.kind === kind);

/** @param {string | undefined} name @param {import('typescript').FunctionLikeDeclaration} node */
function described(name, node) {
	const isSync = !has(node, ts.SyntaxKind.AsyncKeyword) && !node.asteriskToken;
	if (!name || !isSync) return [];
	const given = node.parameters.filter(({ initializer }) => !initializer);
	return [{ name, types: given.map(({ type }) => type?.getText().replace(/\s+/g, ' ') ?? '') }];
}

module.exports = { exported, filesBeside, filesIn, functionsTaking, textOf };
