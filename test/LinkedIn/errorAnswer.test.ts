import { readLinkedInError } from '../../nodes/LinkedIn/errorAnswer';

describe('readLinkedInError, of what LinkedIn does not document', () => {
	it.each([
		[{ message: { text: 'no' }, code: [], serviceErrorCode: {} }, 'HTTP 400'],
		[{ message: 'No', errorDetails: { inputErrors: [null, { description: 5, input: 'x' }] } }, 'No: 5'],
		[{ message: 'No', errorDetails: { inputErrors: { code: 'X' } } }, 'No'],
		['[1]', 'HTTP 400'],
	])('takes %j as an error with texts', (body, message) => {
		const facts = readLinkedInError({ status: 400, headers: {}, body });
		expect(facts).toMatchObject({ message });
		expect(['string', 'undefined']).toContain(typeof facts?.code);
	});
});
