import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';
import { NEWEST, OTHER } from '../nodes/LinkedIn/apiVersion';
import {
	DEFAULT_PRODUCTS,
	PRODUCT_OPTIONS,
	SCOPES_OF_PRODUCTS,
} from '../nodes/LinkedIn/permissions';
import { AUTHORIZE_URL, LINKEDIN, LINKEDIN_VERSIONS, TOKEN_URL } from '../nodes/LinkedIn/platform';

/**
 * The permissions of all products and the further ones, each once, separated by spaces. The editor
 * stores an empty list for one that nobody has touched: that stands for the default.
 */
const SCOPE_EXPRESSION = `={{ [...new Set([...(($self["products"] || []).length ? $self["products"] : ${JSON.stringify(DEFAULT_PRODUCTS)}).flatMap((product) => (${JSON.stringify(SCOPES_OF_PRODUCTS)})[product] || []), ...($self["morePermissions"] || "").split(/[\\s,]+/)])].filter((name) => name).join(" ") }}`;

/**
 * LinkedIn's three-legged OAuth, with a refresh token for the apps that LinkedIn has enabled for it.
 * @see https://learn.microsoft.com/en-us/linkedin/shared/authentication/authorization-code-flow
 * @see https://learn.microsoft.com/en-us/linkedin/shared/authentication/programmatic-refresh-tokens
 */
export class SocialOpsLinkedInOAuth2Api implements ICredentialType {
	name = 'socialOpsLinkedInOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'LinkedIn (Social Ops) OAuth2 API';

	icon: Icon = {
		light: 'file:../nodes/LinkedIn/linkedin.svg',
		dark: 'file:../nodes/LinkedIn/linkedin.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-social-ops/n8n-nodes-social-ops/blob/main/docs/linkedin.md#connect';

	properties: INodeProperties[] = [
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'authorizationCode' },
		{ displayName: 'Authorization URL', name: 'authUrl', type: 'hidden', default: AUTHORIZE_URL },
		{ displayName: 'Access Token URL', name: 'accessTokenUrl', type: 'hidden', default: TOKEN_URL },
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description: 'Client ID, under Auth of your app in the LinkedIn Developer Portal',
			hint: 'The client ID of your LinkedIn app',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Primary client secret, under Auth of your app. Also tells deliveries of LinkedIn from others.',
			hint: 'The client secret of your LinkedIn app',
		},
		{
			displayName: 'Products',
			name: 'products',
			type: 'multiOptions',
			options: PRODUCT_OPTIONS,
			default: DEFAULT_PRODUCTS,
			description:
				'Products that your app has, under Products in the Developer Portal. They decide which permissions are asked for: connect again after a change. None chosen stands for publishing as yourself. Give all credentials for the same app and person the same products, since LinkedIn ends the earlier access otherwise.',
		},
		{
			displayName: 'More Permissions',
			name: 'morePermissions',
			type: 'string',
			default: '',
			placeholder: 'e.g. email r_member_social',
			description: 'Further permissions to ask for, separated by spaces',
		},
		{
			displayName: 'API Version',
			name: 'apiVersion',
			type: 'options',
			options: [
				{ name: `Newest Confirmed (${LINKEDIN.api.version})`, value: NEWEST },
				...LINKEDIN_VERSIONS.map(({ version }) => ({ name: version, value: version })),
				{ name: 'Other', value: OTHER },
			],
			default: NEWEST,
			description:
				"Version of LinkedIn's API. The newest confirmed one moves on when this package is updated; a fixed one stops working about a year after its release.",
		},
		{
			displayName: 'Other API Version',
			name: 'otherApiVersion',
			type: 'string',
			default: '',
			placeholder: 'e.g. 202610',
			displayOptions: { show: { apiVersion: [OTHER] } },
			description: 'Year and month of the version',
		},
		{ displayName: 'Scope', name: 'scope', type: 'hidden', default: SCOPE_EXPRESSION },
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
	];
}
