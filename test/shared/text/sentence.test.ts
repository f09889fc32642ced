import { sentence } from '../../../nodes/shared/text/sentence';

it.each([
	['It is closed', 'It is closed.'],
	['It is closed.', 'It is closed.'],
	['Is it closed? ', 'Is it closed?'],
])('ends a text as a sentence: %j', (text, expected) => {
	expect(sentence(text)).toBe(expected);
});
