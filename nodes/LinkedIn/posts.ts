import type { IDataObject } from 'n8n-workflow';
import type { LinkedInApi } from './connection';
import { parseUrn } from './urn';

/**
 * The posts of an author, newest first.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api#find-posts-by-authors
 */
export function listPosts(
	{ client }: LinkedInApi,
	author: string,
	limit?: number,
): AsyncGenerator<IDataObject> {
	return client.list('posts', { q: 'author', author, sortBy: 'CREATED' }, limit);
}

/** Whether LinkedIn lets this connection read posts of an author: those of persons few apps may. */
export const canReadPosts = ({ scopes }: LinkedInApi, author: string): boolean =>
	parseUrn(author)?.type !== 'person' || scopes.includes('r_member_social');
