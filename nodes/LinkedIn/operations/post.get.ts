import type { Operation } from '../../shared/contract/operation';
import { RAW_OPTION, withRaw } from '../../shared/raw/includeRaw';
import type { LinkedInApi } from '../connection';
import { postField } from '../fields';
import { toPost } from '../postShape';
import { ownPostUrn, readPost } from '../postTarget';

export const getPost: Operation<LinkedInApi> = {
	resource: 'post',
	operation: 'get',
	name: 'Get',
	action: 'Get post',
	description:
		'Read one post of a page: text, media, link, poll and state. Posts of persons can be read only with the permission r_member_social.',
	effect: 'read',
	repeatable: true,
	fields: [postField],
	options: [RAW_OPTION],
	async run(context) {
		const raw = await readPost(context.api, ownPostUrn(context));
		return [withRaw(context, toPost(raw), raw)];
	},
};
