import type { IDataObject } from 'n8n-workflow';
import { requiredId } from '../shared/comments/requiredId';
import type { RunContext } from '../shared/contract/operation';
import { toNodeError } from '../shared/http/failure';
import type { InstagramAccount, InstagramApi } from './connection';
import { POST_FIELDS } from './postShape';

const LOOK_THROUGH = 1_000;

/**
 * The id in the Post parameter. A URL has another name for a post, which has to be looked for: the
 * code in `p/Abc`, the number in `stories/fernandco/123`.
 */
export async function postId(
	context: RunContext<InstagramApi>,
	account: InstagramAccount,
): Promise<string> {
	const given = requiredId(context, 'post');
	if (/^\d+$/.test(given)) return given;
	const isStory = given.startsWith('stories/');
	const name = given.slice(given.lastIndexOf('/') + 1);
	const edge = isStory ? 'stories' : 'media';
	const fields = { fields: isStory ? 'id,permalink' : 'id,shortcode' };
	for await (const raw of account.graph.list(`${account.id}/${edge}`, fields, LOOK_THROUGH)) {
		if ((isStory ? lastPart(raw.permalink) : raw.shortcode) === name) return String(raw.id);
	}
	const looked = isStory
		? 'None of the stories of the last 24 hours'
		: `None of the newest ${LOOK_THROUGH} posts of the account`;
	throw toNodeError(context.n8n.getNode(), {
		kind: 'not-found',
		happened: `${looked} has the code '${name}'`,
		advice: "Give the ID of the post: Publish, 'Get Many' and the trigger put it out.",
		effect: 'none',
		field: 'Post',
	});
}

const lastPart = (address: unknown): string | undefined =>
	String(address ?? '')
		.split(/[?#]/)[0]
		.split('/')
		.filter(Boolean)
		.pop();

/** Reads a post. Throws `not-found` when it does not exist or belongs to somebody else. */
export async function readPost(account: InstagramAccount, id: string): Promise<IDataObject> {
	return await account.graph.call({
		method: 'GET',
		path: encodeURIComponent(id),
		fields: { fields: POST_FIELDS },
	});
}
