import type { IDataObject } from 'n8n-workflow';
import { FACEBOOK } from '../../nodes/Facebook/platform';
import { connectMeta } from '../../nodes/Meta/connection';
import { appSecretProof } from '../../nodes/Meta/proof';
import { failureOf } from '../../nodes/shared/http/failure';
import { collect } from '../../nodes/shared/http/paginate';
import type { FakeAnswer, FakeOptions, SentRequest } from '../support/fakeN8n';
import { fakeN8n } from '../support/fakeN8n';

const TYPE = 'socialOpsFacebookTokenApi';
const DAY = 86_400_000;
let userCount = 0;

/** A token that no other test has used: Page tokens are remembered for the whole process. */
const newUserToken = () => `user-token-${++userCount}`;

const PAGE = { id: '77', name: 'Bakery', access_token: 'page-token' };

async function connect(data: IDataObject, more: FakeOptions = {}) {
	const fake = fakeN8n({
		credentials: { [TYPE]: data },
		answer: ({ url }): FakeAnswer =>
			url.endsWith('/77') ? { body: PAGE } : { body: { id: '1', data: { app_id: '5' } } },
		...more,
	});
	const connection = await connectMeta(fake.n8n, FACEBOOK, { credentialType: TYPE, maxWaitMs: 0 });
	return { ...fake, connection };
}

const tokenCredential = (facts: IDataObject = {}) => ({
	accessToken: newUserToken(),
	tokenType: 'user',
	appId: '5',
	appSecret: 'app-secret',
	...facts,
});

const authOf = ({ headers }: SentRequest) => headers?.Authorization;

describe('the user', () => {
	it('is signed with the token of the credential and the proof of it', async () => {
		const data = tokenCredential();
		const { connection, requests } = await connect(data);
		await connection.user.call({ method: 'GET', path: 'me' });
		expect(authOf(requests[0])).toBe(`Bearer ${data.accessToken}`);
		expect(requests[0].qs).toEqual({
			appsecret_proof: appSecretProof(data.accessToken, 'app-secret'),
		});
	});

	it('proves nothing without an app secret', async () => {
		const { connection, requests } = await connect(tokenCredential({ appSecret: '' }));
		await connection.user.call({ method: 'GET', path: 'me' });
		expect(requests[0].qs).toEqual({});
	});

	it('shows nothing of the token to operations', async () => {
		const data = tokenCredential();
		const { connection } = await connect(data);
		expect(JSON.stringify(connection)).not.toContain(data.accessToken);
		expect(connection.credential).toEqual({
			appId: '5',
			appSecret: 'app-secret',
			isPageToken: false,
		});
	});
});

