import { GRAPH_DIALECT } from '../../nodes/Meta/dialect';
import type { Answer } from '../../nodes/shared/contract/platform';

const answer = (body: unknown, facts: Partial<Answer> = {}): Answer => ({
	status: 400,
	headers: {},
	body,
	...facts,
});

const { readError, readUsage } = GRAPH_DIALECT;

describe('readError', () => {
	it('reads the envelope of Graph', () => {
		const error = {
			message: '(#100) Invalid parameter',
			type: 'OAuthException',
			code: 100,
			error_subcode: 33,
			is_transient: true,
			error_data: { start_offset: '4' },
			fbtrace_id: 'T1',
		};
		expect(readError(answer({ error }))).toEqual({
			message: '(#100) Invalid parameter',
			code: 100,
			subcode: 33,
			transient: true,
			traceId: 'T1',
			details: { start_offset: '4' },
			retryAfterSeconds: undefined,
		});
	});

	it('prefers the sentence that is meant for people', () => {
		const error = { message: 'x', error_user_msg: 'Your photo is too large.', code: 100 };
		expect(readError(answer({ error }))?.message).toBe('Your photo is too large.');
	});

	it('takes an envelope for a refusal whatever the status, and one that came as text', () => {
		const error = { message: 'x', code: 1 };
		expect(readError(answer({ error }, { status: 200 }))?.code).toBe(1);
		expect(readError(answer(JSON.stringify({ error })))?.code).toBe(1);
	});

	it('reads the envelope of rupload', () => {
		const debug_info = { type: 'OffsetInvalidError', message: 'wrong offset', retriable: true };
		expect(readError(answer({ debug_info }))).toEqual({
			message: 'wrong offset',
			code: 'OffsetInvalidError',
			transient: true,
		});
		expect(readError(answer({ debug_info }, { status: 200 }))).toBeUndefined();
	});

	it.each([['<html>Bad gateway</html>'], [''], [undefined], [null], [{ data: [] }]])(
		'has the status alone for the body %j',
		(body) => {
			expect(readError(answer(body, { status: 502 }))).toEqual({ message: 'HTTP 502' });
			expect(readError(answer(body, { status: 200 }))).toBeUndefined();
		},
	);

	it('reads minutes until calls are accepted again as seconds, the longest of all', () => {
		const usage = {
			'7': [
				{ type: 'pages', call_count: 100, estimated_time_to_regain_access: 3 },
				{ type: 'pages', call_count: 100, estimated_time_to_regain_access: 12 },
			],
		};
		const headers = { 'x-business-use-case-usage': JSON.stringify(usage) };
		const error = { message: 'x', code: 80001 };
		expect(readError(answer({ error }, { headers }))?.retryAfterSeconds).toBe(720);
	});
});

describe('readError, of what Graph does not document', () => {
	it.each([
		[{ message: { text: 'no' }, code: {}, error_subcode: [1], fbtrace_id: 4 }, 'no message'],
		[{ message: 17, error_user_msg: null, is_transient: 'yes', error_data: 'none' }, '17'],
		[[], 'no message'],
	])('takes %j as an error with texts', (error, message) => {
		const facts = readError(answer({ error }, { status: 400 }));
		expect(facts).toMatchObject({ message });
		expect(['string', 'number', 'undefined']).toContain(typeof facts?.code);
		expect(['string', 'undefined']).toContain(typeof facts?.traceId);
	});
});

describe('readUsage', () => {
	it('reads all three headers: the highest of the percentages, minutes as seconds', () => {
		const headers = {
			'x-app-usage': '{"call_count":10,"total_time":60,"total_cputime":5}',
			'x-page-usage': '{"call_count":81}',
			'x-business-use-case-usage':
				'{"77":[{"type":"pages","call_count":1,"total_cputime":2,"total_time":3,"estimated_time_to_regain_access":5}]}',
		};
		expect(readUsage(answer({}, { headers }))).toEqual([
			{ bucket: 'app', percentUsed: 60, blockedForSeconds: 0 },
			{ bucket: 'page', percentUsed: 81, blockedForSeconds: 0 },
			{ bucket: 'pages:77', percentUsed: 3, blockedForSeconds: 300 },
		]);
	});

	it.each([
		{},
		{ 'x-app-usage': '' },
		{ 'x-app-usage': 'none' },
		{ 'x-app-usage': '[1]' },
		{ 'x-business-use-case-usage': '{"77":{"type":"pages"},"78":[null],"79":5}' },
	])(
		'reads nothing from %j',
		(headers) => {
			expect(readUsage(answer({}, { headers: headers as Record<string, string> }))).toEqual([]);
		},
	);
});
