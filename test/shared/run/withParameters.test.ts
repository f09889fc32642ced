import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { withListParameters, withParameters } from '../../../nodes/shared/run/withParameters';
import { fakeN8n } from '../../support/fakeN8n';

const { n8n } = fakeN8n({ items: [{ text: 'of the node' }] });

describe('withParameters', () => {
	const view = withParameters(n8n, { page: '77', isDraft: false });

	it('answers with the values given, false ones included', () => {
		expect([view.getNodeParameter('page', 0), view.getNodeParameter('isDraft', 0, true)]).toEqual([
			'77',
			false,
		]);
	});

	it('answers with the fallback else, never with a parameter of the node', () => {
		expect(view.getNodeParameter('text', 0, '')).toBe('');
		expect(() => view.getNodeParameter('text', 0)).toThrow('Could not get parameter "text"');
	});

	it('leaves everything else to the context, and the context as it is', () => {
		expect(view.getNode()).toEqual(n8n.getNode());
		expect(view.helpers).toBe(n8n.helpers);
		expect(n8n.getNodeParameter('text', 0)).toBe('of the node');
	});
});

it('withListParameters reads the fallback where lists have it', () => {
	const view = withListParameters(n8n as unknown as ILoadOptionsFunctions, { authentication: 'a' });
	expect(view.getNodeParameter('authentication', 'b')).toBe('a');
	expect(view.getNodeParameter('other', 'b')).toBe('b');
});
