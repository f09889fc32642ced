import { failureFromAnswer } from '../../nodes/shared/http/readFailure';
import type { Failure } from '../../nodes/shared/contract/failure';
import { readXError, readXUsage } from '../../nodes/X/dialect';
import { MEDIA_UNUSABLE } from '../../nodes/X/failures';
import { X } from '../../nodes/X/platform';

const NOW = Date.parse('2026-11-20T10:00:00Z');
const DATE = { date: 'Fri, 20 Nov 2026 10:00:00 GMT' };
const seconds = (time: string) => String(Date.parse(time) / 1000);

const window = (name: string, limit: number, remaining: number, reset: string) => ({
	[`${name}-limit`]: String(limit),
	[`${name}-remaining`]: String(remaining),
	[`${name}-reset`]: seconds(reset),
});

function failureFor(
	status: number,
	body: unknown,
	headers: Record<string, string> = DATE,
): Failure {
	const answer = { status, headers, body };
	const facts = readXError(answer);
	if (!facts) throw new Error('reads as a success');
	return failureFromAnswer(X, answer, facts, NOW);
}

const problem = (status: number, detail: string, name?: string, more: object = {}) => ({
	title: 'Title',
	detail,
	type: name ? `https://api.twitter.com/2/problems/${name}` : 'about:blank',
	status,
	...more,
});

describe('failures of X', () => {
	it.each<[string, number, unknown, Partial<Failure>]>([
		[
			'credits that are used up',
			402,
			problem(402, 'Your enrolled account does not have any credits', 'credits', {
				title: 'CreditsDepleted',
			}),
			{ kind: 'payment-required', effect: 'none', code: 'credits' },
		],
		[
			'a duplicate',
			403,
			problem(403, 'You are not allowed to create a Tweet with duplicate content.'),
			{ kind: 'content-rejected', duplicate: true },
		],
		[
			'a reply that was not asked for',
			403,
			problem(
				403,
				'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.',
			),
			{ kind: 'account-restricted', effect: 'none' },
		],
		[
			'two cashtags',
			403,
			problem(403, 'Posts may have a maximum of one cashtag.'),
			{ kind: 'content-rejected', happened: 'The text has more than one cashtag' },
		],
		[
			'a quote',
			403,
			problem(403, 'Quote posts are not available on your plan.'),
			{ kind: 'account-restricted', happened: 'X does not let this app quote posts' },
		],
		[
			'a feature of Premium',
			403,
			problem(403, 'Your account is not permitted to access this feature.'),
			{ kind: 'account-restricted', happened: 'The X account may not use this feature' },
		],
		[
			'a blocked URL',
			403,
			problem(403, 'The Tweet contains an invalid URL.'),
			{ kind: 'content-rejected', happened: 'X does not take a URL in the text' },
		],
		[
			'a refusal without a reason',
			403,
			problem(403, 'You are not permitted to perform this action.'),
			{
				kind: 'account-restricted',
				happened: 'X answered: You are not permitted to perform this action.',
			},
		],
		[
			'media that are not ready',
			400,
			problem(400, 'One or more parameters to your request was invalid.', 'invalid-request', {
				errors: [
					{ parameters: { 'media.media_ids': ['1'] }, message: 'Your media IDs are invalid.' },
				],
			}),
			{ kind: 'content-rejected', code: 'invalid-request' },
		],
		...['The media ID is invalid.', 'Media id 71 was invalid', 'Expired media'].map(
			(detail): [string, number, unknown, Partial<Failure>] => [
				`media of which X says: ${detail}`,
				400,
				problem(400, detail, 'invalid-request'),
				{ kind: 'content-rejected', happened: MEDIA_UNUSABLE },
			],
		),
		['an access that has ended', 401, problem(401, 'Unauthorized'), { kind: 'credential-invalid' }],
		[
			'the wrong kind of access',
			403,
			problem(
				403,
				'Authenticating with OAuth 2.0 Application-Only is forbidden',
				'unsupported-authentication',
			),
			{ kind: 'credential-invalid' },
		],
		[
			'an app without a project',
			403,
			problem(403, 'When authenticating requests …', 'client-forbidden', {
				reason: 'client-not-enrolled',
			}),
			{ kind: 'permission-missing', code: 'client-forbidden/client-not-enrolled' },
		],
		[
			'the plan used up',
			429,
			problem(429, 'Usage cap exceeded: Monthly product cap', 'usage-capped', {
				period: 'Monthly',
			}),
			{ kind: 'quota-exhausted', code: 'usage-capped/Monthly' },
		],
		[
			'a failed check of a webhook',
			400,
			problem(400, 'Bad request', 'invalid-request', {
				errors: [{ message: 'CrcValidationFailed' }],
			}),
			{ kind: 'content-rejected', code: 'invalid-request/CrcValidationFailed' },
		],
		[
			'too many webhooks',
			400,
			{ errors: [{ message: 'WebhookLimitExceeded: limit is 1' }] },
			{ kind: 'account-restricted', code: 'WebhookLimitExceeded' },
		],
		[
			'an older error with a number',
			403,
			{ errors: [{ code: 326, message: 'To protect our users …' }] },
			{ kind: 'account-restricted', code: '326' },
		],
		[
			'an error of the token endpoint',
			400,
			{ error: 'invalid_request', error_description: 'Value passed for the token was invalid.' },
			{ kind: 'credential-invalid', code: 'invalid_request' },
		],
		['a page of a proxy', 502, '<html>Bad gateway</html>', { kind: 'temporarily-unavailable' }],
	])('tells %s', (_, status, body, expected) => {
		expect(failureFor(status, body)).toMatchObject(expected);
	});

	it('knows the same answers as text, and their trace', () => {
		const body = JSON.stringify(problem(404, 'Not found', 'resource-not-found'));
		const failure = failureFor(404, body, { ...DATE, 'x-transaction-id': 'abc123' });
		expect(failure).toMatchObject({ kind: 'not-found', traceId: 'abc123' });
	});

	it('never repeats a token, also one that nobody here knows', () => {
		const token = 'dGhpc2lzYXRva2Vu'.repeat(6);
		const failure = failureFor(400, problem(400, `The token ${token} is wrong`));
		expect(JSON.stringify(failure)).not.toContain(token);
	});

	it('waits for the longest of the windows that are used up, on the clock of X', () => {
		const headers = {
			...DATE,
			...window('x-rate-limit', 100, 0, '2026-11-20T10:10:00Z'),
			...window('x-user-limit-24hour', 300, 0, '2026-11-20T22:00:00Z'),
			...window('x-app-limit-24hour', 10_000, 4, '2026-11-21T09:00:00Z'),
		};
		expect(failureFor(429, problem(429, 'Too Many Requests'), headers)).toMatchObject({
			kind: 'rate-limited',
			retryAt: '2026-11-20T22:00:00.000Z',
		});
	});

	it('does not take the end of a window for the time at which a used-up plan begins anew', () => {
		const headers = { ...DATE, ...window('x-rate-limit', 100, 99, '2026-11-20T10:10:00Z') };
		const capped = problem(429, 'Usage cap exceeded: Monthly product cap', 'usage-capped');
		expect(failureFor(429, capped, headers)).toMatchObject({ kind: 'quota-exhausted' });
		expect(failureFor(429, capped, headers).retryAt).toBeUndefined();
	});

	it('waits for the window that ends first when none says that it is used up', () => {
		const headers = {
			...DATE,
			...window('x-rate-limit', 100, 5, '2026-11-20T10:10:00Z'),
			...window('x-app-limit-24hour', 10_000, 4, '2026-11-21T09:00:00Z'),
		};
		expect(failureFor(429, problem(429, 'Too Many Requests'), headers).retryAt).toBe(
			'2026-11-20T10:10:00.000Z',
		);
	});
});

