import type { IDataObject } from 'n8n-workflow';
import { toIso } from '../shared/time/timeParameter';
import { INSTAGRAM } from './platform';

/** A post as Get and Get Many put it out. Ids are strings, times ISO 8601. */
export interface Post {
	platform: string;
	id: string;
	type: 'photo' | 'video' | 'carousel' | 'reel' | 'story';
	text: string;
	url: string | null;
	shortcode: string | null;
	createdAt: string | null;
	author: string | null;
	altText: string | null;
	mediaUrl: string | null;
	thumbnailUrl: string | null;
	/** Of a carousel. */
	children: Array<{ id: string; type: 'photo' | 'video'; mediaUrl: string | null }>;
	commentsEnabled: boolean | null;
	likes: number | null;
	comments: number | null;
}

/** https://developers.facebook.com/docs/instagram-platform/reference/instagram-media */
export const POST_FIELDS =
	'id,caption,media_type,media_product_type,media_url,thumbnail_url,permalink,shortcode,timestamp,username,like_count,comments_count,is_comment_enabled,alt_text,children{id,media_type,media_url}';

/** Enough to know a post again. */
export const KEY_FIELDS = 'id,caption,media_type,media_product_type,permalink,shortcode,timestamp';

/** A post as Graph answers it with `POST_FIELDS`. Pure. */
export function toPost(raw: IDataObject): Post {
	const children = raw.children as { data?: IDataObject[] } | undefined;
	return {
		platform: INSTAGRAM.id,
		id: String(raw.id),
		type: typeOf(raw),
		text: textOr(raw.caption, ''),
		url: textOr(raw.permalink, null),
		shortcode: textOr(raw.shortcode, null),
		createdAt: toIso(raw.timestamp),
		author: textOr(raw.username, null),
		altText: textOr(raw.alt_text, null),
		mediaUrl: textOr(raw.media_url, null),
		thumbnailUrl: textOr(raw.thumbnail_url, null),
		children: (children?.data ?? []).map((child) => ({
			id: String(child.id),
			type: child.media_type === 'VIDEO' ? 'video' : 'photo',
			mediaUrl: textOr(child.media_url, null),
		})),
		commentsEnabled: typeof raw.is_comment_enabled === 'boolean' ? raw.is_comment_enabled : null,
		likes: numberOrNull(raw.like_count),
		comments: numberOrNull(raw.comments_count),
	};
}

export function typeOf(raw: IDataObject): Post['type'] {
	if (raw.media_product_type === 'STORY') return 'story';
	if (raw.media_product_type === 'REELS') return 'reel';
	if (raw.media_type === 'CAROUSEL_ALBUM') return 'carousel';
	return raw.media_type === 'VIDEO' ? 'video' : 'photo';
}

export function textOr<Fallback>(value: unknown, fallback: Fallback): string | Fallback {
	return value === undefined || value === null || value === '' ? fallback : String(value);
}

export const numberOrNull = (value: unknown): number | null =>
	typeof value === 'number' ? value : null;
