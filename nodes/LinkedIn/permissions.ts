import type { INodePropertyOptions } from 'n8n-workflow';

interface Product {
	value: string;
	name: string;
	description: string;
	scopes: readonly string[];
}

/**
 * What can be asked for when connecting, by the product that has to be added to the app. LinkedIn
 * refuses a login that asks for one permission that the app does not have.
 * @see https://learn.microsoft.com/en-us/linkedin/shared/authentication/getting-access
 */
const PRODUCTS: readonly Product[] = [
	{
		value: 'communityManagement',
		name: 'Community Management',
		description: 'Publish, read, comment and read statistics as an organization, and as yourself',
		scopes: [
			'r_basicprofile',
			'rw_organization_admin',
			'r_organization_social',
			'w_organization_social',
			'r_organization_social_feed',
			'w_organization_social_feed',
			'w_member_social',
			'w_member_social_feed',
		],
	},
	{
		value: 'events',
		name: 'Lead Sync: Events',
		description: 'Leads of event forms, in addition to Lead Sync',
		scopes: ['r_events'],
	},
	{
		value: 'leadSync',
		name: 'Lead Sync',
		description: 'Lead forms and their answers',
		scopes: ['r_marketing_leadgen_automation', 'r_ads', 'r_organization_admin'],
	},
	{
		value: 'memberAnalytics',
		name: 'Community Management: Member Analytics',
		description: 'Numbers of your own posts and followers, in addition to Community Management',
		scopes: ['r_member_postAnalytics', 'r_member_profileAnalytics'],
	},
	{
		value: 'memberPosting',
		name: 'Share on LinkedIn and Sign In with LinkedIn',
		description: 'Publish as yourself. Every app can have both products at once.',
		scopes: ['openid', 'profile', 'w_member_social'],
	},
];

export const PRODUCT_OPTIONS: INodePropertyOptions[] = [...PRODUCTS]
	.sort((a, b) => a.name.localeCompare(b.name))
	.map(({ name, value, description }) => ({ name, value, description }));

export const DEFAULT_PRODUCTS = ['memberPosting'];

/** Permissions by product, for the expression that joins those of a credential. */
export const SCOPES_OF_PRODUCTS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
	PRODUCTS.map(({ value, scopes }) => [value, scopes]),
);
