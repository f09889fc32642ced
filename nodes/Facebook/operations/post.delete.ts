import type { Operation } from '../../shared/contract/operation';
import { json } from '../../shared/contract/output';
import { deleteOnce } from '../../shared/deletion/deleteOnce';
import type { FacebookApi } from '../connection';
import { selectedPage } from '../connection';
import { pageField, postField } from '../fields';
import { findPost, postId } from '../postTarget';

export const deletePost: Operation<FacebookApi> = {
	resource: 'post',
	operation: 'delete',
	name: 'Delete',
	action: 'Delete post',
	description:
		'Delete a published, scheduled or draft post, video or reel of a Page for good, with its comments and reactions. This cannot be undone.',
	effect: 'delete',
	repeatable: false,
	fields: [pageField, postField],
	async run(context) {
		const id = postId(context);
		const page = await selectedPage(context);
		const deleted = await deleteOnce(context, {
			id,
			look: async () => await findPost(page, id),
			send: async () => {
				const path = id.includes('_') ? id : (await findPost(page, id)).post.id;
				await page.graph.call({ method: 'DELETE', path: encodeURIComponent(path) });
			},
		});
		return [json(deleted)];
	},
};