describe('readXError, of what X does not document', () => {
	it.each([
		[{ title: { text: 'no' }, type: 5, reason: [], errors: [null, 'no', { message: 7 }] }, '7'],
		[{ error: 'invalid', error_description: { text: 'no' } }, 'invalid'],
		[{ errors: 'all' }, 'HTTP 400'],
	])('takes %j as an error with texts', (body, message) => {
		const facts = readXError({ status: 400, headers: {}, body });
		expect(facts).toMatchObject({ message });
		expect(['string', 'undefined']).toContain(typeof facts?.code);
	});
});

describe('readXUsage', () => {
	it('gives the share of the window that is used most', () => {
		const headers = {
			...DATE,
			...window('x-rate-limit', 100, 60, '2026-11-20T10:10:00Z'),
			...window('x-user-limit-24hour', 200, 50, '2026-11-21T10:00:00Z'),
		};
		expect(readXUsage({ status: 200, headers, body: '' })).toEqual([
			{ bucket: 'endpoint', percentUsed: 75, blockedForSeconds: 0 },
		]);
	});

	it('is blocked until a used-up window begins anew', () => {
		const headers = { ...DATE, ...window('x-rate-limit', 100, 0, '2026-11-20T10:05:00Z') };
		expect(readXUsage({ status: 201, headers, body: '' })).toEqual([
			{ bucket: 'endpoint', percentUsed: 100, blockedForSeconds: 300 },
		]);
	});

	it('says nothing where X says nothing', () => {
		expect(readXUsage({ status: 200, headers: { 'x-rate-limit-limit': '0' }, body: '' })).toEqual(
			[],
		);
	});
});
