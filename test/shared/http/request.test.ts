import { inspect } from 'node:util';
import type { Platform } from '../../../nodes/shared/contract/platform';
import { processBudget } from '../../../nodes/shared/http/budget';
import { failureOf } from '../../../nodes/shared/http/failure';
import type { RequestSpec } from '../../../nodes/shared/http/request';
import { request } from '../../../nodes/shared/http/request';
import { toServerTime } from '../../../nodes/shared/http/serverClock';
import type { FakeAnswer, FakeOptions, SentRequest } from '../../support/fakeN8n';
import { brokenConnection, fakeN8n } from '../../support/fakeN8n';
import { pauses, startClock } from '../../support/virtualTime';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.requireActual<{ passTime: unknown }>('../../support/virtualTime').passTime,
}));

const NOW = Date.parse('2026-11-20T10:00:00Z');
const TOKEN = 'EAABsecret-token-0123456789';

const PLATFORM: Platform = {
	id: 'net',
	title: 'Net',
	api: { name: 'Net API', version: 'v1' },
	failures: [{ code: 7, kind: 'content-rejected', happened: 'Bad text', advice: 'Change it.' }],
	readError: ({ status, body }) =>
		status >= 400 ? { message: 'refused', code: (body as { code?: number })?.code } : undefined,
	readUsage: ({ headers }) =>
		headers['x-usage']
			? [{ bucket: 'page', percentUsed: Number(headers['x-usage']), blockedForSeconds: 0 }]
			: [],
	refreshOnStatus: [],
};

const spec = (facts: Partial<RequestSpec> = {}): RequestSpec => ({
	method: 'POST',
	url: 'https://api.example.com/feed',
	auth: { kind: 'header', value: `Bearer ${TOKEN}` },
	...facts,
});

/** Answers in turn; the last one again and again. */
function network(answers: FakeAnswer[], more: FakeOptions = {}, platform = PLATFORM) {
	let count = 0;
	const fake = fakeN8n({
		...more,
		answer: () => answers[Math.min(count++, answers.length - 1)],
	});
	return {
		...fake,
		send: async (facts: Partial<RequestSpec> = {}) => await request(fake.n8n, platform, spec(facts)),
		refused: async (facts: Partial<RequestSpec> = {}) => {
			const error: unknown = await request(fake.n8n, platform, spec(facts)).then(
				() => undefined,
				(thrown: unknown) => thrown,
			);
			return { error, failure: failureOf(error) };
		},
	};
}

beforeEach(() => {
	processBudget.clear();
	startClock(NOW);
});
afterEach(() => jest.restoreAllMocks());

describe('what is sent', () => {
	it('never lets credentials follow to another origin, and asks for the status itself', async () => {
		const { send, requests } = network([{ body: { ok: true } }]);
		expect(await send({ headers: { 'X-A': '1' } })).toEqual({ status: 200, headers: {}, body: { ok: true } });
		expect(requests[0]).toMatchObject({
			method: 'POST',
			headers: { Authorization: `Bearer ${TOKEN}`, 'X-A': '1' },
			sendCredentialsOnCrossOriginRedirect: false,
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
			json: true,
			timeout: 60_000,
		});
	});

	it('signs with a credential through n8n, and with nothing where nothing is asked for', async () => {
		const { send, requests } = network([{}]);
		await send({ auth: { kind: 'credential', type: 'someApi' } });
		await send({ auth: { kind: 'none' } });
		expect(requests.map(({ credentialType, headers }) => [credentialType, headers])).toEqual([
			['someApi', {}],
			[undefined, {}],
		]);
	});

	it('follows no redirect with a stream, and gives raw text where it is asked for', async () => {
		const { send, requests } = network([{}]);
		await send({ streamed: true });
		await send({ asText: true });
		expect(requests[0].disableFollowRedirect).toBe(true);
		expect(requests[1]).toMatchObject({ encoding: 'text', disableFollowRedirect: false });
		expect(requests[1].json).toBeUndefined();
	});

	it('lets n8n renew the token on the statuses that mean so', async () => {
		const { send, requests } = network([{}], {}, { ...PLATFORM, refreshOnStatus: [401] });
		await send();
		expect(requests[0].ignoreHttpStatusErrors).toEqual({ ignore: true, except: [401] });
	});
});

