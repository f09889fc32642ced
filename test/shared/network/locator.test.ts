import type { INodeProperties } from 'n8n-workflow';
import { locatorValue } from '../../../nodes/shared/network/locator';

const field: INodeProperties = {
	displayName: 'Page',
	name: 'page',
	type: 'resourceLocator',
	default: { mode: 'id', value: '' },
	modes: [
		{ displayName: 'By ID', name: 'id', type: 'string' },
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			extractValue: { type: 'regex', regex: 'https://example\\.com/([^/?#]+)' },
		},
	],
};

it.each([
	[{ __rl: true, mode: 'id', value: '77' }, '77'],
	[{ __rl: true, mode: 'url', value: 'https://example.com/fern?x=1' }, 'fern'],
	[{ __rl: true, mode: 'url', value: 'https://other.example/fern' }, 'https://other.example/fern'],
	[{ __rl: true, mode: 'id', value: 77 }, 77],
	['77', '77'],
	[undefined, undefined],
])('reads %j as %j', (given, expected) => {
	expect(locatorValue(field, given)).toBe(expected);
});
