import * as fc from 'fast-check';
import { toEmail } from '../../../../nodes/shared/leads/contact/email';

describe('toEmail', () => {
	it.each([
		[' Ada@Example.COM ', 'ada@example.com'],
		['<ada@example.com>', 'ada@example.com'],
		['mailto:ada@example.com', 'ada@example.com'],
		['< MAILTO:ada@example.com?subject=Hi >', 'ada@example.com'],
		['ada.lovelace+ads@mail.example.co.uk', 'ada.lovelace+ads@mail.example.co.uk'],
		["o'neil@example.ie", "o'neil@example.ie"],
		['ada@\u200bexample.com\ufeff', 'ada@example.com'],
		['ａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'ada@example.com'],
		['用户@例子.广告', '用户@例子.广告'],
		['अजय@डाटा.भारत', 'अजय@डाटा.भारत'],
		['info@例え。テスト', 'info@例え.テスト'],
		['JOSE\u0301@mu\u0308nchen.example', 'josé@münchen.example'],
		['ada@xn--mnchen-3ya.xn--p1ai', 'ada@xn--mnchen-3ya.xn--p1ai'],
	])('reads %j', (raw, expected) => {
		expect(toEmail(raw)).toBe(expected);
	});

	it.each([
		'',
		'   ',
		'ada',
		'@example.com',
		'ada@',
		'ada@localhost',
		'ada@example..com',
		'ada@.example.com',
		'ada@example.com.',
		'ada@-example.com',
		'ada@example-.com',
		'ada@exam_ple.com',
		'ada@example.c',
		'ada@192.168.0.1',
		'ada@[192.168.0.1]',
		'.ada@example.com',
		'ada.@example.com',
		'ada..l@example.com',
		'ada lovelace@example.com',
		'"ada l"@example.com',
		'ada@@example.com',
		'ada@example.com, bob@example.com',
		'Ada <ada@example.com>',
		'ada@example.com>',
		'n/a',
		'<test lead: dummy data for email>',
	])('refuses %j', (raw) => {
		expect(toEmail(raw)).toBeUndefined();
	});

	it('keeps to the lengths of RFC 5321, in bytes', () => {
		const domain = `${'d'.repeat(63)}.example`;
		expect(toEmail(`${'a'.repeat(64)}@${domain}`)).toBe(`${'a'.repeat(64)}@${domain}`);
		expect(toEmail(`${'a'.repeat(65)}@${domain}`)).toBeUndefined();
		expect(toEmail(`${'é'.repeat(33)}@${domain}`)).toBeUndefined();
		expect(toEmail(`a@${'d'.repeat(64)}.example`)).toBeUndefined();
		const long = `${'d'.repeat(60)}.`.repeat(4);
		expect(toEmail(`abcdef@${long}com`)).toBe(`abcdef@${long}com`);
		expect(toEmail(`abcdefg@${long}com`)).toBeUndefined();
	});

	it('gives what it would read again as the same', () => {
		const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
		fc.assert(
			fc.property(part, part, (local, label) => {
				const email = toEmail(`${local}@${label}.example`);
				if (email !== undefined) expect(toEmail(email)).toBe(email);
			}),
			{ numRuns: 5_000 },
		);
	});

	it('reads every plain address with any case and any wrapping', () => {
		const word = fc.stringMatching(/^[A-Za-z0-9]{1,20}$/);
		fc.assert(
			fc.property(word, word, fc.constantFrom('', '<', ' mailto:'), (local, label, before) => {
				const raw = `${before}${local}@${label}.com${before === '<' ? '>' : ' '}`;
				expect(toEmail(raw)).toBe(`${local}@${label}.com`.toLowerCase());
			}),
		);
	});

	it('answers at once for hostile answers of 100 kB', () => {
		const parts = ['a', 'a.', '@', 'a@', '<', 'mailto:', '-', 'é', '.', ' ', '\u200b', '?', 'ａ'];
		const started = Date.now();
		fc.assert(
			fc.property(fc.constantFrom(...parts), fc.constantFrom(...parts), (first, second) => {
				const hostile = (first + second).repeat(100_000 / (first + second).length);
				expect(toEmail(hostile)).toBeUndefined();
				expect(toEmail(`a@${hostile}.com`)).toBeUndefined();
			}),
		);
		expect(Date.now() - started).toBeLessThan(5_000);
	});
});
