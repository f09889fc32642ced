// @ts-check
'use strict';

const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { facebookOperations } = require('../../nodes/Facebook/operations/index.ts');
const { FACEBOOK_RESOURCES } = require('../../nodes/Facebook/resources.ts');
const { instagramOperations } = require('../../nodes/Instagram/operations/index.ts');
const { INSTAGRAM_RESOURCES } = require('../../nodes/Instagram/resources.ts');
const { linkedInOperations } = require('../../nodes/LinkedIn/operations/index.ts');
const { LINKEDIN_RESOURCES } = require('../../nodes/LinkedIn/resources.ts');
const { socialHubOperations } = require('../../nodes/SocialHub/operations/index.ts');
const { SOCIAL_HUB_RESOURCES } = require('../../nodes/SocialHub/resources.ts');
const { xOperations } = require('../../nodes/X/operations/index.ts');
const { X_RESOURCES } = require('../../nodes/X/resources.ts');

/** @type {Array<[string, ReadonlyArray<any>, Readonly<Record<string, string>>]>} */
const NETWORKS = [
	['Facebook', facebookOperations, FACEBOOK_RESOURCES],
	['Instagram', instagramOperations, INSTAGRAM_RESOURCES],
	['LinkedIn', linkedInOperations, LINKEDIN_RESOURCES],
	['SocialHub', socialHubOperations, SOCIAL_HUB_RESOURCES],
	['X', xOperations, X_RESOURCES],
];

describe.each(NETWORKS)('The operations of the %s node', (folder, operations, resources) => {
	const schemas = join('nodes', folder, '__schema__', 'v1.0.0');
	const names = operations.map(({ resource, operation }) => `${resource}/${operation}`);

	it.each(names)('%s has an output schema that n8n can read', (name) => {
		const file = join(schemas, `${name}.json`);
		expect(existsSync(file)).toBe(true);
		const schema = JSON.parse(readFileSync(file, 'utf8'));
		expect(schema).toMatchObject({ type: 'object', version: 1 });
		expect(Object.keys(schema.properties).length).toBeGreaterThan(0);
	});

	it('have no schema that belongs to nothing', () => {
		const files = Object.keys(resources).flatMap((resource) =>
			readdirSync(join(schemas, resource)).map(
				(file) => `${resource}/${file.replace('.json', '')}`,
			),
		);
		expect(files.sort()).toEqual([...names].sort());
	});

	it('each stand once, under a resource of the node', () => {
		expect(new Set(names).size).toBe(names.length);
		const used = new Set(operations.map(({ resource }) => resource));
		expect([...used].sort()).toEqual(Object.keys(resources).sort());
	});

	it('say so when they cannot be undone', () => {
		const deleting = operations.filter(({ effect }) => effect === 'delete');
		expect(deleting.map(({ description }) => description)).toEqual(
			deleting.map(() => expect.stringContaining('cannot be undone')),
		);
	});
});
