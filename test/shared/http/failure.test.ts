import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { ErrorFacts, Failure, FailureRow } from '../../../nodes/shared/contract/failure';
import type { Answer, Platform } from '../../../nodes/shared/contract/platform';
import { failureFromAnswer, failureFromConnection } from '../../../nodes/shared/http/readFailure';
import { failureOf, inputError, toNodeError } from '../../../nodes/shared/http/failure';
import { NODE } from '../../support/fakeN8n';

const NOW = Date.parse('2026-11-20T10:00:00Z');
const later = (seconds: number) => new Date(NOW + seconds * 1000).toISOString();

const platformWith = (failures: FailureRow[]): Platform => ({
	id: 'x',
	title: 'Net',
	api: { name: 'Net API', version: 'v1' },
	failures,
	readError: () => undefined,
	readUsage: () => [],
	refreshOnStatus: [],
});

const answer = (status: number, headers: Record<string, string> = {}): Answer => ({
	status,
	headers,
	body: {},
});

const meaning = (status: number, facts: Partial<ErrorFacts> = {}, rows: FailureRow[] = []) =>
	failureFromAnswer(platformWith(rows), answer(status), { message: 'no', ...facts }, NOW);

const someFailure: Failure = {
	kind: 'bug',
	happened: 'It broke',
	advice: 'Fix it.',
	effect: 'none',
};

