import type { IDataObject } from 'n8n-workflow';
import { requiredId } from '../shared/comments/requiredId';
import type { RunContext } from '../shared/contract/operation';
import { toNodeError } from '../shared/http/failure';
import type { InstagramAccount, InstagramApi } from './connection';
import { POST_FIELDS } from './postShape';

const LOOK_THROUGH = 1_000;

/** The id in the Post parameter. A URL names a post by a code that has to be looked for. */
export async function postId(
	context: RunContext<InstagramApi>,
	account: InstagramAccount,
): Promise<string> {
	const given = requiredId(context, 'post');
	if (/^\d+$/.test(given)) return given;
	for await (const raw of account.graph.list(
		`${account.id}/media`,
		{ fields: 'id,shortcode' },
		LOOK_THROUGH,
	)) {
		if (raw.shortcode === given) return String(raw.id);
	}
	throw toNodeError(context.n8n.getNode(), {
		kind: 'not-found',
		happened: `None of the newest ${LOOK_THROUGH} posts of the account has the code '${given}'`,
		advice: "Give the ID of the post: Publish, 'Get Many' and the trigger put it out.",
		effect: 'none',
		field: 'Post',
	});
}

/** Reads a post. Throws `not-found` when it does not exist or belongs to somebody else. */
export async function readPost(account: InstagramAccount, id: string): Promise<IDataObject> {
	return await account.graph.call({
		method: 'GET',
		path: encodeURIComponent(id),
		fields: { fields: POST_FIELDS },
	});
}
