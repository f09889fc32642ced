import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../../shared/contract/operation';
import { RAW_OPTION, withRaw } from '../../shared/raw/includeRaw';
import type { XApi } from '../connection';
import { postField } from '../fields';
import { toPost } from '../postShape';
import { postId, readPost } from '../postTarget';

export const getPost: Operation<XApi> = {
	resource: 'post',
	operation: 'get',
	name: 'Get',
	action: 'Get post',
	description:
		'Read one post: its text, author, media, poll and public counts, and which post it replies to or quotes',
	effect: 'read',
	repeatable: true,
	fields: [postField],
	options: [RAW_OPTION],
	async run(context) {
		const answer = await readPost(context.api, postId(context));
		return [withRaw(context, toPost(answer.data as IDataObject, answer), answer)];
	},
};
