import type { INodeParameters } from 'n8n-workflow';
import { openParameters } from '../../../nodes/shared/run/parameters';
import { NODE, fakeN8n } from '../../support/fakeN8n';

/** A node with these parameters; expressions give `resolved`, by item. `reads` lists what n8n was asked for. */
function nodeWith(parameters: INodeParameters, resolved: Array<Record<string, unknown>> = []) {
	const reads: string[] = [];
	const { n8n } = fakeN8n({ items: [0, 1].map((index) => ({ ...parameters, ...resolved[index] })) });
	const { getNodeParameter } = n8n;
	Object.assign(n8n, {
		getNode: () => ({ ...NODE, parameters }),
		getNodeParameter: (name: string, ...rest: [number]) => {
			reads.push(`${name} of ${rest[0]}`);
			return getNodeParameter(name, ...rest);
		},
	});
	return { paramOf: openParameters(n8n), reads };
}

describe('openParameters', () => {
	it('reads what holds no expression once for all items', () => {
		const { paramOf, reads } = nodeWith({ text: 'Hello', options: { concurrency: 5 } });
		const values = [0, 1].map((item) => [paramOf(item)('text', ''), paramOf(item)('options', {})]);
		expect(values).toEqual([
			['Hello', { concurrency: 5 }],
			['Hello', { concurrency: 5 }],
		]);
		expect(reads).toEqual(['text of 0', 'options of 0']);
	});

	it.each<[string, INodeParameters]>([
		['a text', { field: '={{ $json.a }}' }],
		['an option', { field: { maxWait: '={{ $json.a }}' } }],
		['an entry of a list', { field: { values: [{ name: 'a', value: '=x' }] } }],
		['a locator', { field: { __rl: true, mode: 'id', value: '={{ $json.a }}' } }],
	])('reads %s that is an expression for each item', (_, parameters) => {
		const { paramOf } = nodeWith(parameters, [{ field: 'one' }, { field: 'two' }]);
		expect([0, 1, 0].map((item) => paramOf(item)('field', ''))).toEqual(['one', 'two', 'one']);
	});

	it('takes the value out of a locator', () => {
		const { paramOf } = nodeWith({ page: { __rl: true, mode: 'id', value: '77' } });
		expect([0, 1].map((item) => paramOf(item)('page', ''))).toEqual(['77', '77']);
	});

	it('gives each item a value of its own, which it may change', () => {
		const { paramOf } = nodeWith({ options: { labels: ['a'] } });
		paramOf(0)<{ labels: string[] }>('options', { labels: [] }).labels.push('b');
		expect(paramOf(1)('options', {})).toEqual({ labels: ['a'] });
	});

	it('falls back for what is hidden, and for what gives nothing, each time to what is named', () => {
		const { paramOf } = nodeWith({ empty: null as never }, [{ field: null }]);
		expect(paramOf(0)('hidden', 1)).toBe(1);
		expect(paramOf(0)('hidden', 2)).toBe(2);
		expect(paramOf(0)('empty', 1)).toBe(1);
		expect(paramOf(1)('empty', 2)).toBe(2);
		expect(paramOf(0)('field', 'none')).toBe('none');
	});
});
