import type { GraphCall } from '../../Meta/graph';
import type { CommentCall } from '../../shared/comments/capability';
import type { RunContext } from '../../shared/contract/operation';
import type { InstagramApi } from '../connection';
import { selectedAccount } from '../connection';

type Does = Exclude<CommentCall['does'], 'like'>;

/** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-comment */
const CALLS: Record<Does, (id: string) => GraphCall> = {
	hide: (id) => ({ method: 'POST', path: id, fields: { hide: true }, repeatable: true }),
	unhide: (id) => ({ method: 'POST', path: id, fields: { hide: false }, repeatable: true }),
	delete: (id) => ({ method: 'DELETE', path: id }),
	look: (id) => ({ method: 'GET', path: id, fields: { fields: 'id' } }),
};

/** One call about a comment, as the selected account. */
export async function actOnComment(context: RunContext<InstagramApi>, call: CommentCall) {
	const account = await selectedAccount(context);
	await account.graph.call(CALLS[call.does as Does](encodeURIComponent(call.commentId)));
}
