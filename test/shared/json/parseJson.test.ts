import fc from 'fast-check';
import { parseJson } from '../../../nodes/shared/json/parseJson';

it('keeps IDs above 2^53 exact, as text', () => {
	expect(
		parseJson('{"id":17841405793187218,"list":[900719925474099123, -900719925474099123]}'),
	).toEqual({
		id: '17841405793187218',
		list: ['900719925474099123', '-900719925474099123'],
	});
});

it('leaves numbers alone that are exact, and those with a fraction or an exponent', () => {
	const text =
		'[9007199254740991, 1234567890123456, 12345678901234567.5, 1234567890123456789e3, 0.30000000000000004, 1e-1234567890123456]';
	expect(parseJson(text)).toEqual(JSON.parse(text));
});

it('leaves long numbers inside texts alone, and what is escaped there', () => {
	const value = {
		'a "17841405793187218" b': '\\',
		b: 'x 17841405793187218 "\\',
		'17841405793187218': 1,
	};
	expect(parseJson(JSON.stringify(value))).toEqual(value);
});

it('refuses what is no JSON', () => {
	expect(() => parseJson('{"id":17841405793187218')).toThrow(SyntaxError);
	expect(() => parseJson('')).toThrow(SyntaxError);
});

it.each(['-0.000009235473001569941', '1e-1234567890123456', '0.1234567890123456789e5'])(
	'takes the digits behind a point or an exponent for what they are: %s',
	(number) => {
		const text = `{"a":${number},"b":[${number}]}`;
		expect(parseJson(text)).toEqual(JSON.parse(text));
	},
);

it('reads every number with a fraction as JSON.parse does', () => {
	fc.assert(
		fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true })), (numbers) => {
			const text = JSON.stringify(numbers.map((number) => number + 0.5));
			const exact = (parseJson(text) as unknown[]).map(Number);
			expect(exact).toEqual(JSON.parse(text));
		}),
	);
});

it('reads everything else as JSON.parse does', () => {
	fc.assert(
		fc.property(fc.json(), (text) => {
			const small = text.replace(/\d{16,}/g, '7');
			expect(parseJson(small)).toEqual(JSON.parse(small));
		}),
		{ numRuns: 2_000 },
	);
});
