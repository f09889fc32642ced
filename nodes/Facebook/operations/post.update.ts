import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../shared/contract/operation';
import { json } from '../../shared/contract/output';
import type { FacebookApi } from '../connection';
import { selectedPage } from '../connection';
import { pageField, postField } from '../fields';
import { readPostChanges, toPostCall, toVideoCall } from '../postChanges';
import { findPost, postId } from '../postTarget';

const UPDATE_FIELDS: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [
		{
			displayName: 'Hidden',
			name: 'hidden',
			type: 'boolean',
			default: true,
			description: 'Whether the post is hidden from the timeline of the Page',
		},
		{
			displayName: 'Pinned',
			name: 'pinned',
			type: 'boolean',
			default: true,
			description: 'Whether the post is pinned to the top of the Page',
		},
		{
			displayName: 'Publish Now',
			name: 'publishNow',
			type: 'boolean',
			default: true,
			description: 'Whether to publish a scheduled post or draft at once',
		},
		{
			displayName: 'Schedule At',
			name: 'scheduleAt',
			type: 'dateTime',
			default: '',
			description: 'New time for a scheduled post, 10 minutes to 30 days ahead',
		},
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			description: 'New text of the post; of a video or reel its description',
		},
		{
			displayName: 'Time Zone',
			name: 'timeZone',
			type: 'string',
			default: '',
			placeholder: 'e.g. Europe/Berlin',
			description:
				"Time zone of 'Schedule At' if it names no offset; empty means that of the workflow",
		},
	],
};

export const updatePost: Operation<FacebookApi> = {
	resource: 'post',
	operation: 'update',
	name: 'Update',
	action: 'Update post',
	description:
		'Change a post: its text, its scheduled time, publish it now, hide or show it, pin or unpin it. Works only for posts that the same app has made; links and pictures cannot be swapped.',
	effect: 'write',
	repeatable: true,
	fields: [pageField, postField, UPDATE_FIELDS],
	async run(context) {
		const id = postId(context);
		const changes = readPostChanges(context, Date.now());
		const page = await selectedPage(context);
		const found = await findPost(page, id);
		await page.graph.call({
			method: 'POST',
			path: encodeURIComponent(found.post.id),
			fields: found.post.type === 'post' ? toPostCall(changes) : toVideoCall(context, changes),
			repeatable: true,
		});
		return [json({ ...(await findPost(page, found.post.id)).post })];
	},
};
