import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { loadPage } from '../Meta/graph';
import type { ManagedAccount } from './accounts';
import { PAGE_FIELDS, listAccounts, toAccounts } from './accounts';
import { connectOutsideItems } from './connection';

/** Pages without a linked account come in between: so many calls are made before the editor asks on. */
const MAX_CALLS = 10;

/** The accounts of the credential for the drop-down list, those whose name or ID has the filter in it. */
export async function searchAccounts(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const api = await connectOutsideItems(this);
	if (api.login === 'instagram') return { results: [] };
	const { meta } = api;
	const toResults = (accounts: ManagedAccount[]) =>
		accounts.filter((account) => matches(account, filter)).map(toResult);
	if (meta.credential.isPageToken) {
		const results = [];
		for await (const account of listAccounts(meta)) results.push(...toResults([account]));
		return { results };
	}
	let cursor = paginationToken;
	for (let calls = 1; ; calls++) {
		const { items, next } = await loadPage(meta.user.call, 'me/accounts', {
			fields: PAGE_FIELDS,
			after: cursor,
		});
		const results = toResults(items.flatMap(toAccounts));
		const goesOn = next !== undefined && next !== cursor;
		if (results.length > 0 || !goesOn || calls >= MAX_CALLS) {
			return goesOn ? { results, paginationToken: next } : { results };
		}
		cursor = next;
	}
}

function matches({ id, username, name }: ManagedAccount, filter: string | undefined): boolean {
	const wanted = (filter ?? '').trim().toLowerCase();
	return [id, username, name].some((text) => text.toLowerCase().includes(wanted));
}

const toResult = ({ id, username, url }: ManagedAccount) => ({
	name: username,
	value: id,
	url,
});
