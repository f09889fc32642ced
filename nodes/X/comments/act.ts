import type { CommentCall } from '../../shared/comments/capability';
import type { RunContext } from '../../shared/contract/operation';
import { toNodeError } from '../../shared/http/failure';
import type { IDataObject } from 'n8n-workflow';
import type { XCall } from '../client';
import type { XApi } from '../connection';
import { idIn } from '../ids';

type Does = Exclude<CommentCall['does'], 'like'>;

const hide = (id: string, hidden: boolean): XCall => ({
	method: 'PUT',
	path: `/2/tweets/${id}/hidden`,
	body: { hidden },
	repeatable: true,
});

const CALLS: Record<Does, (id: string) => XCall> = {
	hide: (id) => hide(id, true),
	unhide: (id) => hide(id, false),
	delete: (id) => ({ method: 'DELETE', path: `/2/tweets/${id}` }),
	look: (id) => ({ method: 'GET', path: `/2/tweets/${id}` }),
};

/** What X says when it has done it. */
const DONE: Partial<Record<Does, IDataObject>> = {
	hide: { hidden: true },
	unhide: { hidden: false },
	delete: { deleted: true },
};

/**
 * One call about a reply. Throws where X answers with success but has not done it.
 * @see https://docs.x.com/x-api/posts/hide-reply
 */
export async function actOnReply({ api }: RunContext<XApi>, call: CommentCall) {
	const does = call.does as Does;
	const id = idIn(api.node, 'Comment', call.commentId);
	const { data } = await api.user.call(CALLS[does](id));
	for (const [name, value] of Object.entries(DONE[does] ?? {})) {
		const answered = (data as IDataObject | undefined)?.[name];
		if (answered === value) continue;
		throw toNodeError(api.node, {
			kind: 'temporarily-unavailable',
			happened: `X has answered, but not that the comment is ${WORDS[does]}`,
			advice: 'Look at the comment in the X app, then try again.',
			effect: 'unknown',
		});
	}
}

const WORDS: Record<Does, string> = {
	hide: 'hidden',
	unhide: 'shown',
	delete: 'deleted',
	look: 'there',
};
