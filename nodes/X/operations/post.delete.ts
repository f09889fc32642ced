import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../../shared/contract/operation';
import { json } from '../../shared/contract/output';
import { deleteOnce } from '../../shared/deletion/deleteOnce';
import { toNodeError } from '../../shared/http/failure';
import type { XApi } from '../connection';
import { postField } from '../fields';
import { postId } from '../postTarget';

/** @see https://docs.x.com/x-api/posts/delete-post */
export const deletePost: Operation<XApi> = {
	resource: 'post',
	operation: 'delete',
	name: 'Delete',
	action: 'Delete post',
	description:
		'Delete a post of the account for good; of a thread only this one post. This cannot be undone.',
	effect: 'delete',
	repeatable: false,
	fields: [postField],
	async run(context) {
		const { api } = context;
		const id = postId(context);
		const path = `/2/tweets/${id}`;
		const deleted = await deleteOnce(context, {
			id,
			look: async () => await api.user.call({ method: 'GET', path }),
			send: async () => assertDeleted(api, await api.user.call({ method: 'DELETE', path })),
		});
		return [json(deleted)];
	},
};

function assertDeleted({ node }: XApi, { data }: IDataObject) {
	if ((data as IDataObject | undefined)?.deleted === true) return;
	throw toNodeError(node, {
		kind: 'temporarily-unavailable',
		happened: 'X has answered, but not that the post is deleted',
		advice: 'Look at the post in the X app, then try again.',
		effect: 'unknown',
	});
}
