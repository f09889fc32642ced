import {
	asBooleanOrNull,
	asList,
	asNumberOrNull,
	asObject,
	asObjects,
	asText,
	asTextOrNull,
} from '../../../nodes/shared/json/read';

const ODD: unknown[] = [
	undefined,
	null,
	true,
	17,
	'text',
	'',
	[],
	[{ a: 1 }, null, 'text', [2]],
	{},
	{ toString: 'no function', valueOf: 1 },
	JSON.parse('{"__proto__":{"a":1}}'),
];

describe('what is read from an answer', () => {
	it('is a text, whatever stands there', () => {
		const empty = Array.from({ length: 6 }, () => '');
		expect(ODD.map(asText)).toEqual(['', '', '', '17', 'text', ...empty]);
		expect(ODD.map(asTextOrNull).filter(Boolean)).toEqual(['17', 'text']);
	});

	it('is a number or true and false, or nothing', () => {
		expect(ODD.map(asNumberOrNull).filter((value) => value !== null)).toEqual([17]);
		expect(ODD.map(asBooleanOrNull).filter((value) => value !== null)).toEqual([true]);
	});

	it('is an object or a list of objects, empty where there is none', () => {
		expect(ODD.map(asObject).filter((value) => Object.keys(value).length > 0)).toHaveLength(2);
		expect(ODD.map(asList).filter((list) => list.length > 0)).toHaveLength(1);
		expect(asObjects(ODD[7])).toEqual([{ a: 1 }, [2]]);
	});
});
