import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { JsonObject } from 'n8n-workflow';
import type { Platform } from '../../../nodes/shared/contract/platform';
import { failureOf } from '../../../nodes/shared/http/failure';
import { failureFromRenewal } from '../../../nodes/shared/http/renewal';
import { request } from '../../../nodes/shared/http/request';
import { brokenConnection, fakeN8n, NODE } from '../../support/fakeN8n';

const PLATFORM: Platform = {
	id: 'net',
	title: 'Net',
	api: { name: 'Net API', version: 'v1' },
	failures: [],
	readError: ({ status }) => (status >= 400 ? { message: `HTTP ${status}` } : undefined),
	readUsage: () => [],
	refreshOnStatus: [401],
};

const RENEWAL = 'grant_type=refresh_token&refresh_token=old';

/** As n8n's OAuth2 client throws them. */
const authError = (name: string) =>
	Object.assign(new Error(name), { code: 'EAUTH', body: { error: name } });
const statusError = (status: number) =>
	Object.assign(new Error(`HTTP status ${status}`), { code: 'ESTATUS', status, body: '' });
const serverError = (data: string) =>
	Object.assign(new Error('Request failed'), { response: { status: 503 }, config: { data } });

/** As n8n wraps what a signed request throws. */
const wrapped = (error: Error) => new NodeApiError(NODE, error as unknown as JsonObject);

describe('failureFromRenewal', () => {
	it.each<[string, Error]>([
		['an OAuth error', authError('invalid_request')],
		['a page of a proxy', statusError(403)],
		['a credential without a token for it', new Error('… no refresh token is available. Please …')],
		[
			"n8n's advice to reconnect",
			new NodeOperationError(NODE, 'The credential "X" needs to be reconnected.'),
		],
	])('calls the credential invalid after %s', (_, error) => {
		expect(failureFromRenewal(PLATFORM, wrapped(error))).toMatchObject({
			kind: 'credential-invalid',
			effect: 'none',
		});
	});

	it.each<[string, Error]>([
		['too many renewals', statusError(429)],
		['a server failure', serverError(RENEWAL)],
		['a broken connection', brokenConnection('ECONNRESET', { url: 'https://x', body: '' })],
	])('lets the call be made again after %s', (_, error) => {
		Object.assign(error, { config: { data: RENEWAL } });
		expect(failureFromRenewal(PLATFORM, wrapped(error))).toMatchObject({
			kind: 'temporarily-unavailable',
			effect: 'none',
		});
	});

	it.each<[string, Error]>([
		['a server failure', serverError('{"text":"Hello"}')],
		['a broken connection', brokenConnection('ECONNRESET')],
		['a refusal', Object.assign(new Error('no'), { response: { status: 401, data: {} } })],
	])('has nothing to say of the call itself: %s', (_, error) => {
		expect(failureFromRenewal(PLATFORM, wrapped(error))).toBeUndefined();
	});
});

describe('request', () => {
	it('takes a call whose access could not be renewed for one without effect', async () => {
		const { n8n } = fakeN8n({ answer: () => authError('invalid_request') });
		const auth = { kind: 'credential', type: 'netOAuth2Api' } as const;
		const spec = { method: 'POST', url: 'https://net.example/posts', auth } as const;
		const error: unknown = await request(n8n, PLATFORM, spec).catch((thrown: unknown) => thrown);
		expect(failureOf(error)).toMatchObject({ kind: 'credential-invalid', effect: 'none' });
	});
});
