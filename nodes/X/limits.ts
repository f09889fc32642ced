import type { KindLimits } from '../shared/publish/limits';

const MIB = 1024 * 1024;

/** The kinds of post, by machine name. */
export type XKind = 'text' | 'image' | 'gif' | 'video' | 'poll' | 'thread' | 'splitThread';

/** What a file is to X. */
export type MediaCategory = 'tweet_image' | 'tweet_gif' | 'tweet_video';

/** Characters by X's count: https://docs.x.com/fundamentals/counting-characters */
export const MAX_LENGTH = 280;
/** Of the posts of a thread from a long text: what a link and the numbers take has to fit. */
export const MIN_POST_LENGTH = 40;
/** The same for accounts with X Premium. */
export const MAX_LENGTH_PREMIUM = 25_000;
/** https://docs.x.com/x-api/users/get-my-user (subscription_type) */
export const PREMIUM_SUBSCRIPTIONS: readonly string[] = ['Basic', 'Premium', 'PremiumPlus'];

/** https://docs.x.com/x-api/posts/create-post */
export const POLL = { minOptions: 2, maxOptions: 4, maxOptionLength: 25 } as const;
export const POLL_MINUTES = { min: 5, max: 10_080 } as const;
export const MAX_TAGGED_USERS = 10;
export const MAX_IMAGES = 4;
/** Since 2026, for apps without Enterprise access: https://docs.x.com/changelog */
export const MAX_CASHTAGS = 1;

/** https://docs.x.com/x-api/media/create-media-metadata */
export const MAX_ALT_TEXT = 1000;

/** Bytes of one part of an upload, and how many parts there can be. */
export const CHUNK_BYTES = 4 * MIB;

/** What a file of each category may be: https://docs.x.com/x-api/media/quickstart/best-practices */
export const FILE_LIMITS: Readonly<Record<MediaCategory, KindLimits>> = {
	tweet_image: {
		mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
		maxBytes: 5 * MIB,
	},
	tweet_gif: { mimeTypes: ['image/gif'], maxBytes: 15 * MIB },
	tweet_video: {
		mimeTypes: ['video/mp4', 'video/quicktime'],
		maxBytes: 512 * MIB,
		minSize: { width: 32, height: 32 },
		ratios: { min: 1 / 3, max: 3, name: '1:3 to 3:1' },
	},
};

/** Seconds. With X Premium longer ones are allowed. */
export const VIDEO_SECONDS = { min: 0.5, max: 140 } as const;
export const MAX_FRAME_RATE = 60;
/** Pixels up to which X documents videos; it scales down larger ones. */
export const DOCUMENTED_VIDEO = { longer: 1280, shorter: 1024 } as const;
/** Pixels and frames; `pixels` is what all frames have together. */
export const MAX_GIF = { width: 1280, height: 1080, frames: 350, pixels: 300_000_000 } as const;

const NOT_THERE = ['link'] as const;

/** What each kind of post takes. */
export const LIMITS: Readonly<Record<XKind, KindLimits>> = {
	text: { refuses: NOT_THERE },
	image: { media: { min: 1, max: MAX_IMAGES }, refuses: NOT_THERE },
	gif: { media: { min: 1, max: 1 }, refuses: NOT_THERE },
	video: { media: { min: 1, max: 1 }, refuses: NOT_THERE },
	poll: { refuses: NOT_THERE },
	thread: { media: { min: 0, max: Infinity }, refuses: [...NOT_THERE, 'text', 'firstComment'] },
	splitThread: { media: { min: 0, max: MAX_IMAGES }, refuses: [...NOT_THERE, 'firstComment'] },
};
