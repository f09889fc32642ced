import * as fc from 'fast-check';
import type { CountryCode } from 'libphonenumber-js/max';
import { getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/examples.mobile.json';
import { NUMBERING_PLANS } from '../../../../nodes/shared/leads/contact/numberingPlans';
import { toE164 } from '../../../../nodes/shared/leads/contact/phone';
import { phoneAnswer, REGIONS } from './support/phoneAnswers';

/**
 * Longer numbers, of which the oracle calls some valid (Germany, Japan, Korea), are no E.164: they
 * can be dialled inside their country only.
 */
const E164_LENGTH = '+'.length + 15;

/**
 * Prefixes of Mexico until August 2019 (01, 044, 045 inside, 1 behind +52). They are still in
 * address books and in WhatsApp; the oracle no longer knows them.
 */
const OLD_MEXICAN = /^\+52(?:01|04[45]|1)(?=\d{10}$)/;

const oracle = (raw: string, region: string) =>
	parsePhoneNumberFromString(raw, region as CountryCode);

const fullWidth = (text: string) =>
	text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

describe('toE164', () => {
	it.each<[string, string | undefined, string]>([
		['+34 600 11 12 22', undefined, '+34600111222'],
		['600111222', 'ES', '+34600111222'],
		['0034 600 111 222', 'es', '+34600111222'],
		['34 600 111 222', 'ES', '+34600111222'],
		['011 34 600 111 222', 'US', '+34600111222'],
		['(555) 123-4567', 'US', '+15551234567'],
		['1-212-555-1234', 'CA', '+12125551234'],
		['+1 (212) 555-1234 ext. 12', undefined, '+12125551234'],
		['+1 212 555 1234 x12', undefined, '+12125551234'],
		['+1 212 555 1234, Extension: 12', undefined, '+12125551234'],
		['tel:+1-201-555-0123;ext=12', undefined, '+12015550123'],
		['tel:555-8631;phone-context=+1-914', undefined, '+19145558631'],
		['(+34) 600.111.222', undefined, '+34600111222'],
		['Tel: 600 111 222', 'ES', '+34600111222'],
		['34600111222', 'ES', '+34600111222'],
		['+49 (0) 30 901820', undefined, '+4930901820'],
		['+44 (0)20 7946 0958', 'US', '+442079460958'],
		['020 7946 0958', 'GB', '+442079460958'],
		['030/901820', 'DE', '+4930901820'],
		['06 698 12345', 'IT', '+390669812345'],
		['+39 06 6982', undefined, '+39066982'],
		['8 (912) 345-67-89', 'RU', '+79123456789'],
		['8 10 34 600 111 222', 'RU', '+34600111222'],
		['011 15 2345-6789', 'AR', '+5491123456789'],
		['0223 15 123-4567', 'AR', '+5492231234567'],
		['0 21 11 91234-5678', 'BR', '+5511912345678'],
		['(11) 91234-5678', 'BR', '+5511912345678'],
		['044 55 1234 5678', 'MX', '+525512345678'],
		['01 55 1234 5678', 'MX', '+525512345678'],
		['+52 1 55 1234 5678', undefined, '+525512345678'],
		['5215512345678', 'MX', '+525512345678'],
		['06 1 234 5678', 'HU', '+3612345678'],
		['464-1234', 'AG', '+12684641234'],
		['\u202a+34\u00a0600\u2011111\u2011222\u202c', undefined, '+34600111222'],
		['＋３４　６００－１１１－２２２', undefined, '+34600111222'],
		['٠٥٠ ١٢٣ ٤٥٦٧', 'AE', '+971501234567'],
		['۰۹۱۲ ۳۴۵ ۶۷۸۹', 'IR', '+989123456789'],
		['+९१ ९८७६५ ४३२१०', undefined, '+919876543210'],
		['+𝟯𝟰 600 111 222', undefined, '+34600111222'],
	])('reads %j of %j', (raw, region, expected) => {
		expect(toE164(raw, region)).toBe(expected);
	});

	it.each<[string, string | undefined]>([
		['', 'US'],
		['   ', 'US'],
		['+', 'US'],
		['600111222', undefined],
		['600111222', ''],
		['600111222', 'ZZ'],
		['12345678', '800'],
		['600111222', '__proto__'],
		['call me', 'US'],
		['1-800-FLOWERS', 'US'],
		['phone 600111222', 'ES'],
		['600111222 or 600111223', 'ES'],
		['600111222, 600111223', 'ES'],
		['600+111222', 'ES'],
		['++34600111222', 'ES'],
		['123', 'US'],
		['1234567890', 'US'],
		['+34 600 111 22', undefined],
		['+34 600 111 2222', undefined],
		['+999 600111222', undefined],
		['+0034600111222', undefined],
		['600111222;foo=1', 'ES'],
		['600111222 ext. x', 'ES'],
		['<test lead: dummy data for phone_number>', 'US'],
		['ana@example.com', 'US'],
		[`+34600111222${' '.repeat(300)}`, undefined],
	])('refuses %j of %j', (raw, region) => {
		expect(toE164(raw, region)).toBeUndefined();
	});

	it('has a numbering plan for every country of the oracle, within the 15 digits of E.164', () => {
		const lines = NUMBERING_PLANS.trim()
			.split('\n')
			.map((line) => line.split(' '));
		expect(
			lines
				.map(([region]) => region)
				.filter((region) => region !== '-')
				.sort(),
		).toEqual([...REGIONS].sort());
		for (const [, callingCode, , , , ...ranges] of lines) {
			const lengths = ranges.flatMap((range) => range.split(':')[0].split(',').map(Number));
			expect(new Set(lengths).size).toBe(lengths.length);
			for (const length of lengths) expect(callingCode.length + length).toBeLessThanOrEqual(15);
		}
	});

	describe.each(REGIONS)('the example number of %s', (region) => {
		const example = getExampleNumber(region, examples);
		if (!example) throw new Error(`No example of ${region}`);
		const { number } = example;
		const national = example.formatNational();
		const exit = { AU: '0011', BR: '0015', CL: '00', CO: '009', JP: '010', KR: '001' } as const;

		it.each([
			['E.164', number],
			['international', example.formatInternational()],
			['national', national],
			['bare national', example.nationalNumber],
			['URI', example.getURI()],
		])('is read in its %s form', (_, raw) => {
			for (const answer of [raw, fullWidth(raw), ` ${raw} ext. 12`.replace(/;.*/, '')]) {
				expect(toE164(answer, region)).toBe(number);
				expect(toE164(answer, region.toLowerCase())).toBe(number);
			}
		});

		it('is read abroad with the international prefix', () => {
			for (const [from, prefix] of [['ES', '00'], ['US', '011'], ...Object.entries(exit)]) {
				const raw = `${prefix} ${number.slice(1)}`;
				expect(oracle(raw, from)?.number).toBe(number);
				expect(toE164(raw, from)).toBe(number);
			}
		});
	});

	it('answers only possible numbers, and those of the oracle', () => {
		const seen = { answered: 0 };
		fc.assert(
			fc.property(regionAndAnswer(), ([region, raw]) => {
				const number = toE164(raw, region);
				if (number === undefined) return;
				seen.answered += 1;
				const expected = oracle(raw, region);
				if (expected && OLD_MEXICAN.test(expected.number)) {
					expect(number).toBe(expected.number.replace(OLD_MEXICAN, '+52'));
				} else {
					expect(number).toBe(expected?.number);
					expect(expected?.isPossible()).toBe(true);
				}
			}),
			{ numRuns: 25_000 },
		);
		expect(seen.answered).toBeGreaterThan(5_000);
	});

	it('answers every number that the oracle calls valid', () => {
		const seen = new Set<string>();
		fc.assert(
			fc.property(regionAndAnswer(), ([region, raw]) => {
				const expected = oracle(raw, region);
				if (!expected?.isValid() || expected.number.length > E164_LENGTH) return;
				seen.add(region);
				expect(toE164(raw, region)).toBe(expected.number);
			}),
			{ numRuns: 25_000 },
		);
		expect(seen.size).toBe(REGIONS.length);
	});

	it('reads an answer in digits of any script as in ASCII', () => {
		const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10, 0x1d7ce, 0x1d7f6, 0x1e950];
		fc.assert(
			fc.property(regionAndAnswer(), fc.constantFrom(...zeros), ([region, raw], zero) => {
				const foreign = raw.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
				expect(toE164(foreign, region)).toBe(toE164(raw, region));
			}),
			{ numRuns: 2_000 },
		);
	});

	it('reads its own answer as the same number anywhere, if the oracle calls it valid', () => {
		fc.assert(
			fc.property(regionAndAnswer(), fc.constantFrom(...REGIONS), ([region, raw], other) => {
				const number = toE164(raw, region);
				if (number === undefined || !oracle(number, other)?.isValid()) return;
				expect(toE164(number, other)).toBe(number);
			}),
			{ numRuns: 5_000 },
		);
	});

	it('answers for any text, at once for hostile ones', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...REGIONS), (raw, region) => {
				expect(toE164(raw, region) ?? '+').toMatch(/^\+\d*$/);
			}),
		);
		const started = Date.now();
		for (const part of ['1', ' ', '+', 'ext', ', ', '(', ';ext=', '٣', '1 x']) {
			expect(toE164(part.repeat(100_000), 'US')).toBeUndefined();
			expect(toE164(part.repeat(250 / part.length), 'US')).toBeUndefined();
		}
		expect(Date.now() - started).toBeLessThan(2_000);
	});
});

function regionAndAnswer(): fc.Arbitrary<[CountryCode, string]> {
	return fc
		.constantFrom(...REGIONS)
		.chain((region) => phoneAnswer(region).map((raw): [CountryCode, string] => [region, raw]));
}
