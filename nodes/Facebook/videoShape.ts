import type { IDataObject } from 'n8n-workflow';
import { asObject, asObjects, asText, asTextOrNull } from '../shared/json/read';
import { toIso } from '../shared/time/timeParameter';
import { FACEBOOK } from './platform';
import type { Post, PostStatus } from './postShape';
import { countsOf, toUrl } from './postShape';

/** https://developers.facebook.com/docs/graph-api/reference/video */
export const VIDEO_FIELDS =
	'id,title,description,created_time,updated_time,permalink_url,published,scheduled_publish_time,post_id,status';

/** A video or reel as Graph answers it with `VIDEO_FIELDS`, in the shape of a post. Pure. */
export function toVideoPost(raw: IDataObject): Post {
	return {
		platform: FACEBOOK.id,
		id: asText(raw.id),
		type: 'video',
		status: statusOfVideo(raw),
		text: asText(raw.description ?? raw.title),
		url: toUrl(raw.permalink_url),
		createdAt: toIso(raw.created_time),
		updatedAt: toIso(raw.updated_time),
		scheduledAt: raw.published === true ? null : toIso(raw.scheduled_publish_time),
		hidden: null,
		author: null,
		attachments: [],
		...countsOf(raw),
		postId: asTextOrNull(raw.post_id),
	};
}

/** https://developers.facebook.com/docs/video-api/guides/reels-publishing */
export const VIDEO_PHASES = {
	upload: 'uploading_phase',
	processing: 'processing_phase',
	publishing: 'publishing_phase',
} as const;

interface Phase {
	status?: string;
	publish_status?: string;
	publish_time?: string | number;
	error?: { message?: string };
	errors?: Array<{ message?: string }>;
}

export type VideoPhases = Partial<Record<keyof typeof VIDEO_PHASES, Phase>>;

/** The phases of a video's `status`. */
export function videoPhases(raw: IDataObject): VideoPhases {
	const status = asObject(raw.status);
	return Object.fromEntries(
		Object.entries(VIDEO_PHASES).map(([name, field]) => [name, asObject(status[field])]),
	) as VideoPhases;
}

/** Facebook's reason against a video: in the first phase that has one. */
export function videoProblem(raw: IDataObject): string | undefined {
	for (const phase of Object.values(videoPhases(raw))) {
		const problems = [asObject(phase.error), ...asObjects(phase.errors)];
		const message = problems.map((problem) => asText(problem.message)).find(Boolean);
		if (message) return message;
	}
	return undefined;
}

function statusOfVideo(raw: IDataObject): PostStatus {
	const state = asText(asObject(raw.status).video_status) || 'ready';
	const { publishing } = videoPhases(raw);
	const failed =
		['error', 'upload_failed'].includes(state) || publishing?.publish_status === 'error';
	if (failed || videoProblem(raw)) return 'rejected';
	if (state === 'expired') return 'expired';
	if (state !== 'ready') return 'processing';
	if (publishing?.publish_status === 'scheduled') return 'scheduled';
	if (publishing?.publish_status === 'draft') return 'draft';
	if (raw.published !== false) return 'published';
	return raw.scheduled_publish_time ? 'scheduled' : 'draft';
}
