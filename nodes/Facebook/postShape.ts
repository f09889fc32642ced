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
import { FACEBOOK } from './platform';

export type PostStatus =
	'published' | 'scheduled' | 'draft' | 'processing' | 'rejected' | 'expired';

/** A post as Get, Get Many and Update put it out. Ids are strings, times ISO 8601. */
export interface Post {
	platform: string;
	id: string;
	/** A video or reel is also known by an id of its own. */
	type: 'post' | 'video';
	status: PostStatus;
	text: string;
	url: string | null;
	createdAt: string | null;
	updatedAt: string | null;
	scheduledAt: string | null;
	/** Null where the network does not say. */
	hidden: boolean | null;
	author: { id: string; name: string } | null;
	attachments: PostAttachment[];
	shares: number | null;
	reactions: number | null;
	comments: number | null;
	/** Of a video: the post that shows it, once there is one. */
	postId?: string | null;
	raw?: IDataObject;
}

export interface PostAttachment {
	type: string;
	/** Id of the photo or video; null for links. */
	id: string | null;
	url: string | null;
	imageUrl: string | null;
}

/** https://developers.facebook.com/docs/graph-api/reference/pagepost */
export const POST_FIELDS =
	'id,message,created_time,updated_time,permalink_url,is_published,is_hidden,is_expired,scheduled_publish_time,status_type,from,attachments{media_type,media,target,url}';

/** Numbers that can be read without the permission for insights. */
export const COUNT_FIELDS =
	'shares,reactions.summary(total_count).limit(0),comments.summary(total_count).limit(0)';

/** A post as Graph answers it with `POST_FIELDS`. Pure. */
export function toPost(raw: IDataObject): Post {
	return {
		platform: FACEBOOK.id,
		id: asText(raw.id),
		type: 'post',
		status: statusOfPost(raw),
		text: asText(raw.message),
		url: toUrl(raw.permalink_url),
		createdAt: toIso(raw.created_time),
		updatedAt: toIso(raw.updated_time),
		scheduledAt: raw.is_published === false ? toIso(raw.scheduled_publish_time) : null,
		hidden: asBooleanOrNull(raw.is_hidden),
		author: toAuthor(raw.from),
		attachments: attachmentsOf(raw),
		...countsOf(raw),
	};
}

function statusOfPost(raw: IDataObject): PostStatus {
	if (raw.is_expired === true) return 'expired';
	if (raw.is_published !== false) return 'published';
	return raw.scheduled_publish_time ? 'scheduled' : 'draft';
}

/** The counts among a post's fields; null for each that Graph left out. */
export function countsOf(raw: IDataObject): Pick<Post, 'shares' | 'reactions' | 'comments'> {
	return {
		shares: asNumberOrNull(asObject(raw.shares).count),
		reactions: totalOf(raw.reactions),
		comments: totalOf(raw.comments),
	};
}

const totalOf = (edge: unknown): number | null =>
	asNumberOrNull(asObject(asObject(edge).summary).total_count);

function attachmentsOf(raw: IDataObject): PostAttachment[] {
	return asObjects(asObject(raw.attachments).data).map((entry) => ({
		type: asText(entry.media_type),
		id: asTextOrNull(asObject(entry.target).id),
		url: toUrl(entry.url),
		imageUrl: asTextOrNull(asObject(asObject(entry.media).image).src),
	}));
}

export function toAuthor(value: unknown): { id: string; name: string } | null {
	const { id, name } = asObject(value);
	return asText(id) ? { id: asText(id), name: asText(name) } : null;
}

/** Graph gives the addresses of videos without their host. */
export function toUrl(value: unknown): string | null {
	const url = asTextOrNull(value);
	return url?.startsWith('/') ? `https://www.facebook.com${url}` : url;
}
