import type { MetaPage } from '../../Meta/connection';
import { findPost } from '../postTarget';

/** The id under which a post has its comments. A plain number, as URLs have it, is looked up. */
export async function commentablePost(page: MetaPage, postId: string): Promise<string> {
	if (postId.includes('_')) return postId;
	const { post } = await findPost(page, postId);
	return post.id;
}
