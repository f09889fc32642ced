import { GRAPH_API, GRAPH_DIALECT } from '../Meta/dialect';
import type { Platform } from '../shared/contract/platform';
import type { KindLimits } from '../shared/publish/limits';
import { INSTAGRAM_FAILURES } from './failures';

/**
 * @see https://developers.facebook.com/docs/instagram-platform
 */
export const INSTAGRAM: Platform = {
	...GRAPH_DIALECT,
	id: 'instagram',
	title: 'Instagram',
	failures: INSTAGRAM_FAILURES,
};

/** For accounts that are connected through Instagram Login; its token calls have no version. */
export const INSTAGRAM_HOST = 'https://graph.instagram.com';
export const INSTAGRAM_URL = `${INSTAGRAM_HOST}/${GRAPH_API.version}`;

/** https://developers.facebook.com/docs/instagram-platform/content-publishing/resumable-uploads */
export const UPLOAD_URL = `https://rupload.facebook.com/ig-api-upload/${GRAPH_API.version}`;

const MIB = 1024 * 1024;
const CAPTION = { max: 2_200, unit: 'codepoints', label: 'Text' } as const;
const VIDEO_TYPES = ['video/mp4', 'video/quicktime'];
const UPRIGHT = { ratio: 9 / 16, tolerance: 0.01, name: '9:16' };

export const MAX_HASHTAGS = 30;
export const MAX_MENTIONS = 20;
/** What the Instagram app allows since 2025-12-18; whether the API does is not confirmed. */
export const ADVISED_HASHTAGS = 5;
export const MAX_ALT_TEXT = 1_000;
export const MAX_COLLABORATORS = 3;
/** Instagram only shows videos of up to so many pixels across. */
export const MAX_COLUMNS = 1_920;

/**
 * What Instagram takes, by kind of post: the draft as a whole.
 * @see https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media
 */
export const LIMITS = {
	photo: { text: CAPTION, media: { min: 1, max: 1 }, refuses: ['link', 'draft'] },
	carousel: { text: CAPTION, media: { min: 2, max: 10 }, refuses: ['link', 'draft'] },
	reel: { text: CAPTION, media: { min: 1, max: 1 }, refuses: ['link', 'draft'] },
	photoStory: { media: { min: 1, max: 1 }, refuses: ['text', 'link', 'firstComment', 'draft'] },
	videoStory: { media: { min: 1, max: 1 }, refuses: ['text', 'link', 'firstComment', 'draft'] },
} as const satisfies Record<string, KindLimits>;

export type InstagramKind = keyof typeof LIMITS;

/** What Instagram takes of one file, by its place. */
export const FILE_LIMITS = {
	feedPicture: {
		mimeTypes: ['image/jpeg'],
		maxBytes: 8 * MIB,
		ratios: { min: 4 / 5, max: 1.91, name: 'between 4:5 and 1.91:1' },
	},
	/** After the first file, to whose ratio it is cropped. */
	carouselPicture: { mimeTypes: ['image/jpeg'], maxBytes: 8 * MIB },
	storyPicture: { mimeTypes: ['image/jpeg'], maxBytes: 8 * MIB, aspect: UPRIGHT },
	cover: { mimeTypes: ['image/jpeg'], maxBytes: 8 * MIB },
	reelVideo: {
		mimeTypes: VIDEO_TYPES,
		maxBytes: 300 * MIB,
		duration: { min: 3, max: 900 },
		ratios: { min: 0.01, max: 10, name: 'between 0.01:1 and 10:1' },
		aspect: UPRIGHT,
	},
	carouselVideo: {
		mimeTypes: VIDEO_TYPES,
		maxBytes: 300 * MIB,
		duration: { min: 3, max: 900 },
		ratios: { min: 0.01, max: 10, name: 'between 0.01:1 and 10:1' },
	},
	storyVideo: {
		mimeTypes: VIDEO_TYPES,
		maxBytes: 100 * MIB,
		duration: { min: 3, max: 60 },
		ratios: { min: 0.1, max: 10, name: 'between 0.1:1 and 10:1' },
		aspect: UPRIGHT,
	},
} as const satisfies Record<string, KindLimits>;

export type FilePlace = keyof typeof FILE_LIMITS;
