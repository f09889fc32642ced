// @ts-check
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { packSources } = require('./support/packed.js');

/** @type {ReturnType<typeof packSources>} */
let packed;
/** @type {any} */
let manifest;

beforeAll(() => {
	packed = packSources();
	manifest = JSON.parse(fs.readFileSync(path.join(packed.folder, 'package.json'), 'utf8'));
}, 240_000);

afterAll(() => packed?.remove());

/** What n8n does with a class file: it takes the export named after the file and news it. */
function load(/** @type {string} */ file) {
	const className = path.basename(file).split('.')[0];
	return new (require(path.join(packed.folder, file))[className])();
}

/** @param {any} icon @param {string} file */
function iconFiles(icon, file) {
	return [icon.light, icon.dark].map((reference) =>
		path.join(packed.folder, path.dirname(file), reference.replace(/^file:/, '')),
	);
}

describe('the packed files', () => {
	it('are the built ones, the manifest, the licence and the texts for readers', () => {
		const others = packed.files.filter((file) => !file.startsWith('dist/'));
		expect(others.filter((file) => file !== 'CHANGELOG.md').sort()).toEqual([
			'LICENSE',
			'README.md',
			'package.json',
		]);
	});

	it('are scripts, icons, codex files and output schemas', () => {
		const kinds =
			/^dist\/(nodes|credentials)\/.*(\.js|\.svg|\.png|\.node\.json|__schema__\/.*\.json)$/;
		const built = packed.files.filter((file) => file.startsWith('dist/'));
		expect(built.filter((file) => !kinds.test(file))).toEqual([]);
		expect(built.length).toBeGreaterThan(50);
	});

	it('contain every node and credential that the manifest names, and no other', () => {
		const ends = (/** @type {RegExp} */ pattern) =>
			packed.files.filter((file) => pattern.test(file)).sort();
		expect([...manifest.n8n.nodes].sort()).toEqual(ends(/\.node\.js$/));
		expect([...manifest.n8n.credentials].sort()).toEqual(ends(/\.credentials\.js$/));
	});

	it('load with only what n8n itself provides', () => {
		const allowed = ['n8n-workflow', 'luxon', 'lodash', 'p-limit', 'zod', 'crypto', 'node:crypto'];
		const foreign = packed.files
			.filter((file) => file.endsWith('.js'))
			.flatMap((file) => required(path.join(packed.folder, file)).map((name) => ({ file, name })))
			.filter(({ name }) => !name.startsWith('.') && !allowed.includes(name));
		expect(foreign).toEqual([]);
		expect(manifest.dependencies).toBeUndefined();
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});
});

/** Names of the modules that a compiled file requires. */
function required(/** @type {string} */ file) {
	return [...fs.readFileSync(file, 'utf8').matchAll(/\brequire\("([^"]+)"\)/g)].map(
		([, name]) => name,
	);
}

describe('the nodes and credentials', () => {
	it('have an icon for light and for dark screens that lies in the package', () => {
		const classes = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
		const icons = classes.flatMap((file) => {
			const loaded = load(file);
			return iconFiles(loaded.description?.icon ?? loaded.icon, file);
		});
		expect(icons).toHaveLength(classes.length * 2);
		expect(icons.filter((file) => !fs.existsSync(file))).toEqual([]);
	});

	it('have codex files that n8n accepts', () => {
		for (const file of manifest.n8n.nodes) {
			const codex = JSON.parse(
				fs.readFileSync(path.join(packed.folder, file.replace(/\.js$/, '.json')), 'utf8'),
			);
			expect(codex).toMatchObject({
				node: `${manifest.name}.${load(file).description.name}`,
				nodeVersion: '1.0',
				codexVersion: '1.0',
				categories: expect.arrayContaining([expect.any(String)]),
				resources: {
					primaryDocumentation: [{ url: expect.stringMatching(/^https:\/\//) }],
					credentialDocumentation: [{ url: expect.stringMatching(/^https:\/\//) }],
				},
			});
		}
	});
});

describe('an installed copy', () => {
	it('answers with its description when n8n loads it in a process of its own', () => {
		const [file] = manifest.n8n.nodes;
		const script = `const { Facebook } = require(${JSON.stringify(path.join(packed.folder, file))}); console.log(new Facebook().description.name)`;
		const output = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' });
		expect(output.trim()).toBe('facebook');
	});
});
