import fc from 'fast-check';
import { encodeKey, encodeQuery, encodeRestli } from '../../nodes/LinkedIn/restli';

describe('a value in the terms of Rest.li 2.0', () => {
	it.each([
		['urn:li:share:7', 'urn%3Ali%3Ashare%3A7'],
		["it's (a, b)*!", 'it%27s%20%28a%2C%20b%29%2A%21'],
		['', "''"],
		[12, '12'],
		[false, 'false'],
		[['a,b', 'c'], 'List(a%2Cb,c)'],
		[[], 'List()'],
		[{ start: 1, end: 2, gone: undefined }, '(start:1,end:2)'],
		[{ values: ['A'], test: false }, '(values:List(A),test:false)'],
	])('%j is %s', (value, text) => {
		expect(encodeRestli(value)).toBe(text);
	});

	it('keeps no mark of its own inside a text, and none is lost', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
				const encoded = encodeRestli(text);
				expect(encoded).not.toMatch(/[(),:'!*&=?#/]/);
				expect(decodeURIComponent(encoded)).toBe(text);
			}),
		);
	});
});

it('a query leaves out what has no value', () => {
	const ids = ['urn:li:share:1', 'urn:li:share:2'];
	expect(encodeQuery({ ids, q: undefined, count: 10 })).toBe(
		'ids=List(urn%3Ali%3Ashare%3A1,urn%3Ali%3Ashare%3A2)&count=10',
	);
});

it('a key in a path is one part of it', () => {
	expect(encodeKey('urn:li:comment:(urn:li:activity:1,2)')).toBe(
		'urn%3Ali%3Acomment%3A%28urn%3Ali%3Aactivity%3A1%2C2%29',
	);
});
