import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../../shared/contract/operation';
import { RAW_OPTION, withRaw } from '../../shared/raw/includeRaw';
import { toIso } from '../../shared/time/timeParameter';
import type { FacebookApi } from '../connection';
import { selectedPage } from '../connection';
import { pageField, postField } from '../fields';
import type { VideoPhases } from '../videoShape';
import { videoPhases, videoProblem } from '../videoShape';
import type { FoundPost } from '../postTarget';
import { findPost, postId } from '../postTarget';

export const getPostStatus: Operation<FacebookApi> = {
	resource: 'post',
	operation: 'getStatus',
	name: 'Get Status',
	action: 'Get post status',
	description:
		"Tell whether a post, video or reel is published, scheduled, a draft, still processing or rejected, with Facebook's reason",
	effect: 'read',
	repeatable: true,
	fields: [pageField, postField],
	options: [RAW_OPTION],
	async run(context) {
		const id = postId(context);
		const found = await findPost(await selectedPage(context), id);
		return [withRaw(context, toStatus(found), found.raw)];
	},
};

/** What Get Status puts out. Pure. */
export function toStatus({ post, raw }: FoundPost): IDataObject {
	const phases = videoPhases(raw);
	const publishTime = toIso(phases.publishing?.publish_time);
	return {
		platform: post.platform,
		id: post.id,
		type: post.type,
		status: post.status,
		url: post.url,
		postId: post.type === 'post' ? post.id : (post.postId ?? null),
		publishedAt: post.status === 'published' ? (publishTime ?? post.createdAt) : null,
		scheduledAt: post.status === 'scheduled' ? (post.scheduledAt ?? publishTime) : null,
		reason: post.status === 'rejected' ? (videoProblem(raw) ?? 'Facebook gives no reason') : null,
		...(post.type === 'video' ? { phases: phaseStates(phases) } : {}),
	};
}

/** The guide spells the last state of a phase in two ways. */
function phaseStates(phases: VideoPhases): IDataObject {
	const states = Object.entries(phases).map(([name, { status }]) => [
		name,
		status === 'complete' ? 'completed' : (status ?? null),
	]);
	return Object.fromEntries(states) as IDataObject;
}
