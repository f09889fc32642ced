import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../../shared/contract/operation';
import { RAW_OPTION, withRaw } from '../../shared/raw/includeRaw';
import type { LinkedInApi } from '../connection';
import { postField } from '../fields';
import type { Post } from '../postShape';
import { reasonOf, toPost } from '../postShape';
import { ownPostUrn, readPost } from '../postTarget';

export const getPostStatus: Operation<LinkedInApi> = {
	resource: 'post',
	operation: 'getStatus',
	name: 'Get Status',
	action: 'Get post status',
	description:
		'Tell whether a post of a page is published, still being published, a draft, or refused after LinkedIn had taken it',
	effect: 'read',
	repeatable: true,
	fields: [postField],
	options: [RAW_OPTION],
	async run(context) {
		const raw = await readPost(context.api, ownPostUrn(context));
		return [withRaw(context, toStatus(toPost(raw), raw), raw)];
	},
};

/** What Get Status puts out. Pure. */
export function toStatus(post: Post, raw: IDataObject): IDataObject {
	const info = (raw.lifecycleStateInfo ?? {}) as IDataObject;
	return {
		platform: post.platform,
		id: post.id,
		type: post.type,
		status: post.status,
		url: post.url,
		publishedAt: post.status === 'published' ? (post.publishedAt ?? post.createdAt) : null,
		reviewStatus: info.reviewStatus ?? null,
		contentStatus: info.contentStatus ?? null,
		reason: post.status === 'rejected' ? reasonOf(raw) : null,
	};
}
