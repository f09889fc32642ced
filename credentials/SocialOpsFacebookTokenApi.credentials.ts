import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { GRAPH_HOST, GRAPH_URL } from '../nodes/Meta/dialect';
import { appSecretProof } from '../nodes/Meta/proof';

/** Stands outside the class because it is a choice: as a password field n8n would blank it. */
const tokenTypeField: INodeProperties = {
	displayName: 'Token Of',
	name: 'tokenType',
	type: 'options',
	options: [
		{
			name: 'System User',
			value: 'system',
			description:
				'A system user of a business portfolio, or a person. Reaches all Pages assigned to it.',
		},
		{ name: 'Page', value: 'page', description: 'One Page. The node can act for this Page only.' },
	],
	default: 'system',
};

/**
 * A token made outside n8n, used as it is.
 * @see https://developers.facebook.com/docs/business-management-apis/system-users
 */
export class SocialOpsFacebookTokenApi implements ICredentialType {
	name = 'socialOpsFacebookTokenApi';

	displayName = 'Facebook (Social Ops) Token API';

	icon: Icon = {
		light: 'file:../nodes/Facebook/facebook.svg',
		dark: 'file:../nodes/Facebook/facebook.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-social-ops/n8n-nodes-social-ops/blob/main/docs/facebook.md#connect-with-an-access-token';

	properties: INodeProperties[] = [
		tokenTypeField,
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'App ID',
			name: 'appId',
			type: 'string',
			default: '',
			description:
				'App settings > Basic of the Meta app that issued the token. Needed by the trigger and to see when the token ends.',
		},
		{
			displayName: 'App Secret',
			name: 'appSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'App settings > Basic of the same Meta app. Signs every call. Required if the app demands a proof of its secret.',
		},
	];

	/** Sends the token in a header and, to the Graph API, the proof of the secret if there is one. */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const token = String(credentials.accessToken);
		const secret = credentials.appSecret ? String(credentials.appSecret) : undefined;
		const target = new URL(request.url, request.baseURL ?? GRAPH_HOST);
		const proof =
			secret && target.origin === GRAPH_HOST
				? { appsecret_proof: appSecretProof(token, secret) }
				: undefined;
		return {
			...request,
			headers: { ...request.headers, Authorization: `Bearer ${token}` },
			...(proof ? { qs: { ...request.qs, ...proof } } : {}),
		};
	}

	test: ICredentialTestRequest = {
		request: { baseURL: GRAPH_URL, url: '/me', qs: { fields: 'id,name' } },
	};
}
