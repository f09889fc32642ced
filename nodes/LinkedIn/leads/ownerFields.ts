import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import { organizationField } from '../fields';
import { LEAD_TYPES } from './leadTypes';
import type { OwnerScope } from './owners';

const SCOPES: Array<{ name: string; value: OwnerScope['kind']; description: string }> = [
	{ name: 'Ad Account', value: 'adAccount', description: 'Forms that are used in ads' },
	{
		name: 'All Ad Accounts',
		value: 'allAdAccounts',
		description: 'Forms of every active ad account on which the person has a role',
	},
	{
		name: 'Organization',
		value: 'organization',
		description: 'Forms of events, and those of pages and products that were made earlier',
	},
];

const adAccountField: INodeProperties = {
	displayName: 'Ad Account',
	name: 'adAccount',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The ad account that the forms belong to',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose an ad account…',
			typeOptions: { searchListMethod: 'searchAdAccounts', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 522529623 or urn:li:sponsoredAccount:522529623',
		},
	],
};

const leadOrganizationField: INodeProperties = {
	...organizationField,
	description: 'The organization that the forms belong to. A brand has none.',
	modes: organizationField.modes?.map((mode) =>
		mode.name === 'list'
			? {
					...mode,
					typeOptions: { searchListMethod: 'searchLeadOrganizations', searchable: true },
				}
			: mode,
	),
};

/** Chooses whose forms to work on. */
export const ownerFields: INodeProperties[] = [
	{
		displayName: 'Forms Of',
		name: 'accountScope',
		type: 'options',
		noDataExpression: true,
		options: SCOPES,
		default: 'adAccount',
	},
	...updateDisplayOptions({ show: { accountScope: ['adAccount'] } }, [adAccountField]),
	...updateDisplayOptions({ show: { accountScope: ['organization'] } }, [
		leadOrganizationField,
		{
			displayName: 'Lead Types',
			name: 'leadTypes',
			type: 'multiOptions',
			required: true,
			options: LEAD_TYPES,
			// Those of events need another product.
			default: ['COMPANY', 'ORGANIZATION_PRODUCT'],
			description:
				'Where the leads come from. A type that LinkedIn refuses is reported, and the others are read.',
		},
	]),
];
