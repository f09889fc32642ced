import { createHmac } from 'crypto';
import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { SocialOpsFacebookLongLivedOAuth2Api } from '../../credentials/SocialOpsFacebookLongLivedOAuth2Api.credentials';
import { SocialOpsFacebookOAuth2Api } from '../../credentials/SocialOpsFacebookOAuth2Api.credentials';
import { SocialOpsFacebookTokenApi } from '../../credentials/SocialOpsFacebookTokenApi.credentials';
import { CREDENTIAL_TYPES } from '../../nodes/Facebook/connection';
import { DEFAULT_PERMISSIONS, PERMISSION_OPTIONS } from '../../nodes/Meta/permissions';
import { evaluate } from './expression';

function field(credential: ICredentialType, name: string): INodeProperties {
	const found = credential.properties.find((property) => property.name === name);
	if (!found) throw new Error(`No field ${name}`);
	return found;
}

describe('the Facebook credentials', () => {
	const credentials = [
		new SocialOpsFacebookOAuth2Api(),
		new SocialOpsFacebookLongLivedOAuth2Api(),
		new SocialOpsFacebookTokenApi(),
	];

	it('have the names that the nodes ask for', () => {
		expect(credentials.map(({ name }) => name)).toEqual(Object.values(CREDENTIAL_TYPES));
	});

	it.each(credentials.slice(0, 2).map((credential) => [credential.name, credential] as const))(
		'%s pins the addresses and the way to authenticate',
		(_name, credential) => {
			expect(field(credential, 'accessTokenUrl')).toMatchObject({
				type: 'hidden',
				default: 'https://graph.facebook.com/v26.0/oauth/access_token',
			});
			expect(field(credential, 'authentication')).toMatchObject({
				type: 'hidden',
				default: 'body',
			});
			expect(field(credential, 'grantType').type).toBe('hidden');
		},
	);

	it.each(credentials.map((credential) => [credential.name, credential] as const))(
		'%s hides every secret in the editor',
		(_name, credential) => {
			const secrets = credential.properties.filter(({ name }) =>
				/^(clientSecret|appSecret|accessToken|userToken)$/.test(name),
			);
			expect(secrets.length).toBeGreaterThan(0);
			for (const secret of secrets) expect(secret.typeOptions?.password).toBe(true);
		},
	);
});

describe('signing in with Facebook Login', () => {
	const credential = new SocialOpsFacebookOAuth2Api();
	const scope = field(credential, 'scope').default;
	const query = field(credential, 'authQueryParameters').default;

	it('goes to the dialog of the pinned version', () => {
		expect(field(credential, 'authUrl').default).toBe(
			'https://www.facebook.com/v26.0/dialog/oauth',
		);
	});

	it('asks for the chosen permissions, joined by commas', () => {
		const self = { permissions: ['pages_show_list', 'read_insights'], morePermissions: '' };
		expect(evaluate(scope, self)).toBe('pages_show_list,read_insights');
	});

	it('adds permissions that are typed, whatever the spaces around them', () => {
		const self = {
			permissions: ['pages_show_list'],
			morePermissions: ' ads_read ,, catalog_management ',
		};
		expect(evaluate(scope, self)).toBe('pages_show_list,ads_read,catalog_management');
	});

	it('leaves the permissions to a configuration where there is one', () => {
		expect(evaluate(scope, { configId: '77', permissions: ['pages_show_list'] })).toBe('');
	});

	it('asks again for declined permissions without a configuration', () => {
		expect(evaluate(query, { configId: '' })).toBe('auth_type=rerequest');
	});

	it('overrides the response type for a system-user configuration', () => {
		expect(evaluate(query, { configId: '77', configuredFor: 'systemUser' })).toBe(
			'config_id=77&override_default_response_type=true',
		);
	});

	it('sends the configuration alone when it is for persons', () => {
		expect(evaluate(query, { configId: '77', configuredFor: 'person' })).toBe('config_id=77');
	});

	it('cannot be led astray by a configuration ID with other parameters in it', () => {
		expect(evaluate(query, { configId: '7&scope=x', configuredFor: 'person' })).toBe(
			'config_id=7%26scope%3Dx',
		);
	});

	it('asks by default for what publishing, comments, analytics and the trigger need', () => {
		const offered = PERMISSION_OPTIONS.map(({ value }) => value);
		expect(field(credential, 'permissions').default).toEqual(DEFAULT_PERMISSIONS);
		expect(DEFAULT_PERMISSIONS.filter((name) => !offered.includes(name))).toEqual([]);
		expect(DEFAULT_PERMISSIONS).toEqual(
			expect.arrayContaining([
				'pages_show_list',
				'pages_manage_posts',
				'pages_manage_engagement',
				'read_insights',
				'pages_manage_metadata',
			]),
		);
	});
});

