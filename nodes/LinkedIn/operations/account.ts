import type { INodeProperties } from 'n8n-workflow';
import { accountOperations } from '../../shared/account/accountOperations';
import type { AccountCapability } from '../../shared/account/capability';
import { listAccounts } from '../account/accounts';
import { inspectConnection, NO_DETAILS } from '../account/inspect';
import type { LinkedInApi } from '../connection';
import { LINKEDIN } from '../platform';

const JOBS_FIELD: INodeProperties = {
	displayName: 'Needed For',
	name: 'jobs',
	type: 'multiOptions',
	options: [
		{ name: 'Comment as a Page', value: 'comment' },
		{ name: 'Comment as Yourself', value: 'memberComment' },
		{ name: 'Leads', value: 'leads' },
		{ name: 'Numbers of a Page', value: 'insights' },
		{ name: 'Numbers of Your Own Posts', value: 'memberInsights' },
		{ name: 'Publish as a Page', value: 'publish' },
		{ name: 'Publish as Yourself', value: 'memberPublish' },
		{ name: 'Trigger', value: 'trigger' },
	],
	default: ['memberPublish'],
	description: 'What the connection is used for: permissions for anything else are not missed',
};

export const linkedInAccounts: AccountCapability<LinkedInApi> = {
	platform: LINKEDIN,
	noun: 'person and page',
	checkFields: [JOBS_FIELD],
	checkOptions: [],
	listOptions: [],
	noDetails: NO_DETAILS,
	versionOf: ({ apiVersion }) => apiVersion,
	inspect: inspectConnection,
	async *list({ api }) {
		for await (const account of listAccounts(api)) yield { ...account };
	},
};

export const accountOperationsOfLinkedIn = accountOperations(linkedInAccounts);
