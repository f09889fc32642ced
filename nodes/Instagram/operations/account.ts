import type { INodeProperties } from 'n8n-workflow';
import { accountOperations } from '../../shared/account/accountOperations';
import type { AccountCapability } from '../../shared/account/capability';
import { inspectConnection, NO_DETAILS } from '../account/inspect';
import { listAccounts, toAccount } from '../accounts';
import type { InstagramApi } from '../connection';
import { INSTAGRAM } from '../platform';

const JOBS_FIELD: INodeProperties = {
	displayName: 'Needed For',
	name: 'jobs',
	type: 'multiOptions',
	options: [
		{ name: 'Comment', value: 'comment' },
		{ name: 'Delete', value: 'delete' },
		{ name: 'Insights', value: 'insights' },
		{ name: 'Messages', value: 'messages' },
		{ name: 'Publish', value: 'publish' },
		{ name: 'Trigger', value: 'trigger' },
	],
	default: ['publish', 'comment', 'insights'],
	description: 'What the connection is used for: permissions for anything else are not missed',
};

export const instagramAccounts: AccountCapability<InstagramApi> = {
	platform: INSTAGRAM,
	noun: 'Instagram account',
	checkFields: [JOBS_FIELD],
	checkOptions: [],
	listOptions: [],
	noDetails: NO_DETAILS,
	inspect: inspectConnection,
	async *list({ api }) {
		if (api.login === 'facebook') {
			for await (const account of listAccounts(api.meta)) yield { ...account };
			return;
		}
		const fields = { fields: 'user_id,username,name,followers_count' };
		yield { ...toAccount(await api.user.call({ method: 'GET', path: 'me', fields })) };
	},
};

export const accountOperationsOfInstagram = accountOperations(instagramAccounts);
