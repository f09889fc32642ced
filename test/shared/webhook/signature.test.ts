import { createHmac } from 'crypto';
import fc from 'fast-check';
import type { SignatureScheme } from '../../../nodes/shared/webhook/signature';
import { checkSignature, equalInConstantTime } from '../../../nodes/shared/webhook/signature';

const SECRET = 'app-key';
const NOW = 1_795_132_800_000;
const HEX: SignatureScheme = { header: 'x-hub-signature-256', encoding: 'hex', prefix: 'sha256=' };

const sign = (text: string, encoding: 'hex' | 'base64' = 'hex', secret = SECRET) =>
	createHmac('sha256', secret).update(text).digest(encoding);

const verdictOf = (
	scheme: SignatureScheme,
	header: string | string[] | undefined,
	{ body = '{}', secrets = [SECRET], now = NOW } = {},
) =>
	checkSignature(
		scheme,
		{ headers: { [scheme.header]: header }, rawBody: Buffer.from(body) },
		{ secrets, now },
	);

describe('checkSignature', () => {
	it('signs the bytes as they arrived, with escaped letters and slashes', () => {
		const body = '{"message":"Sch\\u00f6n","url":"https:\\/\\/example.com"}';
		expect(verdictOf(HEX, `sha256=${sign(body)}`, { body })).toBe('valid');
		const written = JSON.stringify(JSON.parse(body));
		expect(written).not.toBe(body);
		expect(verdictOf(HEX, `sha256=${sign(written)}`, { body })).toBe('wrong');
	});

	it('takes upper-case hex and base64, each where the scheme says so', () => {
		expect(verdictOf(HEX, `sha256=${sign('{}').toUpperCase()}`)).toBe('valid');
		const base64: SignatureScheme = { ...HEX, encoding: 'base64' };
		expect(verdictOf(base64, `sha256=${sign('{}', 'base64')}`)).toBe('valid');
		expect(verdictOf(base64, `sha256=${sign('{}')}`)).toBe('wrong');
	});

	it('refuses a missing, doubled, unprefixed or cut signature', () => {
		expect(verdictOf(HEX, undefined)).toBe('missing');
		expect(verdictOf(HEX, [`sha256=${sign('{}')}`])).toBe('missing');
		expect(verdictOf(HEX, sign('{}'))).toBe('missing');
		expect(verdictOf(HEX, `sha256=${sign('{}').slice(0, 40)}`)).toBe('wrong');
		expect(verdictOf(HEX, `sha1=${sign('{}')}`)).toBe('missing');
	});

	it('never takes an empty secret for a secret', () => {
		const header = `sha256=${sign('{}', 'hex', '')}`;
		expect(verdictOf(HEX, header, { secrets: [''] })).toBe('no-secret');
		expect(verdictOf(HEX, header, { secrets: [] })).toBe('no-secret');
		expect(verdictOf(HEX, header, { secrets: ['', SECRET] })).toBe('wrong');
	});

	it('believes any one of several secrets', () => {
		const header = `sha256=${sign('{}', 'hex', 'second')}`;
		expect(verdictOf(HEX, header, { secrets: [SECRET, 'second'] })).toBe('valid');
	});

	it('believes a signature in any of the headers that the scheme names', () => {
		const scheme: SignatureScheme = { ...HEX, otherHeaders: ['x-new-signature'] };
		const verdict = (headers: Record<string, string>) =>
			checkSignature(
				scheme,
				{ headers, rawBody: Buffer.from('{}') },
				{ secrets: [SECRET, 'second'], now: NOW },
			);
		const right = `sha256=${sign('{}')}`;
		const second = `sha256=${sign('{}', 'hex', 'second')}`;
		const wrong = `sha256=${sign('{}', 'hex', 'guess')}`;
		expect(verdict({ 'x-hub-signature-256': right })).toBe('valid');
		expect(verdict({ 'x-new-signature': second })).toBe('valid');
		expect(verdict({ 'x-hub-signature-256': wrong, 'x-new-signature': second })).toBe('valid');
		expect(verdict({ 'x-new-signature': wrong })).toBe('wrong');
		expect(verdict({ 'x-other': right })).toBe('missing');
	});

	it('signs text in front of the body and takes an optional prefix', () => {
		const scheme: SignatureScheme = {
			header: 'x-li-signature',
			encoding: 'hex',
			prefix: 'hmacsha256=',
			prefixOptional: true,
			signedBefore: 'hmacsha256=',
		};
		const signature = sign('hmacsha256={}');
		expect(verdictOf(scheme, signature)).toBe('valid');
		expect(verdictOf(scheme, `hmacsha256=${signature}`)).toBe('valid');
		expect(verdictOf(scheme, sign('{}'))).toBe('wrong');
	});

	describe('with a signed time', () => {
		const scheme: SignatureScheme = {
			header: 'tiktok-signature',
			encoding: 'hex',
			prefix: 's=',
			time: { prefix: 't=', joiner: '.', toleranceSeconds: 300 },
		};
		const headerAt = (seconds: number) => `t=${seconds},s=${sign(`${seconds}.{}`)}`;
		const now = NOW / 1000;

		it('believes it within the window and not outside, before or after', () => {
			expect(verdictOf(scheme, headerAt(now - 300))).toBe('valid');
			expect(verdictOf(scheme, headerAt(now + 300))).toBe('valid');
			expect(verdictOf(scheme, headerAt(now - 301))).toBe('out-of-time');
			expect(verdictOf(scheme, headerAt(now + 301))).toBe('out-of-time');
		});

		it('refuses a time that was exchanged, is missing or is no number', () => {
			expect(verdictOf(scheme, `t=${now},s=${sign(`${now - 1}.{}`)}`)).toBe('wrong');
			expect(verdictOf(scheme, `s=${sign('{}')}`)).toBe('missing');
			expect(verdictOf(scheme, `t=soon,s=${sign('soon.{}')}`)).toBe('out-of-time');
		});
	});

	it('answers every header and body without throwing, and never with valid', () => {
		fc.assert(
			fc.property(fc.string(), fc.uint8Array(), (header, bytes) => {
				const delivery = { headers: { [HEX.header]: header }, rawBody: Buffer.from(bytes) };
				const verdict = checkSignature(HEX, delivery, { secrets: [SECRET], now: NOW });
				expect(['missing', 'wrong']).toContain(verdict);
			}),
		);
	});
});

describe('equalInConstantTime', () => {
	it('compares texts of any length, also those with the same number of letters but not bytes', () => {
		expect(equalInConstantTime('same', 'same')).toBe(true);
		expect(equalInConstantTime('same', 'sam')).toBe(false);
		expect(equalInConstantTime('sämé', 'same')).toBe(false);
	});
});
