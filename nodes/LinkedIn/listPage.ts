import type { IDataObject } from 'n8n-workflow';
import type { LinkedInClient } from './client';
import { nextStart } from './paging';
import type { RestliQuery } from './restli';

const PAGE_SIZE = 100;

/** One page of a list; `cursor` is where it begins. */
export async function loadPage(
	call: LinkedInClient['call'],
	path: string,
	query: RestliQuery,
	{ cursor, limit = PAGE_SIZE }: { cursor?: string; limit?: number },
) {
	const start = Number(cursor ?? 0);
	const count = Math.min(PAGE_SIZE, limit);
	const body = await call({
		method: 'GET',
		path,
		query: { ...query, start, count },
		restliMethod: query.q === undefined ? undefined : 'FINDER',
	});
	const items = (body.elements ?? []) as IDataObject[];
	return { items, next: nextStart(body, { start, count })?.toString() };
}
