import { processBudget } from '../../../nodes/shared/http/budget';
import { toServerTime } from '../../../nodes/shared/http/serverClock';
import type { FakeAnswer } from '../../support/fakeN8n';
import { brokenConnection } from '../../support/fakeN8n';
import { pauses, startClock } from '../../support/virtualTime';
import { network, NOW, PLATFORM, SIGNATURE, spec } from './support/network';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.requireActual<{ passTime: unknown }>('../../support/virtualTime').passTime,
}));

beforeEach(() => {
	processBudget.clear();
	startClock(NOW);
});
afterEach(() => jest.restoreAllMocks());

describe('what is sent', () => {
	it('never lets credentials follow to another origin, and asks for the status itself', async () => {
		const { send, requests } = network([{ body: { ok: true } }]);
		expect(await send({ headers: { 'X-A': '1' } })).toEqual({
			status: 200,
			headers: {},
			body: { ok: true },
		});
		expect(requests[0]).toMatchObject({
			method: 'POST',
			headers: { Authorization: `Bearer ${SIGNATURE}`, 'X-A': '1' },
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

	it('sends a token that was just read as it is, and lets n8n renew what is refused', async () => {
		const auth = { kind: 'credential', type: 'someApi', token: 'T' } as const;
		const fits = { ...PLATFORM, refreshOnStatus: [401] };
		const good = network([{}], fits);
		await good.send({ auth });
		expect(good.requests.map(({ credentialType }) => credentialType)).toEqual([undefined]);
		expect(good.requests[0].headers).toEqual({ Authorization: 'Bearer T' });
		const expired = network([{ status: 401 }, { body: { ok: true } }], fits);
		expect((await expired.send({ auth })).body).toEqual({ ok: true });
		expect(expired.requests.map(({ credentialType }) => credentialType)).toEqual([
			undefined,
			'someApi',
		]);
		const stream = network([{}], fits);
		await stream.send({ auth, streamed: true });
		expect(stream.requests.map(({ credentialType }) => credentialType)).toEqual(['someApi']);
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
		const { send, requests } = network([{}], { ...PLATFORM, refreshOnStatus: [401] });
		await send({ auth: { kind: 'credential', type: 'someApi' } });
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
		expect((await refused({ streamed: true, repeatable: true })).failure?.kind).toBe(
			'rate-limited',
		);
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

	it.each<[string, () => FakeAnswer]>([
		['a lost answer', cut],
		['a 503', () => ({ status: 503 })],
		['a limit', () => ({ status: 429, headers: { 'Retry-After': '1' } })],
	])(
		'sends nothing more, and waits for nothing, once it is aborted, after %s',
		async (_, fault) => {
			const { refused, requests } = network([fault(), { body: 1 }]);
			const signal = AbortSignal.abort();
			expect((await refused({ method: 'GET', signal })).failure).toBeDefined();
			expect(requests).toHaveLength(1);
			expect(requests[0].abortSignal).toBe(signal);
			expect(pauses).toEqual([]);
		},
	);

	it('sends a call again while it is not aborted', async () => {
		const { send, requests } = network([cut(), { body: 1 }]);
		await send({ method: 'GET', signal: new AbortController().signal });
		expect(requests).toHaveLength(2);
	});

	it('gives up after four tries with the last failure', async () => {
		const { refused, requests } = network([{ status: 503 }]);
		expect((await refused({ method: 'GET' })).failure?.httpStatus).toBe(503);
		expect(requests).toHaveLength(4);
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
			const { refused } = network([{ status: 401, body: {} }], platform);
			const auth = kind === 'header' ? spec().auth : { kind, type: 'someApi' };
			expect((await refused({ auth })).failure).toMatchObject({
				kind: 'credential-invalid',
				httpStatus: 401,
			});
		},
	);
});
