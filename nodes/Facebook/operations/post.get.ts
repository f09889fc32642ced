import type { Operation } from '../../shared/contract/operation';
import { RAW_OPTION, withRaw } from '../../shared/raw/includeRaw';
import type { FacebookApi } from '../connection';
import { selectedPage } from '../connection';
import { pageField, postField } from '../fields';
import { findPost, postId } from '../postTarget';

export const getPost: Operation<FacebookApi> = {
	resource: 'post',
	operation: 'get',
	name: 'Get',
	action: 'Get post',
	description:
		'Read one post, video or reel of a Page: text, address, times, attachments and counts',
	effect: 'read',
	repeatable: true,
	fields: [pageField, postField],
	options: [RAW_OPTION],
	async run(context) {
		const id = postId(context);
		const { post, raw } = await findPost(await selectedPage(context), id, { counts: true });
		return [withRaw(context, post, raw)];
	},
};