describe('failureFromAnswer', () => {
	const rows: FailureRow[] = [
		{ code: 5, subcode: [7, 8], kind: 'not-found', advice: 'A.' },
		{ code: [5, 'five'], kind: 'content-rejected', advice: 'B.', happened: 'Five' },
		{ code: (code) => code >= 10 && code < 20, kind: 'permission-missing', advice: 'C.' },
		{ httpStatus: [409, 410], kind: 'account-restricted', advice: 'D.' },
		{ message: /quota/i, kind: 'quota-exhausted', advice: 'E.', retryAfterSeconds: 3600 },
		{ code: 30, kind: 'temporarily-unavailable', effect: 'none', advice: 'F.' },
	];

	it.each<[number, Partial<ErrorFacts>, string]>([
		[400, { code: 5, subcode: 7 }, 'A.'],
		[400, { code: 5, subcode: '8' }, 'A.'],
		[400, { code: 5, subcode: 9 }, 'B.'],
		[400, { code: '5' }, 'B.'],
		[400, { code: 'five' }, 'B.'],
		[400, { code: 15 }, 'C.'],
		[409, { code: 99 }, 'D.'],
		[400, { message: 'Your QUOTA is used up' }, 'E.'],
	])('takes the first row that fits: status %i, %j', (status, facts, advice) => {
		expect(meaning(status, facts, rows).advice).toBe(advice);
	});

	it.each<[number, Partial<ErrorFacts>, string]>([
		[400, { code: 41 }, 'Either.'],
		[400, { code: '42' }, 'Either.'],
		[400, { code: 100, subcode: 41 }, 'Either.'],
		[400, { code: 100, subcode: '42' }, 'Either.'],
		[409, { code: 43 }, 'With a status.'],
		[400, { code: 43 }, 'Any other.'],
		[400, { code: 100 }, 'Any other.'],
		[400, { subcode: 4142 }, 'Any other.'],
		[400, {}, 'Any other.'],
	])(
		'takes a number for code or subcode where a row allows it: %i, %j',
		(status, facts, advice) => {
			const either: FailureRow[] = [
				{ anyCode: [41, 42], kind: 'not-found', advice: 'Either.' },
				{ anyCode: [43], httpStatus: 409, kind: 'not-found', advice: 'With a status.' },
				{ kind: 'bug', advice: 'Any other.' },
			];
			expect(meaning(status, facts, either).advice).toBe(advice);
		},
	);

	it('says which budgets a limit has used up, where the row does', () => {
		const limits: FailureRow[] = [
			{ code: 4, kind: 'rate-limited', advice: 'Wait.', blocks: 'app' },
			{ code: 5, kind: 'rate-limited', advice: 'Wait.' },
		];
		expect(meaning(400, { code: 4 }, limits).blocks).toBe('app');
		expect(meaning(400, { code: 5 }, limits)).not.toHaveProperty('blocks');
	});

	it.each<[number, Partial<ErrorFacts>, string, string]>([
		[429, {}, 'rate-limited', 'none'],
		[500, {}, 'temporarily-unavailable', 'unknown'],
		[503, {}, 'temporarily-unavailable', 'unknown'],
		[400, { transient: true }, 'temporarily-unavailable', 'unknown'],
		[401, {}, 'credential-invalid', 'none'],
		[402, {}, 'payment-required', 'none'],
		[403, {}, 'permission-missing', 'none'],
		[404, {}, 'not-found', 'none'],
		[418, {}, 'bug', 'none'],
	])('judges by status %i %j where no row fits: %s, effect %s', (status, facts, kind, effect) => {
		expect(meaning(status, facts)).toMatchObject({ kind, effect, httpStatus: status });
	});

	it("believes the network that a content's refusal is passing", () => {
		expect(meaning(400, { code: 5, transient: true }, rows)).toMatchObject({
			kind: 'temporarily-unavailable',
			effect: 'unknown',
		});
	});

	it('keeps the meaning of other rows though the network calls them passing', () => {
		expect(meaning(400, { code: 15, transient: true }, rows).kind).toBe('permission-missing');
	});

	it("says what happened in the row's words, else in the network's", () => {
		expect(meaning(400, { code: 5 }, rows).happened).toBe('Five');
		expect(meaning(418, { message: 'I am a teapot' }).happened).toBe('Net answered: I am a teapot');
	});

	it("carries the network's code, trace id and details", () => {
		const facts = { code: 5, subcode: 7, traceId: 'T1', details: { start_offset: '4' } };
		expect(meaning(400, facts, rows)).toMatchObject({
			code: '5/7',
			traceId: 'T1',
			details: { start_offset: '4' },
		});
	});

	it('leaves out what it does not know', () => {
		expect(Object.keys(meaning(418)).sort()).toEqual([
			'advice',
			'effect',
			'happened',
			'httpStatus',
			'kind',
		]);
	});

	it.each<[Record<string, string>, Partial<ErrorFacts>, string]>([
		[{}, {}, later(60)],
		[{ 'retry-after': '7' }, {}, later(7)],
		[{ 'retry-after': 'Fri, 20 Nov 2026 10:02:00 GMT' }, {}, later(120)],
		[{ 'retry-after': 'Fri, 20 Nov 2026 09:00:00 GMT' }, {}, later(0)],
		[{ 'retry-after': 'soon' }, {}, later(60)],
		[{ 'retry-after': '7' }, { retryAfterSeconds: 300 }, later(300)],
		// No network asks for years: such a number is a mistake on the way.
		[{ 'retry-after': '1e21' }, {}, later(366 * 24 * 3600)],
	])('names the time of another try: %j %j', (headers, facts, retryAt) => {
		const failure = failureFromAnswer(
			platformWith([]),
			answer(429, headers),
			{ message: 'no', ...facts },
			NOW,
		);
		expect(failure.retryAt).toBe(retryAt);
	});
});

