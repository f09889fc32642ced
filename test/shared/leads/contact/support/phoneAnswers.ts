import * as fc from 'fast-check';
import type { CountryCode } from 'libphonenumber-js/max';
import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/metadata.max.json';

export const REGIONS: CountryCode[] = getCountries();

/** What the oracle knows of a country, by the columns of its table. */
interface Row {
	/** International prefix. */
	1: string;
	/** National numbers. */
	2: string;
	/** Trunk prefix. */
	5?: string | 0;
	/** Trunk prefix with carrier codes and local numbers. */
	7?: string | 0;
	/** Types of numbers. */
	11?: Array<[string, number[]?] | 0>;
}
const rows = metadata.countries as unknown as Record<string, Row>;

function patternsOf(region: CountryCode): string[] {
	const types = (rows[region][11] ?? []).map((type) => (type ? type[0] : ''));
	return [rows[region][2], ...types].filter((pattern) => pattern !== '');
}

/** Strings of a pattern of the oracle, which may say in its midst where a number ends. */
function matching(pattern: string | 0 | undefined): fc.Arbitrary<string> {
	if (!pattern) return fc.constant('');
	return fc.stringMatching(new RegExp(`^(?:${pattern.replace(/\$/g, '')})$`));
}

const national = new Map(
	REGIONS.map((region) => [region, fc.oneof(...patternsOf(region).map(matching))]),
);

const exits = new Map(REGIONS.map((region) => [region, matching(rows[region][1])]));
const trunks = new Map(
	REGIONS.map((region) => [
		region,
		fc.oneof(matching(rows[region][5]), matching(rows[region][7] || rows[region][5])),
	]),
);

const digits = fc.stringMatching(/^\d{3,15}$/);

/** Puts separators between digits as people do. */
function spaced(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
	const separators = fc.array(fc.constantFrom('', '', '', ' ', '-', '.', ' (', ') ', '/'), {
		minLength: 8,
		maxLength: 8,
	});
	return fc
		.tuple(text, separators, fc.constantFrom('', '', ' ext. 12', ' x7', ';ext=123'))
		.map(([plain, marks, extension]) => {
			const parts = plain.match(/\+?\d{1,3}/g) ?? [];
			const body = parts.map((part, at) => (at ? (marks[at % marks.length] ?? '') : '') + part);
			return body.join('') + extension;
		});
}

/** What a person in a country may answer: mostly numbers of some country, some of them wrong. */
export function phoneAnswer(region: CountryCode): fc.Arbitrary<string> {
	const home = fc.oneof({ weight: 4, arbitrary: known(national, region) }, digits);
	const any = fc
		.constantFrom(...REGIONS)
		.chain((other) =>
			fc
				.oneof(
					known(national, other),
					fc.tuple(known(trunks, other), known(national, other)).map(join),
				)
				.map((number) => getCountryCallingCode(other) + number),
		);
	const code = fc.constant(getCountryCallingCode(region));
	return spaced(
		fc.oneof(
			home,
			fc.tuple(known(trunks, region), home).map(join),
			fc.tuple(fc.constantFrom('0', '1', '8', '00'), home).map(join),
			fc.tuple(code, home).map(join),
			fc.tuple(code, known(trunks, region), home).map(join),
			any.map((number) => `+${number}`),
			fc.tuple(known(exits, region), any).map(join),
			fc.tuple(fc.constantFrom('00', '011', '810'), any).map(join),
			home.map(argentineMobile),
		),
	);
}

/** `11 5555 6666` as `011 15 5555 6666`. */
function argentineMobile(number: string): string {
	const at = 2 + (number.length % 3);
	return `0${number.slice(0, at)}15${number.slice(at)}`;
}

function join(parts: string[]): string {
	return parts.join('');
}

function known(
	arbitraries: ReadonlyMap<CountryCode, fc.Arbitrary<string>>,
	region: CountryCode,
): fc.Arbitrary<string> {
	const arbitrary = arbitraries.get(region);
	if (!arbitrary) throw new Error(`No numbers of ${region}`);
	return arbitrary;
}
