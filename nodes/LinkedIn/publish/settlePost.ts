import { asThrown, failureOf } from '../../shared/http/failure';
import type { Account } from '../../shared/publish/draft';
import type { Handles } from '../../shared/publish/plan';
import type { Settled } from '../../shared/publish/publication';
import type { LinkedInApi } from '../connection';
import { reasonOf, statusOf } from '../postShape';
import { canReadPosts } from '../posts';
import { readPost } from '../postTarget';
import { postUrl } from '../urn';

/**
 * How far LinkedIn is with a post that it has taken, where it can be read. A post that cannot be
 * read is out as far as anybody knows.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api
 */
export async function settlePost(
	api: LinkedInApi,
	{ account, handles: { post } }: { account: Account; handles: Handles },
): Promise<Settled> {
	const id = String(post.id);
	const url = postUrl(id);
	const taken: Settled = { status: 'published', id, url, raw: post };
	if (!canReadPosts(api, account.id)) return taken;
	try {
		const raw = await readPost(api, id);
		const status = statusOf(raw);
		if (status === 'rejected') return { status, reason: reasonOf(raw) };
		return { status, id, url, raw };
	} catch (error) {
		// To call it failed for the reading would have it published again.
		if (failureOf(error)) return taken;
		throw asThrown(error);
	}
}
