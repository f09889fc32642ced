import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { FacebookApi } from './connection';
import { connectOutsideItems } from './connection';

const PAGE_SIZE = 100;
/** A name far down a long list is looked for in this many calls before the editor is asked to go on. */
const MAX_CALLS = 10;

/**
 * The Pages of the credential for the drop-down list, those whose name or ID contains the filter.
 * Goes on until there is something to show, and gives the cursor for more.
 */
export async function searchPages(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const api = await connectOutsideItems(this);
	let cursor = paginationToken;
	for (let calls = 1; ; calls++) {
		const { pages, next } = await loadPages(api, cursor);
		const results = pages.filter((page) => matches(page, filter)).map(toResult);
		const goesOn = next !== undefined && next !== cursor;
		if (results.length > 0 || !goesOn || calls >= MAX_CALLS) {
			return goesOn ? { results, paginationToken: next } : { results };
		}
		cursor = next;
	}
}

/** https://developers.facebook.com/docs/graph-api/reference/user/accounts */
async function loadPages(api: FacebookApi, cursor: string | undefined) {
	if (api.credential.isPageToken) {
		const page = await api.user.call({ method: 'GET', path: 'me', fields: { fields: 'id,name' } });
		return { pages: [page], next: undefined };
	}
	const body = await api.user.call({
		method: 'GET',
		path: 'me/accounts',
		fields: { fields: 'id,name', limit: PAGE_SIZE, after: cursor },
	});
	const paging = body.paging as { next?: string; cursors?: { after?: string } } | undefined;
	return {
		pages: (body.data ?? []) as IDataObject[],
		next: paging?.next ? paging.cursors?.after : undefined,
	};
}

function matches({ id, name }: IDataObject, filter: string | undefined): boolean {
	const wanted = (filter ?? '').trim().toLowerCase();
	return String(name).toLowerCase().includes(wanted) || String(id).includes(wanted);
}

const toResult = ({ id, name }: IDataObject) => ({
	name: String(name),
	value: String(id),
	url: `https://www.facebook.com/${String(id)}`,
});
