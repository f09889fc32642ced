import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';
import { TOKEN_URL } from '../nodes/Meta/dialect';

/**
 * Turns n8n's client-credentials request into Graph's exchange. The stored token is exchanged
 * again while it lives; once it has ended, the one that the person pastes takes its place.
 */
const EXCHANGE_EXPRESSION =
	'={{ JSON.stringify(Object.assign({ grant_type: "fb_exchange_token", fb_exchange_token: ($self["oauthTokenData"] && $self["oauthTokenData"]["access_token"] && Number($self["oauthTokenData"]["n8n_expires_at"]) > Date.now()) ? $self["oauthTokenData"]["access_token"] : $self["userToken"] }, $self["owner"] === "systemUser" ? { set_token_expires_in_60_days: true } : {})) }}';

/**
 * A pasted token that n8n exchanges for one of about 60 days and, near its end, exchanges again.
 * There is nothing to click: Graph has no refresh tokens.
 * @see https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived
 */
export class SocialOpsFacebookLongLivedOAuth2Api implements ICredentialType {
	name = 'socialOpsFacebookLongLivedOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Facebook (Social Ops) Long-Lived OAuth2 API';

	icon: Icon = {
		light: 'file:../nodes/Facebook/facebook.svg',
		dark: 'file:../nodes/Facebook/facebook.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-social-ops/n8n-nodes-social-ops/blob/main/docs/facebook.md#connect-with-a-long-lived-token';

	properties: INodeProperties[] = [
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'clientCredentials' },
		{ displayName: 'Access Token URL', name: 'accessTokenUrl', type: 'hidden', default: TOKEN_URL },
		{
			displayName: 'App ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description: 'App ID, under App settings > Basic of the Meta app that issued the token',
			hint: 'The App ID of your Meta app',
		},
		{
			displayName: 'App Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'App secret, under App settings > Basic of the same Meta app. Also signs every call.',
			hint: 'The app secret of your Meta app',
		},
		{
			displayName: 'Token Of',
			name: 'owner',
			type: 'options',
			options: [
				{
					name: 'Person',
					value: 'person',
					description: 'A user token, for example from the Graph API Explorer',
				},
				{
					name: 'System User',
					value: 'systemUser',
					description: 'A token of a business portfolio that ends after 60 days',
				},
			],
			default: 'person',
		},
		{
			displayName: 'Token',
			name: 'userToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'A token that is still valid. It is exchanged on first use. Paste a new one here when the exchanged one has ended.',
		},
		{ displayName: 'Scope', name: 'scope', type: 'hidden', default: '' },
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
		{
			displayName: 'Send Additional Body Properties',
			name: 'sendAdditionalBodyProperties',
			type: 'hidden',
			default: true,
		},
		{
			displayName: 'Additional Body Properties',
			name: 'additionalBodyProperties',
			type: 'hidden',
			default: EXCHANGE_EXPRESSION,
		},
	];
}
