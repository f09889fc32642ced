import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { accountOperations } from '../../shared/account/accountOperations';
import type { AccountCapability } from '../../shared/account/capability';
import { inspectConnection, NO_DETAILS } from '../account/inspect';
import { listPages } from '../account/pages';
import type { FacebookApi } from '../connection';
import { FACEBOOK } from '../platform';

const JOBS_FIELD: INodeProperties = {
	displayName: 'Needed For',
	name: 'jobs',
	type: 'multiOptions',
	options: [
		{ name: 'Comment', value: 'comment' },
		{ name: 'Insights', value: 'insights' },
		{ name: 'Leads', value: 'leads' },
		{ name: 'Publish', value: 'publish' },
		{ name: 'Trigger', value: 'trigger' },
	],
	default: ['publish', 'comment', 'insights'],
	description: 'What the connection is used for: permissions for anything else are not missed',
};

const BUSINESS_OPTION: INodeProperties = {
	displayName: 'Include Business Pages',
	name: 'includeBusinessPages',
	type: 'boolean',
	default: false,
	description:
		"Whether to look for Pages in the person's business portfolios too. Needs the permission business_management.",
};

export const facebookAccount: AccountCapability<FacebookApi> = {
	platform: FACEBOOK,
	noun: 'Page',
	checkFields: [JOBS_FIELD],
	checkOptions: [BUSINESS_OPTION],
	listOptions: [BUSINESS_OPTION],
	noDetails: NO_DETAILS,
	inspect: inspectConnection,
	async *list(context) {
		const { includeBusinessPages } = context.param<IDataObject>('options', {});
		const options = { includeBusinessPages: includeBusinessPages === true };
		for await (const page of listPages(context.api, options)) yield { ...page };
	},
};

export const accountOperationsOfFacebook = accountOperations(facebookAccount);