describe('failureFromConnection', () => {
	it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'CERT_HAS_EXPIRED'])(
		'knows that nothing was sent after %s',
		(code) => {
			const error = Object.assign(new Error('x'), { code });
			expect(failureFromConnection(platformWith([]), error)).toMatchObject({
				effect: 'none',
				code,
			});
		},
	);

	it.each(['ECONNRESET', 'ETIMEDOUT', 'ECONNABORTED', 'EPIPE', 'ERR_BAD_RESPONSE'])(
		'does not know what became of the call after %s',
		(code) => {
			const error = Object.assign(new Error('x'), { code });
			expect(failureFromConnection(platformWith([]), error)).toMatchObject({
				kind: 'temporarily-unavailable',
				effect: 'unknown',
			});
		},
	);

	it('finds the code in the cause of an error of n8n', () => {
		const cause = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
		const wrapped = new NodeApiError(NODE, cause as never);
		expect(failureFromConnection(platformWith([]), wrapped).effect).toBe('none');
	});

	it.each([undefined, null, 'text', new Error('x')])(
		'takes anything that is thrown: %p',
		(error) => {
			expect(failureFromConnection(platformWith([]), error).effect).toBe('unknown');
		},
	);
});

describe('toNodeError', () => {
	it('tells what happened, what to do and what support needs', () => {
		const error = toNodeError(
			NODE,
			{ ...someFailure, code: '1/2', traceId: 'T', retryAt: later(5), httpStatus: 503 },
			3,
		);
		expect(error.message).toBe('It broke');
		expect(error.description).toBe(
			'Fix it. (code 1/2, trace id T, try again after 2026-11-20T10:00:05.000Z)',
		);
		expect(error.httpCode).toBe('503');
		expect(error.context.itemIndex).toBe(3);
	});

	it.each([
		'pageAccessToken is missing',
		'approvePermissions was refused',
		'ENOENT',
		'a GetAddrInfo',
	])('keeps a sentence that contains a code of Node: %s', (happened) => {
		const error = toNodeError(NODE, { ...someFailure, happened, httpStatus: 400 });
		expect(error.message).toBe(happened);
		expect(error.description).toBe('Fix it.');
	});

	it.each<[Failure['kind'], object | undefined]>([
		['rate-limited', { cause: 'rate-limited', resetsAtEpochMs: NOW + 5000 }],
		['quota-exhausted', { cause: 'quota-exhausted', resetsAtEpochMs: NOW + 5000 }],
		['temporarily-unavailable', { cause: 'temporarily-unavailable', resetsAtEpochMs: NOW + 5000 }],
		['credential-invalid', { cause: 'credential-invalid' }],
		['permission-missing', { cause: 'credential-invalid' }],
		['account-restricted', { cause: 'configuration-invalid' }],
		['content-rejected', { cause: 'configuration-invalid' }],
		['not-found', { cause: 'configuration-invalid' }],
		['bug', { cause: 'node-defect' }],
		['outcome-unknown', undefined],
		['payment-required', undefined],
	])('declares %s to n8n', (kind, declared) => {
		const error = toNodeError(NODE, { ...someFailure, kind, retryAt: later(5) });
		expect(error.failure).toEqual(declared);
	});

	it('gives the failure back', () => {
		expect(failureOf(toNodeError(NODE, someFailure))).toEqual(someFailure);
	});
});

describe('failureOf', () => {
	it('knows no failure of errors that did not come from a call', () => {
		expect(failureOf(new Error('x'))).toBeUndefined();
		expect(failureOf(new NodeOperationError(NODE, 'x'))).toBeUndefined();
		expect(failureOf(undefined)).toBeUndefined();
	});
});

describe('inputError', () => {
	it('says that nothing was sent and what to change', () => {
		const error = inputError(NODE, { field: 'Text', happened: 'No text', fix: 'Give one.' }, 2);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.message).toBe('No text');
		expect(error.description).toBe('Give one.');
		expect(error.context.itemIndex).toBe(2);
		expect(failureOf(error)).toMatchObject({
			kind: 'content-rejected',
			effect: 'none',
			field: 'Text',
		});
	});

	it('keeps a sentence that quotes a code of Node from the input', () => {
		const happened = "'eacces.jpg' is not a web address";
		expect(inputError(NODE, { field: 'Link', happened, fix: 'Change it.' }).message).toBe(happened);
	});
});
