import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';
import { DIALOG_URL, TOKEN_URL } from '../nodes/Meta/dialect';
import { DEFAULT_PERMISSIONS, PERMISSION_OPTIONS } from '../nodes/Meta/permissions';

/** The permissions to ask for, joined by commas. A configuration brings its own instead. */
const SCOPE_EXPRESSION = `={{ $self["configId"] ? "" : [($self["permissions"] || ${JSON.stringify(DEFAULT_PERMISSIONS)}).join(","), $self["morePermissions"] || ""].join(",").split(",").map((name) => name.trim()).filter((name) => name).join(",") }}`;

/**
 * Graph wants a system-user configuration to override the response type; `rerequest` makes the
 * dialog ask again for what was declined earlier.
 */
const QUERY_EXPRESSION =
	'={{ $self["configId"] ? "config_id=" + encodeURIComponent($self["configId"]) + ($self["configuredFor"] === "person" ? "" : "&override_default_response_type=true") : "auth_type=rerequest" }}';

/**
 * Facebook Login, and Facebook Login for Business where a configuration ID is given.
 * @see https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow
 * @see https://developers.facebook.com/docs/facebook-login/facebook-login-for-business
 */
export class SocialOpsFacebookOAuth2Api implements ICredentialType {
	name = 'socialOpsFacebookOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Facebook (Social Ops) OAuth2 API';

	icon: Icon = {
		light: 'file:../nodes/Facebook/facebook.svg',
		dark: 'file:../nodes/Facebook/facebook.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-social-ops/n8n-nodes-social-ops/blob/main/docs/facebook.md#connect-with-oauth2';

	properties: INodeProperties[] = [
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'authorizationCode' },
		{ displayName: 'Authorization URL', name: 'authUrl', type: 'hidden', default: DIALOG_URL },
		{ displayName: 'Access Token URL', name: 'accessTokenUrl', type: 'hidden', default: TOKEN_URL },
		{
			displayName: 'App ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description: 'App ID, under App settings > Basic of your Meta app',
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
				'App secret, under App settings > Basic of your Meta app. Also signs every call.',
			hint: 'The app secret of your Meta app',
		},
		{
			displayName: 'Configuration ID',
			name: 'configId',
			type: 'string',
			default: '',
			description:
				'Configuration of Facebook Login for Business. It decides which permissions are asked for. Leave empty for the classic Facebook Login.',
		},
		{
			displayName: 'Configuration For',
			name: 'configuredFor',
			type: 'options',
			options: [
				{
					name: 'System User',
					value: 'systemUser',
					description: 'Its tokens never end, or after 60 days, as the configuration says',
				},
				{ name: 'Person', value: 'person', description: 'Its tokens end after about 60 days' },
			],
			default: 'systemUser',
			displayOptions: { hide: { configId: [''] } },
			description: 'The access token type that the configuration was created with',
		},
		{
			displayName: 'Permissions',
			name: 'permissions',
			type: 'multiOptions',
			options: PERMISSION_OPTIONS,
			default: DEFAULT_PERMISSIONS,
			displayOptions: { show: { configId: [''] } },
			description: 'What to ask for when connecting. Connect again after a change.',
		},
		{
			displayName: 'More Permissions',
			name: 'morePermissions',
			type: 'string',
			default: '',
			placeholder: 'e.g. catalog_management, ads_read',
			displayOptions: { show: { configId: [''] } },
			description: 'Further permissions to ask for, separated by commas',
		},
		{ displayName: 'Scope', name: 'scope', type: 'hidden', default: SCOPE_EXPRESSION },
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: QUERY_EXPRESSION,
		},
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
	];
}
