import type { IDataObject } from 'n8n-workflow';
import { createdId } from './created';
import type { XApi } from './connection';

/**
 * Makes a post, a reply or a part of a thread. Gives X's answer with the ID. An answer without one
 * throws as one whose effect is unknown.
 * @see https://docs.x.com/x-api/posts/create-post
 */
export async function createPost(
	{ node, user }: Pick<XApi, 'node' | 'user'>,
	body: IDataObject,
): Promise<{ id: string; text: string }> {
	const answer = await user.call({ method: 'POST', path: '/2/tweets', body });
	const id = createdId(node, answer);
	const { text } = answer.data as IDataObject;
	return { id, text: String(text ?? '') };
}

/** The part of a post that makes it a reply. */
export const replyTo = (postId: string): IDataObject => ({
	reply: { in_reply_to_tweet_id: postId },
});
