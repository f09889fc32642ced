import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';
import { AUTHORIZE_URL, TOKEN_URL } from '../nodes/X/platform';
import { ALWAYS_ASKED, DEFAULT_SCOPES, SCOPE_OPTIONS } from '../nodes/X/scopes';

/**
 * The scopes to ask for, each once, joined by spaces: a comma would make n8n join them by commas.
 * The editor stores an empty list for one that nobody has touched: that stands for the default.
 */
const SCOPE_EXPRESSION = `={{ [...new Set(${JSON.stringify(ALWAYS_ASKED)}.concat(($self["scopes"] || []).length ? $self["scopes"] : ${JSON.stringify(DEFAULT_SCOPES)}, ($self["moreScopes"] || "").split(/[\\s,]+/)).filter((name) => name))].join(" ") }}`;

/**
 * An X account, connected with OAuth 2.0 and PKCE. n8n renews the access, which lasts two hours.
 * @see https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code
 */
export class SocialOpsXOAuth2Api implements ICredentialType {
	name = 'socialOpsXOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'X (Social Ops) OAuth2 API';

	icon: Icon = { light: 'file:../nodes/X/x.svg', dark: 'file:../nodes/X/x.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-social-ops/n8n-nodes-social-ops/blob/main/docs/x.md#connect';

	properties: INodeProperties[] = [
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'pkce' },
		{ displayName: 'Authorization URL', name: 'authUrl', type: 'hidden', default: AUTHORIZE_URL },
		{ displayName: 'Access Token URL', name: 'accessTokenUrl', type: 'hidden', default: TOKEN_URL },
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description: 'OAuth 2.0 client ID, under Keys and tokens of your app in the X console',
			hint: 'The OAuth 2.0 client ID, not the API key',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'OAuth 2.0 client secret of the same app. Leave empty for an app of the type Native App, which has none.',
			hint: 'The OAuth 2.0 client secret, not the API key secret',
		},
		{
			displayName: 'Scopes',
			name: 'scopes',
			type: 'multiOptions',
			options: SCOPE_OPTIONS,
			default: DEFAULT_SCOPES,
			description:
				'What to ask for when connecting, beside reading posts and accounts and staying connected. None chosen stands for publishing. Connect again after a change.',
		},
		{
			displayName: 'More Scopes',
			name: 'moreScopes',
			type: 'string',
			default: '',
			placeholder: 'e.g. users.email list.read',
			description: 'Further scopes to ask for, separated by spaces',
		},
		{ displayName: 'Scope', name: 'scope', type: 'hidden', default: SCOPE_EXPRESSION },
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'header' },
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'API key (consumer key) of the same app. Needed by the trigger, and to see how much of the plan is used.',
		},
		{
			displayName: 'API Key Secret',
			name: 'apiSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'API key secret (consumer secret) of the same app. It proves that events come from X, so the trigger needs it.',
		},
	];
}
