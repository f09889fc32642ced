import type { IDataObject } from 'n8n-workflow';
import type { RunContext } from '../shared/contract/operation';
import type { XApi } from './connection';
import { idIn } from './ids';
import { POST_QUERY } from './postShape';

/** The ID in the Post parameter. Throws an input error for what is none. */
export function postId(context: RunContext<XApi>): string {
	return idIn(context.api.node, 'Post', context.param<unknown>('post', ''));
}

/**
 * Reads a post; gives X's answer. Throws `not-found` where there is none that the account may see.
 * @see https://docs.x.com/x-api/posts/get-post-by-id
 */
export async function readPost({ user }: XApi, id: string): Promise<IDataObject> {
	return await user.call({ method: 'GET', path: `/2/tweets/${id}`, query: POST_QUERY });
}
