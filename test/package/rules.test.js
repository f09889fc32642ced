// @ts-check
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { packSources, ROOT } = require('./support/packed.js');

const MINUTES = 60_000;

/**
 * @param {string} folder
 * @param {string[]} patterns
 * @returns {{ files: number, findings: Array<{ file: string, rule: string }> }}
 */
function scan(folder, patterns) {
	const script = path.join(__dirname, 'support', 'scan.mjs');
	return JSON.parse(
		execFileSync(process.execPath, [script, folder, ...patterns], {
			encoding: 'utf8',
			// With jest's NODE_ENV the rules take every file for one of their own fixtures.
			env: { ...process.env, NODE_ENV: 'production' },
			maxBuffer: 64 * 1024 * 1024,
		}),
	);
}

/** A copy of what n8n's scanner reads of the sources. */
function copySources() {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'social-ops-sources-'));
	for (const name of ['nodes', 'credentials', 'package.json', 'tsconfig.json']) {
		fs.cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
	}
	return folder;
}

describe("n8n's rules for community packages", () => {
	it(
		'find nothing in the sources',
		() => {
			const folder = copySources();
			try {
				const { files, findings } = scan(folder, [
					'package.json',
					'{nodes,credentials}/**/*.{js,ts,json}',
				]);
				expect(findings).toEqual([]);
				expect(files).toBeGreaterThan(50);
			} finally {
				fs.rmSync(folder, { recursive: true, force: true });
			}
		},
		4 * MINUTES,
	);

	it(
		'find nothing in the packed files',
		() => {
			const packed = packSources();
			try {
				const { files, findings } = scan(packed.folder, ['**/*.js', 'package.json']);
				expect(findings).toEqual([]);
				expect(files).toBeGreaterThan(50);
			} finally {
				packed.remove();
			}
		},
		4 * MINUTES,
	);

	it('are configured as n8n ships them, as strict mode demands', () => {
		const config = fs.readFileSync(path.join(ROOT, 'eslint.config.mjs'), 'utf8');
		expect(config.replace(/\s+/g, ' ').trim()).toBe(
			"import { config } from '@n8n/node-cli/eslint'; export default config;",
		);
	});
});
