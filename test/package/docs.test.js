// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { renderOperations } = require('../../scripts/docs/operations.js');

const ROOT = path.join(__dirname, '..', '..');
const read = (/** @type {string} */ file) => fs.readFileSync(path.join(ROOT, file), 'utf8');

/** Headings as GitHub turns them into anchors. */
function anchorsOf(/** @type {string} */ markdown) {
	return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
		title
			.toLowerCase()
			.replace(/[^\w\- ]/g, '')
			.replaceAll(' ', '-'),
	);
}

/** Links to files of this repository: `[text](docs/x.md#part)`. */
function linksOf(/** @type {string} */ markdown) {
	const prose = markdown.replace(/`[^`\n]*`/g, '');
	return [...prose.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)]+))?\)/g)].map(
		([, file, anchor]) => ({
			file,
			anchor,
		}),
	);
}

describe('the texts for readers', () => {
	it('list the operations as the code does (npm run docs brings them up to date)', () => {
		expect(renderOperations(ROOT)).toBe(read('docs/operations.md'));
	});

	const inFolder = (/** @type {string} */ folder) =>
		fs
			.readdirSync(path.join(ROOT, folder))
			.filter((name) => name.endsWith('.md'))
			.map((name) => `${folder}/${name}`);
	const documents = [
		...['README.md', 'CONTRIBUTING.md', 'sandbox/README.md'],
		...inFolder('docs'),
		...inFolder('docs/decisions'),
	];
	it.each(documents)('%s links only to what exists', (document) => {
		const broken = linksOf(read(document)).filter(({ file, anchor }) => {
			const target = file ? path.posix.join(path.posix.dirname(document), file) : document;
			if (!fs.existsSync(path.join(ROOT, target))) return true;
			return anchor !== undefined && !anchorsOf(read(target)).includes(anchor);
		});
		expect(broken).toEqual([]);
	});

	it('show pictures by an address that holds on npm too, where there is no docs folder', () => {
		const { repository } = JSON.parse(read('package.json'));
		const raw = repository.url.replace(/^git\+https:\/\/github\.com(.+)\.git$/, '$1/main/');
		const pictures = [...read('README.md').matchAll(/!\[([^\]]+)\]\(([^)]+)\)/g)];
		expect(pictures.length).toBeGreaterThan(0);
		for (const [, alt, address] of pictures) {
			const { origin, pathname } = new URL(address);
			expect(origin).toBe('https://raw.githubusercontent.com');
			expect(pathname.startsWith(raw)).toBe(true);
			const file = path.join(ROOT, pathname.slice(raw.length));
			expect(fs.statSync(file).size).toBeLessThan(300_000);
			expect(alt.length).toBeGreaterThan(30);
		}
	});

	it('name every example workflow', () => {
		const examples = fs.readdirSync(path.join(ROOT, 'workflows'));
		const text = read('docs/workflows.md');
		expect(examples.filter((file) => !text.includes(`](../workflows/${file})`))).toEqual([]);
	});

	it('contain the parts that credentials link to', () => {
		const credentials = fs.readdirSync(path.join(ROOT, 'credentials'));
		const wanted = credentials.flatMap((file) => [
			...read(`credentials/${file}`).matchAll(/blob\/main\/(docs\/\w+\.md)#([\w-]+)/g),
		]);
		expect(wanted.length).toBe(credentials.length);
		for (const [, file, anchor] of wanted) expect(anchorsOf(read(file))).toContain(anchor);
	});

	it('have a change log entry for the version of the manifest', () => {
		const { version } = JSON.parse(read('package.json'));
		expect(read('CHANGELOG.md')).toContain(`## [${version}]`);
	});
});
