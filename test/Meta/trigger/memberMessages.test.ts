import fc from 'fast-check';
import {
	MEMBER_HEADER,
	MEMBER_SIGNATURE,
	checkAnswer,
	readRequest,
	signAnswer,
	signRequest,
} from '../../../nodes/Meta/trigger/memberMessages';
import { checkSignature } from '../../../nodes/shared/webhook/signature';

const SECRET = 'app-key';
const NOW = 1_795_132_800_000;

const verdictOf = (rawBody: Buffer, header: string, now = NOW) =>
	checkSignature(
		MEMBER_SIGNATURE,
		{ headers: { [MEMBER_HEADER]: header }, rawBody },
		{ secrets: [SECRET], now },
	);

describe('requests between triggers', () => {
	it('are believed as they were signed, for five minutes', () => {
		fc.assert(
			fc.property(fc.uint8Array(), fc.integer({ min: -299, max: 299 }), (bytes, seconds) => {
				const body = Buffer.from(bytes);
				const header = signRequest(body, SECRET, NOW);
				expect(verdictOf(body, header, NOW + seconds * 1000)).toBe('valid');
				expect(verdictOf(body, header, NOW + 301_000)).toBe('out-of-time');
				expect(verdictOf(body, header, NOW - 301_000)).toBe('out-of-time');
			}),
		);
	});

	it('are not believed when a byte, the time or the secret is another one', () => {
		const body = Buffer.from('{"kind":"ping"}');
		const header = signRequest(body, SECRET, NOW);
		expect(verdictOf(Buffer.from('{"kind":"pong"}'), header)).toBe('wrong');
		expect(verdictOf(body, header.replace(/t=\d+/, `t=${NOW / 1000 + 1}`))).toBe('wrong');
		expect(verdictOf(body, signRequest(body, 'another', NOW))).toBe('wrong');
		expect(verdictOf(body, '')).toBe('missing');
	});

	it('read as nothing when they are none of the known kinds', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				expect(readRequest(Buffer.from(JSON.stringify(value)))).toBeUndefined();
			}),
		);
		expect(readRequest(Buffer.from('{'))).toBeUndefined();
		expect(readRequest(Buffer.from('{"kind":"adopt","to":"a","nonce":"n"}'))).toBeUndefined();
		expect(readRequest(Buffer.from('{"kind":"steal","to":"a","nonce":"n"}'))).toBeUndefined();
	});
});

describe('answers of triggers', () => {
	const body = Buffer.from('{"onward":"reached"}');

	it('belong to one request', () => {
		const header = signAnswer(body, SECRET, 'one');
		expect(checkAnswer({ header, body }, SECRET, 'one')).toBe('valid');
		expect(checkAnswer({ header, body }, SECRET, 'two')).toBe('wrong');
		expect(checkAnswer({ header, body: Buffer.from('{}') }, SECRET, 'one')).toBe('wrong');
		expect(checkAnswer({ header: undefined, body }, SECRET, 'one')).toBe('missing');
	});

	it('cannot be made from a request or the other way round', () => {
		const [, request] = signRequest(body, SECRET, NOW).split(',');
		expect(checkAnswer({ header: request, body }, SECRET, '')).toBe('wrong');
		expect(verdictOf(body, `t=${NOW / 1000},${signAnswer(body, SECRET, '')}`)).toBe('wrong');
	});
});
