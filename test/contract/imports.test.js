// @ts-check
'use strict';

const { importsOf, sourceFiles } = require('./support/sources.js');

/** Folders that networks have in common: mechanisms, and the dialect of the Meta family. */
const COMMON = ['shared', 'Meta'];
const RUNTIME = ['n8n-workflow', 'luxon', 'lodash', 'p-limit', 'zod', 'crypto'];

const nodeFiles = sourceFiles('nodes');
const shipped = [...nodeFiles, ...sourceFiles('credentials')];

/** `nodes/Facebook/x` → `Facebook` */
const folderOf = (/** @type {string} */ file) => file.split('/')[1];

/**
 * @param {string[]} files
 * @param {(imported: string, file: string) => boolean} isForbidden
 */
function forbidden(files, isForbidden) {
	return files.flatMap((file) =>
		importsOf(file)
			.filter((imported) => isForbidden(imported, file))
			.map((imported) => `${file} imports ${imported}`),
	);
}

const isNode = (/** @type {string} */ imported) => imported.startsWith('nodes/');

describe('the modules', () => {
	it('are read by this suite', () => {
		expect(nodeFiles.length).toBeGreaterThan(50);
		expect(importsOf('nodes/Facebook/connection.ts')).toContain('nodes/Meta/connection');
	});

	it('in shared know no network', () => {
		const shared = nodeFiles.filter((file) => folderOf(file) === 'shared');
		const strays = forbidden(shared, (name) => isNode(name) && folderOf(name) !== 'shared');
		expect(strays).toEqual([]);
	});

	it('of Meta know shared only', () => {
		const meta = nodeFiles.filter((file) => folderOf(file) === 'Meta');
		expect(forbidden(meta, (name) => isNode(name) && !COMMON.includes(folderOf(name)))).toEqual([]);
	});

	it('of one network know no other network', () => {
		const strays = forbidden(
			nodeFiles,
			(name, file) => isNode(name) && ![folderOf(file), ...COMMON].includes(folderOf(name)),
		);
		expect(strays).toEqual([]);
	});

	it('that are shipped import only what n8n provides at run time', () => {
		const strays = forbidden(
			shipped,
			(name) => !isNode(name) && !name.startsWith('credentials/') && !RUNTIME.includes(name),
		);
		expect(strays).toEqual([]);
	});

	it('of nodes and sandbox do not know each other', () => {
		expect(forbidden(shipped, (name) => name.startsWith('sandbox/'))).toEqual([]);
		const sandbox = sourceFiles('sandbox');
		expect(sandbox.length).toBeGreaterThan(10);
		expect(forbidden(sandbox, (name) => /^(nodes|credentials)\//.test(name))).toEqual([]);
	});
});
