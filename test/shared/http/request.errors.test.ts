import type { Platform } from '../../../nodes/shared/contract/platform';
import { processBudget } from '../../../nodes/shared/http/budget';
import { failureOf } from '../../../nodes/shared/http/failure';
import { request } from '../../../nodes/shared/http/request';
import type { FakeAnswer, SentRequest } from '../../support/fakeN8n';
import { brokenConnection, fakeN8n } from '../../support/fakeN8n';
import { startClock } from '../../support/virtualTime';
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

/** Everything that n8n could store of an error, also what JSON would leave out. */
function everythingOf(value: unknown, seen = new Set<unknown>()): string {
	if (typeof value !== 'object' || value === null) return String(value);
	if (seen.has(value)) return '';
	seen.add(value);
	const own = Object.getOwnPropertyNames(value).map(
		(name) => (value as Record<string, unknown>)[name],
	);
	return own.map((each) => everythingOf(each, seen)).join('\n');
}

describe('what errors contain', () => {
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
				headers: { Authorization: `Bearer ${SIGNATURE}` },
			});
			const fake = fakeN8n({ answer: (sent) => fault(signed(sent)) });
			const auth = kind === 'header' ? spec().auth : { kind, type: 'someApi' };
			const qs = { appsecret_proof: SIGNATURE };
			const error: unknown = await request(fake.n8n, PLATFORM, spec({ auth, qs })).catch(
				(thrown: unknown) => thrown,
			);
			expect(failureOf(error)).toBeDefined();
			expect(everythingOf(error)).not.toContain(SIGNATURE);
		}
	});

	it('keeps the token out of the error when the network repeats it in its message', async () => {
		const platform: Platform = {
			...PLATFORM,
			readError: () => ({ message: `Malformed access token ${SIGNATURE}`, code: 1 }),
		};
		const { refused } = network([{ status: 400 }], platform);
		expect(everythingOf((await refused()).error)).not.toContain(SIGNATURE);
	});

	it('keeps all secrets of the call out of it, also those that n8n has signed with', async () => {
		const platform: Platform = {
			...PLATFORM,
			readError: () => ({ message: 'Token T-1 of the app with A-1 and again T-1', code: 1 }),
		};
		const { refused } = network([{ status: 400 }], platform);
		const auth = { kind: 'credential', type: 'someApi' } as const;
		const { error, failure } = await refused({ auth, secrets: ['T-1', 'A-1'] });
		expect(failure?.happened).toBe('Net answered: Token … of the app with … and again …');
		expect(everythingOf(error)).not.toMatch(/[TA]-1/);
	});
});
