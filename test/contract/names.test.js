// @ts-check
'use strict';

const path = require('node:path');
const manifest = require('../../package.json');
const { ROOT } = require('./support/sources.js');

/** @param {string} file path in the manifest */
function load(file) {
	const source = path.join(ROOT, file.replace(/^dist\//, '').replace(/\.js$/, ''));
	return new (require(source)[path.basename(source).split('.')[0]])();
}

const nodes = manifest.n8n.nodes.map((file) => ({
	file,
	isTrigger: file.endsWith('Trigger.node.js'),
	description: load(file).description,
}));
const credentials = manifest.n8n.credentials.map((file) => ({ file, credential: load(file) }));

/**
 * Across networks, each way to sign in at each network shows exactly one credential.
 * @param {any} field @param {any[]} shown
 */
function expectCredentialsByConnection(field, shown) {
	// n8n's editor hides a field that all credentials name without its path from the root.
	const names = shown.map(({ name }) => name);
	expect(names).toEqual([...new Set(names)]);
	const chosen = shown.flatMap(({ displayOptions }) => displayOptions.show['/connections']);
	const offered = field.options.map((/** @type {{ value: string }} */ option) => option.value);
	expect(chosen.sort()).toEqual(offered.sort());
}

describe.each(nodes)('$file', ({ file, isTrigger, description }) => {
	const base = path.basename(file, '.node.js');

	it('has the name of its file in camel case', () => {
		expect(description.name).toBe(base[0].toLowerCase() + base.slice(1));
	});

	it("is told apart from n8n's own nodes", () => {
		const suffix = isTrigger ? ' (Social Ops) Trigger' : ' (Social Ops)';
		expect(description.displayName.endsWith(suffix)).toBe(true);
		expect(description.defaults.name).toBe(description.displayName);
	});

	it('is offered to AI agents unless it is a trigger', () => {
		expect(description.usableAsTool).toBe(isTrigger ? undefined : true);
	});

	it('shows one credential for each way to authenticate', () => {
		const connections = description.properties.find(
			(/** @type {{ name: string }} */ property) => property.name === 'connections',
		);
		if (connections) {
			expectCredentialsByConnection(connections, description.credentials);
			return;
		}
		const field = description.properties.find(
			(/** @type {{ name: string }} */ property) => property.name === 'authentication',
		);
		if (!field) {
			expect(description.credentials).toEqual([{ name: expect.any(String), required: true }]);
			return;
		}
		const offered = field.options.map((/** @type {{ value: string }} */ option) => option.value);
		const shown = description.credentials.map(
			(/** @type {any} */ credential) => credential.displayOptions.show.authentication,
		);
		expect(shown).toEqual(offered.map((/** @type {string} */ value) => [value]));
	});

	it('uses credentials of this package only', () => {
		const names = credentials.map(({ credential }) => credential.name);
		for (const { name } of description.credentials) expect(names).toContain(name);
	});
});

describe.each(credentials)('$file', ({ file, credential }) => {
	it('has a name that no other package has', () => {
		const base = path.basename(file, '.credentials.js');
		expect(credential.name).toBe(base[0].toLowerCase() + base.slice(1));
		expect(credential.name).toMatch(/^socialOps[A-Z]\w*Api$/);
		expect(credential.displayName).toMatch(/\(Social Ops\).* API$/);
	});

	it('links to the page that explains how to fill it in', () => {
		expect(credential.documentationUrl).toMatch(
			/^https:\/\/github\.com\/n8n-nodes-social-ops\/n8n-nodes-social-ops\/blob\/main\/docs\/\w+\.md#/,
		);
	});
});
