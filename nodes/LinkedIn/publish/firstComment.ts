import type { IDataObject } from 'n8n-workflow';
import { earliestServerTime } from '../../shared/http/serverClock';
import type { CommentedPost } from '../../shared/publish/capability';
import type { Look } from '../../shared/publish/plan';
import type { Found } from '../../shared/contract/once';
import { commentUrn } from '../comments/commentUrn';
import { findComment } from '../comments/create';
import { toMessage } from '../comments/message';
import { commentsPath } from '../comments/read';
import { toComment } from '../comments/toComment';
import type { LinkedInApi } from '../connection';
import { LINKEDIN } from '../platform';

/** @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/comments-api */
export async function sendComment(
	{ client }: LinkedInApi,
	{ account, id: post, text }: CommentedPost,
): Promise<{ id: string }> {
	const comment = { actor: account.id, object: post, message: toMessage(text) };
	const { id, body } = await client.create(commentsPath(post), comment);
	const thread = String(body.object ?? post);
	return { id: String(body.commentUrn ?? commentUrn({ thread, id })) };
}

export async function findFirstComment(
	{ client }: LinkedInApi,
	{ account, id, text }: CommentedPost,
	{ since, isClaimed }: Look,
): Promise<Found<IDataObject>> {
	const found = await findComment(client, commentsPath(id), {
		actor: account.id,
		text: toMessage(text).text,
		since: earliestServerTime(LINKEDIN.id, since),
		isClaimed,
	});
	return found.status === 'done'
		? { status: 'done', handle: { id: toComment(found.handle, null).id } }
		: found;
}