describe('the long-lived token', () => {
	const credential = new SocialOpsFacebookLongLivedOAuth2Api();
	const exchange = field(credential, 'additionalBodyProperties').default;
	const bodyFor = (self: Parameters<typeof evaluate>[1]) =>
		JSON.parse(String(evaluate(exchange, self))) as unknown;
	const tomorrow = String(Date.now() + 86_400_000);

	it('is exchanged from the pasted token at first', () => {
		expect(bodyFor({ userToken: 'pasted', owner: 'person' })).toEqual({
			grant_type: 'fb_exchange_token',
			fb_exchange_token: 'pasted',
		});
	});

	it('is exchanged from the stored token while that lives', () => {
		const oauthTokenData = { access_token: 'stored', n8n_expires_at: tomorrow };
		expect(bodyFor({ userToken: 'pasted', owner: 'person', oauthTokenData })).toMatchObject({
			fb_exchange_token: 'stored',
		});
	});

	it('is exchanged from a newly pasted token once the stored one has ended', () => {
		const oauthTokenData = { access_token: 'stored', n8n_expires_at: String(Date.now() - 1000) };
		expect(bodyFor({ userToken: 'pasted', owner: 'person', oauthTokenData })).toMatchObject({
			fb_exchange_token: 'pasted',
		});
	});

	it('of a system user asks for another 60 days', () => {
		expect(bodyFor({ userToken: 'pasted', owner: 'systemUser' })).toMatchObject({
			set_token_expires_in_60_days: true,
		});
	});
});

describe('the access token credential', () => {
	const credential = new SocialOpsFacebookTokenApi();
	const values = { accessToken: 'token-1', appSecret: 'secret-1', tokenType: 'system' };
	const proof = createHmac('sha256', 'secret-1').update('token-1').digest('hex');

	it('sends the token in a header and never in the address', async () => {
		const request = await credential.authenticate(values, {
			url: 'https://graph.facebook.com/v26.0/me',
		});
		expect(request.headers).toEqual({ Authorization: 'Bearer token-1' });
		expect(JSON.stringify([request.url, request.qs])).not.toContain('token-1');
	});

	it('adds the proof of the secret to calls of the Graph API', async () => {
		const request = await credential.authenticate(values, {
			baseURL: 'https://graph.facebook.com/v26.0',
			url: '/me',
			qs: { fields: 'id' },
		});
		expect(request.qs).toEqual({ fields: 'id', appsecret_proof: proof });
	});

	it('adds no proof without a secret', async () => {
		const request = await credential.authenticate(
			{ accessToken: 'token-1', appSecret: '' },
			{ url: 'https://graph.facebook.com/v26.0/me' },
		);
		expect(request.qs).toBeUndefined();
	});

	it('keeps the proof from other hosts', async () => {
		const request = await credential.authenticate(values, {
			url: 'https://rupload.facebook.com/x',
		});
		expect(request.qs).toBeUndefined();
	});

	it('leaves the request that it was given as it was', async () => {
		const given = { url: 'https://graph.facebook.com/v26.0/me', headers: { accept: 'x' } };
		await credential.authenticate(values, given);
		expect(given).toEqual({ url: 'https://graph.facebook.com/v26.0/me', headers: { accept: 'x' } });
	});

	it('is tested by asking who the token belongs to', () => {
		expect(credential.test.request).toMatchObject({
			baseURL: 'https://graph.facebook.com/v26.0',
			url: '/me',
		});
	});
});
