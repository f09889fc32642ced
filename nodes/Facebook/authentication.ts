import type { INodeProperties } from 'n8n-workflow';
import type { Authentication } from './connection';

interface AuthenticationOption {
	name: string;
	value: Authentication;
	description: string;
}

const OPTIONS: AuthenticationOption[] = [
	{
		name: 'OAuth2',
		value: 'oAuth2',
		description: 'Sign in with Facebook Login, or with a Facebook Login for Business configuration',
	},
	{
		name: 'Long-Lived Token (OAuth2)',
		value: 'longLivedToken',
		description: 'Paste a token once, it is exchanged for one of about 60 days',
	},
	{
		name: 'Access Token',
		value: 'accessToken',
		description: 'Use the token of a system user or of a Page',
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
