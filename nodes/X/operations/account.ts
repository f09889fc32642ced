import type { INodeProperties } from 'n8n-workflow';
import { accountOperations } from '../../shared/account/accountOperations';
import type { AccountCapability } from '../../shared/account/capability';
import { inspectConnection, NO_DETAILS } from '../account/inspect';
import { countOf } from '../answers';
import type { XApi } from '../connection';
import { X } from '../platform';

const JOBS_FIELD: INodeProperties = {
	displayName: 'Needed For',
	name: 'jobs',
	type: 'multiOptions',
	options: [
		{ name: 'Comment', value: 'comment', description: 'Reply, hide and delete replies' },
		{ name: 'Insights', value: 'insights' },
		{ name: 'Publish', value: 'publish' },
	],
	default: ['publish', 'comment', 'insights'],
	description: 'What the connection is used for: scopes for anything else are not missed',
};

export const xAccounts: AccountCapability<XApi> = {
	platform: X,
	noun: 'X account',
	checkFields: [JOBS_FIELD],
	checkOptions: [],
	listOptions: [],
	noDetails: NO_DETAILS,
	inspect: inspectConnection,
	async *list({ api }) {
		const { id, username, name, subscription = null, raw } = await api.me();
		yield {
			id,
			username,
			name,
			subscription,
			followers: countOf(raw.public_metrics, 'followers_count') ?? null,
			url: `https://x.com/${username}`,
		};
	},
};

export const accountOperationsOfX = accountOperations(xAccounts);
