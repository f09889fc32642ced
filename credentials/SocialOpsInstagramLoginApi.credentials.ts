import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { INSTAGRAM_HOST, INSTAGRAM_URL } from '../nodes/Instagram/platform';

/** Instagram takes a token that is at least a day old, and gives sixty days from then on. */
const RENEW_AFTER_MS = 50 * 86_400_000;
const TRY_AGAIN_AFTER_MS = 25 * 3_600_000;

/**
 * Empty once the token is due, and n8n then calls `preAuthentication`: at first use, since nobody
 * can tell when a pasted token ends, and later ten days before its end.
 */
const STATE_EXPRESSION = '={{ Number($self["renewAt"] || 0) > Date.now() ? "fresh" : "" }}';

/** Stands outside the class because n8n's rules take its name for that of a secret. */
const verifyTokenField: INodeProperties = {
	displayName: 'Verify Token',
	name: 'verifyToken',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description:
		'A word of your own. Needed by the trigger: enter the same word in the app dashboard, under Instagram > API setup with Instagram login > Configure webhooks.',
};

/**
 * The token of a professional account without a Page, which renews itself.
 * @see https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login
 */
export class SocialOpsInstagramLoginApi implements ICredentialType {
	name = 'socialOpsInstagramLoginApi';

	displayName = 'Instagram (Social Ops) Login API';

	icon: Icon = {
		light: 'file:../nodes/Instagram/instagram.svg',
		dark: 'file:../nodes/Instagram/instagram.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-social-ops/n8n-nodes-social-ops/blob/main/docs/instagram.md#connect-through-instagram-login';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'A long-lived token, from the app dashboard under Instagram > API setup with Instagram login > Generate access tokens. N8n renews it while it is used at least once in 50 days.',
		},
		{
			displayName: 'Instagram App Secret',
			name: 'appSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Needed by the trigger to tell deliveries of Instagram from others',
		},
		{
			displayName: 'Meta App Secret',
			name: 'metaAppSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'From App settings > Basic. Needed by the trigger if deliveries are signed with it instead.',
		},
		verifyTokenField,
		{ displayName: 'Renew At', name: 'renewAt', type: 'hidden', default: 0 },
		{ displayName: 'Expires At', name: 'expiresAt', type: 'hidden', default: 0 },
		{
			displayName: 'State',
			name: 'state',
			type: 'hidden',
			typeOptions: { expirable: true },
			default: STATE_EXPRESSION,
		},
	];

	/**
	 * Renews the token; n8n stores what this gives. A token that cannot be renewed yet, or any more,
	 * goes on being used: the calls themselves tell best whether it still works.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		{ accessToken }: ICredentialDataDecryptedObject,
	): Promise<ICredentialDataDecryptedObject> {
		const now = Date.now();
		try {
			const renewed = (await this.helpers.httpRequest({
				method: 'GET',
				url: `${INSTAGRAM_HOST}/refresh_access_token`,
				qs: { grant_type: 'ig_refresh_token', access_token: String(accessToken) },
				sendCredentialsOnCrossOriginRedirect: false,
				json: true,
			})) as { access_token?: string; expires_in?: number };
			const seconds = Number(renewed.expires_in);
			if (renewed.access_token && seconds > 0) {
				const end = now + seconds * 1000;
				return {
					accessToken: renewed.access_token,
					expiresAt: end,
					renewAt: Math.min(end - 10 * 86_400_000, now + RENEW_AFTER_MS),
					state: STATE_EXPRESSION,
				};
			}
		} catch {
			// The error holds the address with the token in it. What matters is known: not renewed.
		}
		// What is not named here stays as it is stored: another process may just have renewed it.
		return { renewAt: now + TRY_AGAIN_AFTER_MS, state: STATE_EXPRESSION };
	}

	/** Sends the token in a header: addresses get logged. */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const Authorization = `Bearer ${String(credentials.accessToken)}`;
		return { ...request, headers: { ...request.headers, Authorization } };
	}

	test: ICredentialTestRequest = {
		request: { baseURL: INSTAGRAM_URL, url: '/me', qs: { fields: 'user_id,username' } },
	};
}
