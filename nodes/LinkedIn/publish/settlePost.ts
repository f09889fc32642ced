import { asThrown, failureOf } from '../../shared/http/failure';
import type { Account, Draft } from '../../shared/publish/draft';
import type { Handles } from '../../shared/publish/plan';
import type { Settled } from '../../shared/publish/publication';
import type { LinkedInApi } from '../connection';
import { reasonOf, statusOf } from '../postShape';
import { canReadPosts } from '../posts';
import { readPost } from '../postTarget';
import { postUrl } from '../urn';

/**
 * How far LinkedIn is with a post that it has taken. Read is what has files that it may still work
 * on, where it can be read: each look counts against the calls of the day. Everything else is out as
 * far as anybody knows.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api
 */
export async function settlePost(
	api: LinkedInApi,
	{ draft, account, handles: { post } }: { draft: Draft; account: Account; handles: Handles },
): Promise<Settled> {
	const id = String(post.id);
	const url = postUrl(id);
	const taken: Settled = { status: 'published', id, url, raw: post };
	const hasFiles = draft.media.length > 0 || draft.cover !== undefined;
	if (!hasFiles || !canReadPosts(api, account.id)) return taken;
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
