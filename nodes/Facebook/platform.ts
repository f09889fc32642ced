import { GRAPH_DIALECT } from '../Meta/dialect';
import type { Platform } from '../shared/contract/platform';
import type { KindLimits } from '../shared/publish/limits';

/**
 * @see https://developers.facebook.com/docs/pages-api
 */
export const FACEBOOK: Platform = { ...GRAPH_DIALECT, id: 'facebook', title: 'Facebook' };

const MIB = 1024 * 1024;
const MESSAGE = { max: 63_206, unit: 'utf16', label: 'Text' } as const;
/** https://developers.facebook.com/docs/pages-api/posts */
const SCHEDULE = { minMinutes: 10, maxDays: 30 };
/** https://developers.facebook.com/docs/graph-api/reference/page/photos */
const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/gif', 'image/bmp', 'image/tiff'];
const PNG_ADVICE = { mimeType: 'image/png', bytes: MIB };
const VIDEO_TYPES = ['video/mp4', 'video/quicktime'];
/** https://developers.facebook.com/docs/video-api/guides/reels-publishing */
const REEL_VIDEO = {
	duration: { min: 3, max: 90, otherwise: "choose 'Video' as 'Post Kind'" },
	minSize: { width: 540, height: 960 },
	aspect: { ratio: 9 / 16, tolerance: 0.01, name: '9:16' },
};

/** What Facebook takes, by kind of post. */
export const LIMITS = {
	text: { text: MESSAGE, schedule: SCHEDULE },
	photo: {
		text: MESSAGE,
		media: { min: 1, max: 10 },
		mimeTypes: PHOTO_TYPES,
		maxBytes: 4 * MIB,
		adviseMaxBytes: PNG_ADVICE,
		schedule: SCHEDULE,
		refuses: ['link'],
	},
	carousel: { text: MESSAGE, schedule: SCHEDULE },
	video: {
		text: MESSAGE,
		media: { min: 1, max: 1 },
		mimeTypes: VIDEO_TYPES,
		maxBytes: 10 * 1024 * MIB,
		duration: { min: 0, max: 4 * 3600 },
		schedule: SCHEDULE,
		refuses: ['link'],
	},
	reel: {
		text: MESSAGE,
		media: { min: 1, max: 1 },
		mimeTypes: VIDEO_TYPES,
		...REEL_VIDEO,
		schedule: { minMinutes: 10, maxDays: 29 },
		refuses: ['link'],
	},
	photoStory: {
		media: { min: 1, max: 1 },
		mimeTypes: PHOTO_TYPES,
		maxBytes: 10 * MIB,
		adviseMaxBytes: PNG_ADVICE,
		refuses: ['text', 'link', 'firstComment', 'schedule', 'draft'],
	},
	videoStory: {
		media: { min: 1, max: 1 },
		mimeTypes: VIDEO_TYPES,
		...REEL_VIDEO,
		refuses: ['text', 'link', 'firstComment', 'schedule', 'draft'],
	},
} as const satisfies Record<string, KindLimits>;

export type FacebookKind = keyof typeof LIMITS;
