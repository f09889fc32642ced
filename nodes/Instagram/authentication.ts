import type { INodeProperties } from 'n8n-workflow';
import type { Authentication } from './connection';

interface AuthenticationOption {
	name: string;
	value: Authentication;
	description: string;
}

const OPTIONS: AuthenticationOption[] = [
	{
		name: 'Facebook: OAuth2',
		value: 'oAuth2',
		description: 'Sign in with Facebook Login. The account must be linked to a Facebook Page.',
	},
	{
		name: 'Facebook: Long-Lived Token (OAuth2)',
		value: 'longLivedToken',
		description: 'Paste a token once, it is exchanged for one of about 60 days',
	},
	{
		name: 'Facebook: Access Token',
		value: 'accessToken',
		description: 'Use the token of a system user or of a Page',
	},
	{
		name: 'Instagram Login',
		value: 'instagramLogin',
		description: 'Use the token of an account without a Page. It renews itself.',
	},
];

/** Chooses one of the credential types, for the node and its trigger. */
export const authenticationField: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	options: OPTIONS,
	default: 'oAuth2',
};

/** Ways to sign in that can reach more than one account. */
export const FACEBOOK_LOGINS: Authentication[] = ['oAuth2', 'longLivedToken', 'accessToken'];
