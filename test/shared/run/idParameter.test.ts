import { idText } from '../../../nodes/shared/run/idParameter';
import { NODE } from '../../support/fakeN8n';

describe('idText', () => {
	it.each([
		[' 1989000000000000001 ', '1989000000000000001'],
		[42, '42'],
		[9007199254740991, '9007199254740991'],
		[undefined, ''],
		[null, ''],
	])('reads %p', (value, text) => {
		expect(idText(NODE, 'Post', value)).toBe(text);
	});

	it.each([Number('1989000000000000001'), 1.5, NaN])(
		'refuses the number %p, naming the field',
		(value) => {
			expect(() => idText(NODE, 'Post', value)).toThrow("The ID in 'Post' is a number");
		},
	);
});
