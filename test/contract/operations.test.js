// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { readNetworks } = require('../../scripts/docs/networks.js');
const { ROOT } = require('./support/sources.js');

const networks = readNetworks(ROOT);

it('every registered node takes part in the contract', () => {
	expect(networks.map(({ folder }) => folder)).toContain('nodes/Facebook');
});

describe.each(networks)('the operations of $title', ({ folder, resources, operations }) => {
	const named = operations.map((operation) => ({
		operation,
		label: `${operation.resource}: ${operation.operation}`,
	}));

	it('are each listed once', () => {
		const labels = named.map(({ label }) => label);
		expect(labels).toEqual([...new Set(labels)]);
	});

	it('cover every resource and no other', () => {
		const used = [...new Set(operations.map(({ resource }) => resource))].sort();
		expect(used).toEqual(Object.keys(resources).sort());
	});

	it.each(named)('$label has texts that one can choose from', ({ operation }) => {
		expect(operation.name).toMatch(/^[A-Z]/);
		expect(operation.action).toMatch(/^[A-Z][a-z]+ /);
		expect(operation.description.length).toBeGreaterThan(operation.action.length);
		expect(operation.description).not.toBe(operation.name);
	});

	it.each(named)('$label says what it does to the network', ({ operation }) => {
		expect(['read', 'write', 'delete']).toContain(operation.effect);
		expect(typeof operation.repeatable).toBe('boolean');
		if (operation.effect === 'read') expect(operation.repeatable).toBe(true);
	});

	it.each(named)('$label describes its output', ({ operation }) => {
		const file = path.join(
			ROOT,
			folder,
			'__schema__/v1.0.0',
			operation.resource,
			`${operation.operation}.json`,
		);
		const schema = JSON.parse(fs.readFileSync(file, 'utf8'));
		expect(schema).toMatchObject({ type: 'object', version: expect.any(Number) });
		expect(Object.keys(schema.properties ?? {})).not.toEqual([]);
		expect(schema.properties).not.toHaveProperty('error');
	});

	const deletes = named.filter(({ operation }) => operation.effect === 'delete');
	if (deletes.length === 0) return;
	it.each(deletes)('$label warns that there is no way back', ({ operation }) => {
		expect(operation.description).toMatch(/cannot be undone|permanent|for good/i);
	});
});
