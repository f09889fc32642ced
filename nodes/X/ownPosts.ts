import type { IDataObject } from 'n8n-workflow';
import type { XCall, XClient } from './client';

/** X takes between 5 and 100 posts a page. */
const SMALLEST_PAGE = 5;
const LARGEST_PAGE = 100;

export type OwnPostsQuery = NonNullable<XCall['query']> & {
	/** How many posts are wanted: no further page is read. The last page may have more. */
	limit: number;
};

/**
 * Pages of what an account has published, newest first and without reposts. X shows the newest
 * 3,200.
 * @see https://docs.x.com/x-api/users/get-posts
 */
export async function* ownPosts(
	client: XClient,
	accountId: string,
	{ limit, ...query }: OwnPostsQuery,
): AsyncGenerator<IDataObject> {
	let left = limit;
	const pageSize = Math.min(LARGEST_PAGE, Math.max(SMALLEST_PAGE, limit));
	const pages = client.pages({
		path: `/2/users/${accountId}/tweets`,
		query: { exclude: ['retweets'], ...query },
		pageSize,
	});
	for await (const answer of pages) {
		yield answer;
		left -= Array.isArray(answer.data) ? answer.data.length : 0;
		if (left <= 0) return;
	}
}
