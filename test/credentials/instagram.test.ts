import type { IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { SocialOpsInstagramLoginApi } from '../../credentials/SocialOpsInstagramLoginApi.credentials';
import { evaluate } from './expression';

const NOW = Date.parse('2026-11-20T10:00:00Z');
const DAY = 86_400_000;
const credential = new SocialOpsInstagramLoginApi();
const state = credential.properties.find(({ name }) => name === 'state');

async function renew(answer: object | Error, data: Record<string, unknown> = {}) {
	const sent: IHttpRequestOptions[] = [];
	const helper = {
		helpers: {
			httpRequest: async (options: IHttpRequestOptions) => {
				sent.push(options);
				if (answer instanceof Error) throw answer;
				return answer;
			},
		},
	} as unknown as IHttpRequestHelper;
	const stored = await credential.preAuthentication.call(helper, {
		accessToken: 'IGAAold',
		expiresAt: 0,
		...data,
	} as never);
	return { stored, sent };
}

beforeEach(() => void jest.spyOn(Date, 'now').mockReturnValue(NOW));
afterEach(() => jest.restoreAllMocks());

it('is due at first use, and n8n can tell by an empty field', () => {
	expect(state?.typeOptions?.expirable).toBe(true);
	expect(evaluate(state?.default, { renewAt: 0 })).toBe('');
	expect(evaluate(state?.default, { renewAt: Date.now() - 1 })).toBe('');
	expect(evaluate(state?.default, { renewAt: Number.MAX_SAFE_INTEGER })).toBe('fresh');
});

it('stores the new token, its end and the time of the next renewal, and is armed again', async () => {
	const { stored, sent } = await renew({ access_token: 'IGAAnew', expires_in: 60 * 86_400 });
	expect(sent[0]).toMatchObject({
		method: 'GET',
		url: 'https://graph.instagram.com/refresh_access_token',
		qs: { grant_type: 'ig_refresh_token', access_token: 'IGAAold' },
	});
	expect(stored).toEqual({
		accessToken: 'IGAAnew',
		expiresAt: NOW + 60 * DAY,
		renewAt: NOW + 50 * DAY,
		state: state?.default,
	});
});

it('goes on with a token that is too young to be renewed, and tries again a day later', async () => {
	const refusal = new Error('code 100: …access_token=IGAAold…');
	const { stored } = await renew(refusal, { expiresAt: NOW + 5 * DAY });
	// Neither token nor end: what another process may have stored meanwhile stays.
	expect(stored).toEqual({ renewAt: NOW + 25 * 3_600_000, state: state?.default });
});

it('does not take an answer without a token for a renewal', async () => {
	expect((await renew({ expires_in: 5 })).stored).not.toHaveProperty('accessToken');
});

it('sends the token in a header', async () => {
	const request = await credential.authenticate(
		{ accessToken: 'IGAA' },
		{ url: 'https://graph.instagram.com/v26.0/me' },
	);
	expect(request).toEqual({
		url: 'https://graph.instagram.com/v26.0/me',
		headers: { Authorization: 'Bearer IGAA' },
	});
});
