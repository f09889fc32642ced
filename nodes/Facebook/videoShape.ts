import type { IDataObject } from 'n8n-workflow';
import { toIso } from '../shared/time/timeParameter';
import { FACEBOOK } from './platform';
import type { Post, PostStatus } from './postShape';
import { countsOf, textOf, toUrl } from './postShape';

/** https://developers.facebook.com/docs/graph-api/reference/video */
export const VIDEO_FIELDS =
	'id,title,description,created_time,updated_time,permalink_url,published,scheduled_publish_time,post_id,status';

/** A video or reel as Graph answers it with `VIDEO_FIELDS`, in the shape of a post. Pure. */
export function toVideoPost(raw: IDataObject): Post {
	return {
		platform: FACEBOOK.id,
		id: String(raw.id),
		type: 'video',
		status: statusOfVideo(raw),
		text: textOf(raw.description ?? raw.title),
		url: toUrl(raw.permalink_url),
		createdAt: toIso(raw.created_time),
		updatedAt: toIso(raw.updated_time),
		scheduledAt: raw.published === true ? null : toIso(raw.scheduled_publish_time),
		hidden: null,
		author: null,
		attachments: [],
		...countsOf(raw),
		postId: raw.post_id ? String(raw.post_id) : null,
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
	const status = (raw.status ?? {}) as IDataObject;
	return Object.fromEntries(
		Object.entries(VIDEO_PHASES).map(([name, field]) => [name, status[field] ?? {}]),
	) as VideoPhases;
}

/** Facebook's reason against a video: in the first phase that has one. */
export function videoProblem(raw: IDataObject): string | undefined {
	for (const phase of Object.values(videoPhases(raw))) {
		const message = phase.error?.message ?? phase.errors?.[0]?.message;
		if (message) return message;
	}
	return undefined;
}

function statusOfVideo(raw: IDataObject): PostStatus {
	const state = String((raw.status as IDataObject | undefined)?.video_status ?? 'ready');
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
