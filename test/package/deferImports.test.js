// @ts-check
'use strict';

const ts = require('typescript');
const { deferImports } = require('../../scripts/build/deferImports.js');

/** What the compiler makes of a source. @param {string} source */
const compiled = (source) =>
	ts.transpileModule(source, {
		compilerOptions: {
			module: ts.ModuleKind.CommonJS,
			target: ts.ScriptTarget.ES2021,
			esModuleInterop: true,
		},
	}).outputText;

/** Runs a deferred module. @param {string} source @param {Record<string, object>} modules */
function run(source, modules) {
	/** @type {string[]} */
	const loaded = [];
	/** @type {any} */
	const exports = {};
	const load = (/** @type {string} */ name) => {
		loaded.push(name);
		return modules[name];
	};
	new Function('exports', 'require', deferImports(compiled(source)))(exports, load);
	return { exports, loaded };
}

describe('deferImports', () => {
	it('loads a module when it is first needed, and once', () => {
		const source = `
			import { double } from './double';
			export const twice = (value: number) => double(double(value));
		`;
		const double = jest.fn((/** @type {number} */ value) => 2 * value);
		const { exports, loaded } = run(source, { './double': { double } });
		expect(loaded).toEqual([]);
		expect(exports.twice(3)).toBe(12);
		expect(loaded).toEqual(['./double']);
	});

	it('leaves what a module needs to come about, other packages and whole modules as they are', () => {
		const source = `
			import { A } from './a';
			import { Z } from 'z';
			import * as all from './all';
			export class B extends A {}
			export const z = Z, everything = all;
			export { c } from './c';
		`;
		const modules = { './a': { A: class {} }, z: { Z: 1 }, './all': { x: 1 }, './c': { c: 5 } };
		const { exports, loaded } = run(source, modules);
		expect(loaded).toEqual(['z', './all', './a']);
		expect(exports).toMatchObject({ z: 1, everything: { x: 1 } });
		expect(exports.c).toBe(5);
		expect(loaded).toHaveLength(4);
	});

	it('takes a name of an object for what it is', () => {
		const source = `
			import { a } from './a';
			export const read = (object: any) => object.a_1 + a;
		`;
		expect(run(source, { './a': { a: 1 } }).exports.read({ a_1: 2 })).toBe(3);
	});

	it('refuses what it does not know', () => {
		expect(() => deferImports('const a_1 = require("./a");\nuse(a_1);')).toThrow("'a_1'");
	});
});
