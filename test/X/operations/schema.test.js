// @ts-check
'use strict';

const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { xOperations } = require('../../../nodes/X/operations/index.ts');
const { X_RESOURCES } = require('../../../nodes/X/resources.ts');

const SCHEMAS = join('nodes', 'X', '__schema__', 'v1.0.0');
const names = xOperations.map(({ resource, operation }) => `${resource}/${operation}`);

describe('The operations of the X node', () => {
	it.each(names)('%s has an output schema that n8n can read', (name) => {
		const file = join(SCHEMAS, `${name}.json`);
		expect(existsSync(file)).toBe(true);
		const schema = JSON.parse(readFileSync(file, 'utf8'));
		expect(schema).toMatchObject({ type: 'object', version: 1 });
		expect(Object.keys(schema.properties).length).toBeGreaterThan(0);
	});

	it('have no schema that belongs to nothing', () => {
		const files = Object.keys(X_RESOURCES).flatMap((resource) =>
			readdirSync(join(SCHEMAS, resource)).map(
				(file) => `${resource}/${file.replace('.json', '')}`,
			),
		);
		expect(files.sort()).toEqual([...names].sort());
	});

	it('each stand once, under a resource of the node', () => {
		expect(new Set(names).size).toBe(names.length);
		const resources = new Set(xOperations.map(({ resource }) => resource));
		expect([...resources].sort()).toEqual(Object.keys(X_RESOURCES).sort());
	});

	it('say so when they cannot be undone', () => {
		const deleting = xOperations.filter(({ effect }) => effect === 'delete');
		expect(deleting.map(({ description }) => description)).toEqual(
			deleting.map(() => expect.stringContaining('cannot be undone')),
		);
	});
});
