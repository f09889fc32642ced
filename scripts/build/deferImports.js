// @ts-check
'use strict';

const ts = require('typescript');

/**
 * Makes a compiled module load its own package's modules when it first needs them, instead of all at
 * once: n8n loads every node of a package at its start, and most of a node is needed only once it runs.
 *   const x_1 = require("./x");  becomes  let x_1$; const x_1 = () => x_1$ ??= require("./x");
 *   x_1.name                     becomes  x_1().name
 * The same is done by Babel's `lazy` option. It asks of modules that loading them has no side effect.
 * @param {string} code CommonJS, as the compiler emits it
 * @returns {string}
 */
function deferImports(code) {
	const file = ts.createSourceFile('module.js', code, ts.ScriptTarget.Latest, true);
	const imports = new Map(file.statements.flatMap((statement) => ownImport(statement) ?? []));
	/** @type {Array<{ start: number, end: number, text: string }>} */
	const edits = [...imports].map(([name, { statement, path }]) => ({
		start: statement.getStart(),
		end: statement.getEnd(),
		text: `let ${name}$; const ${name} = () => ${name}$ ??= require(${path});`,
	}));
	/** @param {ts.Node} node */
	const visit = (node) => {
		if (ts.isIdentifier(node) && imports.has(node.text) && !ts.isVariableDeclaration(node.parent)) {
			const isRead = ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node;
			if (!isRead) throw new Error(`'${node.text}' is used in a way that is not known here`);
			edits.push({ start: node.end, end: node.end, text: '()' });
		}
		ts.forEachChild(node, visit);
	};
	visit(file);
	return edits
		.sort((one, other) => other.start - one.start)
		.reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code);
}

/**
 * The name of a statement that does nothing but import a module of this package, and its path as it is
 * written. Names that the compiler gives are unique in a module.
 * @param {ts.Statement} statement
 * @returns {Array<[string, { statement: ts.Statement, path: string }]> | undefined}
 */
function ownImport(statement) {
	if (!ts.isVariableStatement(statement)) return undefined;
	const [declaration, ...more] = statement.declarationList.declarations;
	const value = declaration.initializer;
	if (more.length || !ts.isIdentifier(declaration.name) || !value || !ts.isCallExpression(value)) {
		return undefined;
	}
	const [target] = value.arguments;
	const isRequire = ts.isIdentifier(value.expression) && value.expression.text === 'require';
	if (!isRequire || !ts.isStringLiteral(target) || !target.text.startsWith('.')) return undefined;
	return [[declaration.name.text, { statement, path: target.getText() }]];
}

module.exports = { deferImports };
