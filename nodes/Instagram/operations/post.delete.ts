import type { Operation } from '../../shared/contract/operation';
import { json } from '../../shared/contract/output';
import { deleteOnce } from '../../shared/deletion/deleteOnce';
import type { InstagramApi } from '../connection';
import { selectedAccount } from '../connection';
import { accountField, postField } from '../fields';
import { postId } from '../postTarget';

/** @see https://developers.facebook.com/docs/instagram-platform/reference/instagram-media */
export const deletePost: Operation<InstagramApi> = {
	resource: 'post',
	operation: 'delete',
	name: 'Delete',
	action: 'Delete post',
	description:
		'Delete a post, reel or story of the account for good, with its comments. This cannot be undone. Needs the permission instagram_manage_contents.',
	effect: 'delete',
	repeatable: false,
	fields: [accountField, postField],
	async run(context) {
		const account = await selectedAccount(context);
		const id = await postId(context, account);
		const path = encodeURIComponent(id);
		const deleted = await deleteOnce(context, {
			id,
			look: async () => await account.graph.call({ method: 'GET', path, fields: { fields: 'id' } }),
			send: async () => await account.graph.call({ method: 'DELETE', path }),
		});
		return [json(deleted)];
	},
};