describe('what is repeated', () => {
	const cut = () => brokenConnection('ECONNRESET');

	it('sends a reading call again after a lost answer and after a 503', async () => {
		const { send, requests } = network([cut(), { status: 503 }, { body: 1 }]);
		expect((await send({ method: 'GET' })).body).toBe(1);
		expect(requests).toHaveLength(3);
		expect(pauses).toHaveLength(2);
	});

	it.each<[string, () => FakeAnswer]>([
		['a lost answer', cut],
		['a 500', () => ({ status: 500 })],
	])('sends a writing call once, whatever became of it, after %s', async (_, fault) => {
		const { refused, requests } = network([fault(), { body: 1 }]);
		expect((await refused()).failure).toMatchObject({
			kind: 'temporarily-unavailable',
			effect: 'unknown',
		});
		expect(requests).toHaveLength(1);
	});

	it('sends a repeatable writing call again', async () => {
		const { send, requests } = network([cut(), { body: 1 }]);
		await send({ repeatable: true });
		expect(requests).toHaveLength(2);
	});

	it('sends a writing call again when it cannot have arrived', async () => {
		const { send, requests } = network([brokenConnection('ECONNREFUSED'), { status: 429 }, {}]);
		await send({ maxWaitMs: 120_000 });
		expect(requests).toHaveLength(3);
	});

	it('never sends a stream twice', async () => {
		const { refused, requests } = network([{ status: 429, headers: { 'Retry-After': '1' } }, {}]);
		expect((await refused({ streamed: true, repeatable: true })).failure?.kind).toBe('rate-limited');
		expect(requests).toHaveLength(1);
		expect(pauses).toEqual([]);
	});

	it('takes a refusal of the content for an answer', async () => {
		const { refused, requests } = network([{ status: 400, body: { code: 7 } }]);
		expect((await refused({ method: 'GET' })).failure).toMatchObject({
			kind: 'content-rejected',
			effect: 'none',
			code: '7',
		});
		expect(requests).toHaveLength(1);
	});

	it('gives up after four tries with the last failure', async () => {
		const { refused, requests } = network([{ status: 503 }]);
		expect((await refused({ method: 'GET' })).failure?.httpStatus).toBe(503);
		expect(requests).toHaveLength(4);
	});
});

describe('what is waited for', () => {
	it("waits as long as the network's Retry-After says and not a second more", async () => {
		const { send } = network([{ status: 429, headers: { 'Retry-After': '5', 'X-Usage': '100' } }, {}]);
		await send({ buckets: ['page'] });
		expect(pauses).toEqual([5000]);
	});

	it('fails with the time of another try when that is beyond the longest wait', async () => {
		const { refused, requests } = network([{ status: 429, headers: { 'Retry-After': '61' } }]);
		expect((await refused()).failure).toMatchObject({
			kind: 'rate-limited',
			retryAt: '2026-11-20T10:01:01.000Z',
		});
		expect(requests).toHaveLength(1);
		expect(pauses).toEqual([]);
	});

	it('counts all waits of a call together', async () => {
		const wait = { status: 429, headers: { 'Retry-After': '40' } };
		const { refused, requests } = network([wait, wait, {}]);
		expect((await refused()).failure?.retryAt).toBe('2026-11-20T10:01:20.000Z');
		expect(requests).toHaveLength(2);
		expect(pauses).toEqual([40_000]);
	});

	it('slows down before the limit, from what earlier answers said', async () => {
		const { send } = network([{ headers: { 'X-Usage': '90' } }]);
		await send({ buckets: ['page'] });
		await send({ buckets: ['page'] });
		await send({ buckets: ['other'] });
		expect(pauses).toEqual([6000]);
	});

	it('sends nothing while a bucket is blocked for longer than the call may wait', async () => {
		const { refused, requests } = network([{ status: 429, headers: { 'Retry-After': '600' } }]);
		await refused({ buckets: ['page'] });
		const second = await refused({ buckets: ['page'] });
		expect(second.failure).toMatchObject({
			kind: 'rate-limited',
			effect: 'none',
			retryAt: '2026-11-20T10:10:00.000Z',
		});
		expect(requests).toHaveLength(1);
	});

	it('slows down no longer than the call may wait, and then sends', async () => {
		const { send, requests } = network([{ headers: { 'X-Usage': '100' } }]);
		await send({ buckets: ['page'] });
		await send({ buckets: ['page'], maxWaitMs: 3000 });
		await send({ buckets: ['page'], maxWaitMs: 0 });
		expect(requests).toHaveLength(3);
		expect(pauses.filter((ms) => ms > 0)).toEqual([3000]);
	});
});

