import type { GraphCall } from '../../Meta/graph';
import type { CommentCall } from '../../shared/comments/capability';
import type { RunContext } from '../../shared/contract/operation';
import type { FacebookApi } from '../connection';
import { selectedPage } from '../connection';

/** https://developers.facebook.com/docs/graph-api/reference/comment */
const CALLS: Record<CommentCall['does'], (id: string) => GraphCall> = {
	hide: (id) => ({ method: 'POST', path: id, fields: { is_hidden: true }, repeatable: true }),
	unhide: (id) => ({ method: 'POST', path: id, fields: { is_hidden: false }, repeatable: true }),
	like: (id) => ({ method: 'POST', path: `${id}/likes`, repeatable: true }),
	delete: (id) => ({ method: 'DELETE', path: id }),
	look: (id) => ({ method: 'GET', path: id, fields: { fields: 'id' } }),
};

/** One call about a comment, as the selected Page. */
export async function actOnComment(context: RunContext<FacebookApi>, call: CommentCall) {
	const page = await selectedPage(context);
	await page.graph.call(CALLS[call.does](encodeURIComponent(call.commentId)));
}
