import * as fc from 'fast-check';
import { toContact } from '../../../../nodes/shared/leads/contact/contact';
import {
	DISPOSABLE_DOMAINS,
	isDisposable,
} from '../../../../nodes/shared/leads/contact/disposableDomains';
import { toEmail } from '../../../../nodes/shared/leads/contact/email';
import { isNoiseName } from '../../../../nodes/shared/leads/contact/noiseName';
import type { QualityFacts } from '../../../../nodes/shared/leads/contact/quality';
import { rateLead } from '../../../../nodes/shared/leads/contact/quality';
import { QUALITY_RULES } from '../../../../nodes/shared/leads/contact/qualityRules';

interface Given extends Partial<Omit<QualityFacts, 'contact' | 'rawEmail' | 'rawPhone'>> {
	email?: string;
	phone?: string;
	fullName?: string;
}

const ANA = { email: 'ana@example.com', phone: '+34600111222', fullName: 'Ana Gómez' };

function factsOf({ email, phone, fullName, ...facts }: Given): QualityFacts {
	return {
		contact: toContact({ email, phone, fullName }, undefined),
		asked: 4,
		answered: 4,
		isTest: false,
		isRepeatedContact: false,
		...(email === undefined ? {} : { rawEmail: email }),
		...(phone === undefined ? {} : { rawPhone: phone }),
		...facts,
	};
}

const rate = (given: Given) => rateLead(factsOf(given));
const rulesOf = (given: Given) => rate(given).reasons.map(({ rule }) => rule);
const GOOD = ['valid-email', 'valid-phone', 'full-name', 'completeness'];

describe('rateLead', () => {
	it('gives a clean complete lead 100 and says why', () => {
		expect(rate(ANA)).toEqual({
			score: 100,
			reasons: [
				{ rule: 'valid-email', points: 30, text: 'The e-mail address is well-formed.' },
				{ rule: 'valid-phone', points: 30, text: 'The phone number exists in the numbering plan.' },
				{ rule: 'full-name', points: 10, text: 'The full name is known.' },
				{ rule: 'completeness', points: 30, text: 'Questions of the form are answered.' },
			],
		});
	});

	it.each([
		['e-mail address', { email: ANA.email }],
		['phone number', { phone: ANA.phone }],
	])('gives 100 where the form asks only for the %s', (_, reachable) => {
		expect(rate({ ...reachable, fullName: ANA.fullName }).score).toBe(100);
	});

	it.each<[string, Given, number]>([
		['invalid-email', { ...ANA, email: 'ana at example' }, 50],
		['invalid-phone', { ...ANA, phone: 'call me' }, 50],
		['disposable-email', { ...ANA, email: 'ana@eu.mailinator.com' }, 60],
		['role-email', { ...ANA, email: 'info+ads@example.com' }, 85],
		['role-email', { ...ANA, email: 'no.reply@example.com' }, 85],
		['noise-name', { ...ANA, fullName: 'test test' }, 70],
		['repeated-contact', { ...ANA, isRepeatedContact: true }, 80],
		['test-lead', { ...ANA, isTest: true }, 0],
	])('lowers the score by the rule %s', (rule, given, score) => {
		expect(rate(given).score).toBe(score);
		expect(rulesOf(given)).toContain(rule);
		expect(rulesOf(ANA)).toEqual(GOOD);
	});

	it('counts the share of answered questions', () => {
		const points = (asked: number, answered: number) =>
			rate({ ...ANA, asked, answered }).reasons.find(({ rule }) => rule === 'completeness')?.points;
		expect(points(4, 2)).toBe(15);
		expect(points(3, 1)).toBe(10);
		expect(points(4, 0)).toBeUndefined();
		expect(points(0, 0)).toBe(30);
		expect(points(2, 3)).toBe(30);
	});

	it('says nothing of an answer that was not given', () => {
		expect(rulesOf({ email: ' ', phone: '', answered: 0 })).toEqual([]);
		expect(rate({ answered: 0 })).toEqual({ score: 0, reasons: [] });
	});

	it('has every rule once', () => {
		const names = QUALITY_RULES.map(({ rule }) => rule);
		expect(new Set(names).size).toBe(names.length);
	});

	it('is the sum of its reasons, whole, from 0 to 100, for any lead', () => {
		const given = fc.record({
			email: fc.constantFrom(undefined, ANA.email, 'info@yopmail.com', 'x'),
			phone: fc.constantFrom(undefined, ANA.phone, 'x'),
			fullName: fc.constantFrom(undefined, ANA.fullName, 'asdf'),
			asked: fc.nat(30),
			answered: fc.nat(30),
			isTest: fc.boolean(),
			isRepeatedContact: fc.boolean(),
		});
		fc.assert(
			fc.property(given, (facts) => {
				const { score, reasons } = rate(facts);
				const sum = reasons.reduce((total, { points }) => total + points, 0);
				expect(score).toBe(Math.min(100, Math.max(0, sum)));
				expect(Number.isInteger(score)).toBe(true);
				expect(reasons.every(({ points, text }) => points !== 0 && /^[A-Z].+\.$/.test(text))).toBe(
					true,
				);
				if (facts.isTest) expect(score).toBe(0);
			}),
			{ numRuns: 2_000 },
		);
	});
});

describe('isNoiseName', () => {
	it.each([
		'test',
		'Test Test',
		'TEST 123',
		'testing',
		'asdf',
		'asdf qwerty',
		'asdasd',
		'aaaa bbb',
		'12345',
		'???',
		'n/a',
		'foo bar',
		'фыва',
		'<test lead: dummy data for full_name>',
	])('is %j', (name) => {
		expect(isNoiseName(name)).toBe(true);
	});

	it.each([
		'',
		'Ana Gómez',
		'Amara Test',
		'Jennifer Null',
		'Foo Chen',
		'Li',
		'Ng',
		'O',
		'Aaron',
		'Lee Lee',
		'Testa Rossi',
		'李李李',
		'Wert',
		'Asdis',
		'محمد',
	])('is not %j', (name) => {
		expect(isNoiseName(name)).toBe(false);
	});
});

describe('isDisposable', () => {
	it('knows the domains of the table and their subdomains', () => {
		for (const domain of DISPOSABLE_DOMAINS) {
			expect(isDisposable(`ana@${domain}`)).toBe(true);
			expect(isDisposable(`ana@eu.${domain}`)).toBe(true);
			expect(isDisposable(`ana@not${domain}`)).toBe(false);
		}
	});

	it('has well-formed domains in lower case', () => {
		expect(DISPOSABLE_DOMAINS.size).toBeGreaterThanOrEqual(140);
		for (const domain of DISPOSABLE_DOMAINS) expect(toEmail(`ana@${domain}`)).toBe(`ana@${domain}`);
	});

	it.each([
		'ana@gmail.com',
		'ana@mail.ru',
		'ana@privaterelay.appleid.com',
		'ana@mailinator.example',
	])('does not take %j for one', (email) => {
		expect(isDisposable(email)).toBe(false);
	});
});