describe('what is learned', () => {
	it("learns the network's clock from answers and refusals alike", async () => {
		const { send, refused } = network([
			{ headers: { Date: 'Fri, 20 Nov 2026 10:00:10 GMT' } },
			{ status: 400, body: { code: 7 }, headers: { date: 'Fri, 20 Nov 2026 10:00:20 GMT' } },
		]);
		await send();
		expect(toServerTime('net', NOW)).toBe(NOW + 10_000);
		await refused();
		expect(toServerTime('net', NOW)).toBe(NOW + 20_000);
	});

	it.each(['header', 'credential'] as const)(
		'reads a refusal that n8n has thrown, with %s',
		async (kind) => {
			const platform = { ...PLATFORM, refreshOnStatus: [401] };
			const { refused } = network([{ status: 401, body: {} }], {}, platform);
			const auth = kind === 'header' ? spec().auth : { kind, type: 'someApi' };
			expect((await refused({ auth })).failure).toMatchObject({
				kind: 'credential-invalid',
				httpStatus: 401,
			});
		},
	);
});

describe('what errors contain', () => {
	/** Everything that n8n could store of an error, also what JSON would leave out. */
	const everythingOf = (error: unknown) =>
		inspect(error, { depth: Infinity, showHidden: true, getters: true }) + JSON.stringify(error);

	const faults: Array<[string, (request: SentRequest) => FakeAnswer]> = [
		['a broken connection', (sent) => brokenConnection('ECONNRESET', sent)],
		['a refused connection', (sent) => brokenConnection('ECONNREFUSED', sent)],
		['a refusal', () => ({ status: 400, body: { code: 7 } })],
		['an unknown status', () => ({ status: 418 })],
		['a server failure', () => ({ status: 500 })],
	];

	it.each(faults)('keeps the token out of the error after %s', async (_, fault) => {
		for (const kind of ['header', 'credential'] as const) {
			const signed = (sent: SentRequest): SentRequest => ({
				...sent,
				headers: { Authorization: `Bearer ${TOKEN}` },
			});
			const fake = fakeN8n({ answer: (sent) => fault(signed(sent)) });
			const auth = kind === 'header' ? spec().auth : { kind, type: 'someApi' };
			const qs = { appsecret_proof: TOKEN };
			const error: unknown = await request(fake.n8n, PLATFORM, spec({ auth, qs })).catch(
				(thrown: unknown) => thrown,
			);
			expect(failureOf(error)).toBeDefined();
			expect(everythingOf(error)).not.toContain(TOKEN);
		}
	});

	it('keeps the token out of the error when the network repeats it in its message', async () => {
		const platform: Platform = {
			...PLATFORM,
			readError: () => ({ message: `Malformed access token ${TOKEN}`, code: 1 }),
		};
		const { refused } = network([{ status: 400 }], {}, platform);
		expect(everythingOf((await refused()).error)).not.toContain(TOKEN);
	});
});
