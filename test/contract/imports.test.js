// @ts-check
'use strict';

const { codeOf, importsOf, sourceFiles } = require('./support/sources.js');

/** Folders that networks have in common: mechanisms, and the dialect of the Meta family. */
const COMMON = ['shared', 'Meta'];
/** The node across networks, and its list of them: the only place that knows more than one. */
const HUB = 'SocialHub';
const LIST = `nodes/${HUB}/networks.ts`;
const RUNTIME = ['n8n-workflow', 'luxon', 'lodash', 'p-limit', 'zod', 'crypto'];

/** The one table of all versions of all networks. */
const VERSIONS = 'nodes/shared/contract/apiVersions.ts';
const NETWORK_NAMES = /\b(facebook|instagram|linkedin|twitter)/i;

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
			nodeFiles.filter((file) => file !== LIST),
			(name, file) => isNode(name) && ![folderOf(file), ...COMMON].includes(folderOf(name)),
		);
		expect(strays).toEqual([]);
	});

	it('of the hub know what a network publishes and nothing else of it, in one list', () => {
		const networks = importsOf(LIST).filter((name) => !COMMON.includes(folderOf(name)));
		expect(networks.length).toBeGreaterThan(3);
		for (const name of networks) expect(name).toMatch(/^nodes\/\w+\/network$/);
		const publishing = nodeFiles.filter(
			(file) => file.endsWith('/network.ts') && !file.includes('/shared/'),
		);
		expect(networks.map((name) => `${name}.ts`).sort()).toEqual(publishing.sort());
		expect(
			forbidden(nodeFiles, (name, file) => publishing.includes(`${name}.ts`) && file !== LIST),
		).toEqual([]);
	});

	it('of hub and shared name no network', () => {
		const readers = nodeFiles.filter(
			(file) => [HUB, 'shared'].includes(folderOf(file)) && ![LIST, VERSIONS].includes(file),
		);
		const naming = readers.filter((file) => NETWORK_NAMES.test(codeOf(file)));
		expect(naming).toEqual([]);
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