describe('a Page', () => {
	it('is acted for with its own token and the proof of that token', async () => {
		const data = tokenCredential();
		const { connection, requests } = await connect(data);
		const page = await connection.page('77');
		expect(page).toMatchObject({ id: '77', name: 'Bakery' });
		await page.graph.call({ method: 'POST', path: '77/feed' });
		expect(authOf(requests[0])).toBe(`Bearer ${data.accessToken}`);
		expect(requests[0].qs).toMatchObject({ fields: 'id,name,access_token' });
		expect(authOf(requests[1])).toBe('Bearer page-token');
		expect(requests[1].qs).toEqual({ appsecret_proof: appSecretProof('page-token', 'app-secret') });
	});

	it('uploads with its token in the form that upload hosts want', async () => {
		const { connection, requests } = await connect(tokenCredential());
		const { upload } = await connection.page('77');
		await upload.call({ method: 'POST', path: 'https://rupload.facebook.com/1' });
		expect(authOf(requests[1])).toBe('OAuth page-token');
		expect(requests[1].qs).toEqual({});
	});

	it('is asked for once, by all connections with the same token, and again for another', async () => {
		const data = tokenCredential();
		const first = await connect(data);
		await first.connection.page('77');
		await first.connection.page('77');
		expect(first.requests).toHaveLength(1);
		const second = await connect(data);
		await second.connection.page('77');
		expect(second.requests).toHaveLength(0);
		const other = await connect(tokenCredential());
		await other.connection.page('77');
		expect(other.requests).toHaveLength(1);
	});

	it('is asked for again after an hour', async () => {
		const data = tokenCredential();
		const { connection, requests } = await connect(data);
		await connection.page('77');
		const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 61 * 60_000);
		await connection.page('77');
		clock.mockRestore();
		expect(requests).toHaveLength(2);
	});

	it.each(['call', 'list'] as const)(
		'is asked for again once its token is refused by a %s',
		async (way) => {
			const dead = { status: 400, body: { error: { code: 190, message: 'no' } } };
			const { connection, requests } = await connect(tokenCredential(), {
				answer: ({ url }) => (url.endsWith('/77') ? { body: PAGE } : dead),
			});
			const { graph } = await connection.page('77');
			const refused =
				way === 'call' ? graph.call({ method: 'GET', path: '77/x' }) : collect(graph.list('77/x'));
			await expect(refused).rejects.toThrow('Facebook does not accept the access token');
			await connection.page('77');
			expect(requests.filter(({ url }) => url.endsWith('/77'))).toHaveLength(2);
		},
	);

	it('is refused with advice when the credential may not act for it', async () => {
		const { connection } = await connect(tokenCredential(), {
			answer: () => ({ body: { id: '77', name: 'Bakery' } }),
		});
		const error: unknown = await connection.page('77').catch((thrown: unknown) => thrown);
		expect(failureOf(error)).toMatchObject({
			kind: 'permission-missing',
			effect: 'none',
			field: 'Page',
			happened: 'The credential may not act for the Page 77',
		});
	});

	it('is acted for with the token of the credential where that is the Page token', async () => {
		const data = tokenCredential({ tokenType: 'page' });
		const { connection, requests } = await connect(data);
		const page = await connection.page('77');
		await page.graph.call({ method: 'GET', path: '77/feed' });
		await page.upload.call({ method: 'POST', path: 'https://rupload.facebook.com/1' });
		expect(requests[0].qs).toMatchObject({ fields: 'id,name' });
		expect(authOf(requests[1])).toBe(`Bearer ${data.accessToken}`);
		expect(authOf(requests[2])).toBe(`OAuth ${data.accessToken}`);
	});

	it('is found by its alias, whatever characters that has', async () => {
		const { connection, requests } = await connect(tokenCredential(), {
			answer: () => ({ body: PAGE }),
		});
		expect((await connection.page('brot & butter/x')).id).toBe('77');
		expect(requests[0].url).toMatch(/\/brot%20%26%20butter%2Fx$/);
	});
});

describe('the app', () => {
	it('is signed with its id and secret, and looks into the token', async () => {
		const data = tokenCredential();
		const { connection, requests } = await connect(data);
		expect(await connection.inspectToken()).toEqual({ app_id: '5' });
		expect(authOf(requests[0])).toBe('Bearer 5|app-secret');
		expect(requests[0].qs).toMatchObject({
			input_token: data.accessToken,
			appsecret_proof: appSecretProof('5|app-secret', 'app-secret'),
		});
	});

	it('is refused with advice where the credential does not say which app it is', async () => {
		const { connection } = await connect(tokenCredential({ appId: '' }));
		expect(() => connection.app()).toThrow('This needs the ID and the secret of the Meta app');
	});
});

describe('an OAuth2 credential', () => {
	const oauth = (grantType: string, oauthTokenData: IDataObject) => ({
		grantType,
		clientId: '5',
		clientSecret: 'app-secret',
		oauthTokenData,
	});
	const expiring = (days: number) => ({
		access_token: newUserToken(),
		n8n_expires_at: String(Date.now() + days * DAY),
	});

	it('says when its token ends', async () => {
		const tokenData = expiring(40);
		const { connection } = await connect(oauth('authorizationCode', tokenData));
		expect(connection.credential.expiresAt).toBe(Number(tokenData.n8n_expires_at));
	});

	it.each<[string, string, IDataObject, number]>([
		['renews a long-lived token within ten days of its end', 'clientCredentials', expiring(9), 1],
		['leaves a long-lived token alone before that', 'clientCredentials', expiring(11), 0],
		['fetches a first long-lived token', 'clientCredentials', {}, 1],
		['leaves a token without an end alone', 'clientCredentials', { access_token: 'forever' }, 0],
		['never renews a token of the login dialog', 'authorizationCode', expiring(1), 0],
	])('%s', async (_, grantType, tokenData, renewals) => {
		const refreshed = { access_token: 'fresh-token' };
		const { refreshes, connection, requests } = await connect(oauth(grantType, tokenData), {
			refreshed,
		});
		expect(refreshes).toHaveLength(renewals);
		await connection.user.call({ method: 'GET', path: 'me' });
		const token = renewals ? 'fresh-token' : String(tokenData.access_token);
		expect(requests[0].qs).toEqual({ appsecret_proof: appSecretProof(token, 'app-secret') });
	});

	it('is refused with advice while it is not connected', async () => {
		await expect(connect(oauth('authorizationCode', {}))).rejects.toThrow(
			'The credential is not connected yet',
		);
	});
});
