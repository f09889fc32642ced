import type { Operation } from '../../shared/contract/operation';
import { json } from '../../shared/contract/output';
import type { LinkedInApi } from '../connection';
import { postField } from '../fields';
import { ownPostUrn } from '../postTarget';
import { encodeKey } from '../restli';

/** @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api#delete-posts */
export const deletePost: Operation<LinkedInApi> = {
	resource: 'post',
	operation: 'delete',
	name: 'Delete',
	action: 'Delete post',
	description:
		'Delete a post of yours or of a page for good, with its comments. This cannot be undone. LinkedIn answers the same for a post that is gone already.',
	effect: 'delete',
	repeatable: true,
	fields: [postField],
	async run(context) {
		const id = ownPostUrn(context);
		await context.api.client.delete(`posts/${encodeKey(id)}`, undefined, true);
		return [json({ deleted: true, id })];
	},
};
