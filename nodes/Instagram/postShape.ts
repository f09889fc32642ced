import type { IDataObject } from 'n8n-workflow';
import {
	asBooleanOrNull,
	asNumberOrNull,
	asObject,
	asObjects,
	asText,
	asTextOrNull,
} from '../shared/json/read';
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
	return {
		platform: INSTAGRAM.id,
		id: asText(raw.id),
		type: typeOf(raw),
		text: asText(raw.caption),
		url: asTextOrNull(raw.permalink),
		shortcode: asTextOrNull(raw.shortcode),
		createdAt: toIso(raw.timestamp),
		author: asTextOrNull(raw.username),
		altText: asTextOrNull(raw.alt_text),
		mediaUrl: asTextOrNull(raw.media_url),
		thumbnailUrl: asTextOrNull(raw.thumbnail_url),
		children: asObjects(asObject(raw.children).data).map((child) => ({
			id: asText(child.id),
			type: child.media_type === 'VIDEO' ? 'video' : 'photo',
			mediaUrl: asTextOrNull(child.media_url),
		})),
		commentsEnabled: asBooleanOrNull(raw.is_comment_enabled),
		likes: asNumberOrNull(raw.like_count),
		comments: asNumberOrNull(raw.comments_count),
	};
}

export function typeOf(raw: IDataObject): Post['type'] {
	if (raw.media_product_type === 'STORY') return 'story';
	if (raw.media_product_type === 'REELS') return 'reel';
	if (raw.media_type === 'CAROUSEL_ALBUM') return 'carousel';
	return raw.media_type === 'VIDEO' ? 'video' : 'photo';
}
