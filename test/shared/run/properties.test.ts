import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../../nodes/shared/contract/operation';
import { buildProperties } from '../../../nodes/shared/run/properties';

const operation = (facts: Partial<Operation<unknown>>): Operation<unknown> => ({
	resource: 'post',
	operation: 'get',
	name: 'Get',
	action: 'Get post',
	description: 'Read a post',
	effect: 'read',
	repeatable: true,
	fields: [],
	run: async () => [],
	...facts,
});

const field: INodeProperties = { displayName: 'Post', name: 'post', type: 'string', default: '' };
const shown = { ...field, displayOptions: { show: { mode: ['a'] } } };

const properties = buildProperties({ post: 'Post', comment: 'Comment' }, [
	operation({
		operation: 'publish',
		name: 'Publish',
		fields: [shown],
		options: [
			{ displayName: 'Alt Text', name: 'altText', type: 'string', default: '' },
			{ displayName: 'Time Zone', name: 'timeZone', type: 'string', default: '' },
		],
	}),
	operation({ fields: [field] }),
	operation({ resource: 'comment', operation: 'create', name: 'Create' }),
]);

const named = (name: string) => properties.filter((property) => property.name === name);

describe('buildProperties', () => {
	it('offers the resources in the order of the node', () => {
		expect(properties[0]).toMatchObject({
			name: 'resource',
			default: 'post',
			noDataExpression: true,
			options: [
				{ name: 'Post', value: 'post' },
				{ name: 'Comment', value: 'comment' },
			],
		});
	});

	it('offers the operations of each resource by name, with the first one of the node as default', () => {
		const [post, comment] = named('operation');
		expect(post.options).toEqual([
			{ name: 'Get', value: 'get', action: 'Get post', description: 'Read a post' },
			{ name: 'Publish', value: 'publish', action: 'Get post', description: 'Read a post' },
		]);
		expect(post).toMatchObject({
			default: 'publish',
			displayOptions: { show: { resource: ['post'] } },
		});
		expect(comment).toMatchObject({ default: 'create' });
	});

	it('shows a field only for its own operation, besides its own condition', () => {
		expect(named('post').map(({ displayOptions }) => displayOptions)).toEqual([
			{ show: { resource: ['post'], operation: ['publish'], mode: ['a'] } },
			{ show: { resource: ['post'], operation: ['get'] } },
		]);
	});

	it('gives every operation an Options collection by name, with what all have in common', () => {
		const collections = named('options');
		expect(collections).toHaveLength(3);
		const names = (collections[0].options as INodeProperties[]).map(
			({ displayName }) => displayName,
		);
		expect(names).toEqual([
			'Alt Text',
			'Concurrency',
			'Include Meta',
			'Max Wait (Seconds)',
			'Time Zone',
		]);
	});

	it('leaves the given fields as they were', () => {
		expect(field).toEqual({ displayName: 'Post', name: 'post', type: 'string', default: '' });
		expect(shown.displayOptions).toEqual({ show: { mode: ['a'] } });
	});

	it('tells a model what an operation is for and what it does to the network, in tools alone', () => {
		const told = buildProperties({ post: 'Post' }, [
			operation({}),
			operation({ operation: 'publish', effect: 'write', description: 'Publish it.' }),
			operation({ operation: 'delete', effect: 'delete', description: 'Delete it for good' }),
		]).filter(({ name }) => name === 'toolDescription');
		expect(told.map((one) => one.default)).toEqual([
			'Read a post. This tool only reads.',
			'Publish it. This tool changes what is on the network.',
			'Delete it for good. This tool deletes.',
		]);
		expect(told[0].displayOptions?.show).toEqual({
			'@tool': [true],
			resource: ['post'],
			operation: ['get'],
		});
	});
});
