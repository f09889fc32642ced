import type { IDataObject } from 'n8n-workflow';
import { asBooleanOrNull, asObject, asObjects, asText, asTextOrNull } from '../shared/json/read';
import { toIso } from '../shared/time/timeParameter';
import { LINKEDIN } from './platform';
import { readLittleText } from './text/readLittleText';
import { postUrl } from './urn';

export type PostStatus = 'published' | 'draft' | 'processing' | 'rejected';

/** A post as Get, Get Many and Update put it out. Times are ISO 8601. */
export interface Post {
	platform: string;
	id: string;
	url: string;
	type: PostType;
	status: PostStatus;
	author: { id: string };
	/** As people see it, without the escapes of the API. */
	text: string;
	visibility: string | null;
	createdAt: string | null;
	publishedAt: string | null;
	updatedAt: string | null;
	edited: boolean | null;
	/** Whether others can share it; null where LinkedIn does not say. */
	canReshare: boolean | null;
	/** Images, video or document, by their URNs. */
	media: Array<{ id: string; altText: string | null; title: string | null }>;
	link: { url: string; title: string | null; description: string | null } | null;
	poll: { question: string; options: string[] } | null;
	reshareOf: string | null;
}

export type PostType =
	'text' | 'article' | 'image' | 'images' | 'video' | 'document' | 'poll' | 'reshare' | 'other';

/** LinkedIn's words for how far a post is. */
const STATUS: Readonly<Record<string, PostStatus>> = {
	PUBLISHED: 'published',
	PUBLISH_REQUESTED: 'processing',
	PROCESSING: 'processing',
	PUBLISH_FAILED: 'rejected',
	DRAFT: 'draft',
};

/**
 * A post as LinkedIn answers it. Pure.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api
 */
export function toPost(raw: IDataObject): Post {
	const id = asText(raw.id);
	const content = asObject(raw.content);
	const info = asObject(raw.lifecycleStateInfo);
	const fixed = asBooleanOrNull(raw.isReshareDisabledByAuthor);
	return {
		platform: LINKEDIN.id,
		id,
		url: postUrl(id),
		type: typeOf(raw),
		status: statusOf(raw),
		author: { id: asText(raw.author) },
		text: readLittleText(asText(raw.commentary)),
		visibility: asTextOrNull(raw.visibility),
		createdAt: timeOf(raw.createdAt),
		publishedAt: timeOf(raw.publishedAt),
		updatedAt: timeOf(raw.lastModifiedAt),
		edited: asBooleanOrNull(info.isEditedByAuthor),
		canReshare: fixed === null ? null : !fixed,
		media: mediaOf(content),
		link: linkOf(content.article),
		poll: pollOf(content.poll),
		reshareOf: asTextOrNull(asObject(raw.reshareContext).parent),
	};
}

/** An unknown state is no reason to call a post that can be read unpublished. */
export const statusOf = (raw: IDataObject): PostStatus =>
	STATUS[asText(raw.lifecycleState)] ?? 'published';

/** Why LinkedIn does not show a post that it had taken. */
export function reasonOf(raw: IDataObject): string {
	const { reviewStatus, contentStatus } = asObject(raw.lifecycleStateInfo);
	return asText(reviewStatus ?? contentStatus) || 'none given';
}

export function typeOf(raw: IDataObject): PostType {
	const content = asObject(raw.content);
	if (raw.reshareContext) return 'reshare';
	if (content.multiImage) return 'images';
	if (content.article) return 'article';
	if (content.poll) return 'poll';
	const media = asText(asObject(content.media).id);
	const [, kind] = /^urn:li:(image|video|document):/.exec(media) ?? [];
	if (kind) return kind as PostType;
	return raw.content ? 'other' : 'text';
}

function mediaOf({ media, multiImage }: IDataObject): Post['media'] {
	const one = asObject(media);
	return [...(one.id ? [one] : []), ...asObjects(asObject(multiImage).images)].map((entry) => ({
		id: asText(entry.id),
		altText: asTextOrNull(entry.altText),
		title: asTextOrNull(entry.title),
	}));
}

function linkOf(given: unknown): Post['link'] {
	if (!given) return null;
	const article = asObject(given);
	return {
		url: asText(article.source),
		title: asTextOrNull(article.title),
		description: asTextOrNull(article.description),
	};
}

function pollOf(given: unknown): Post['poll'] {
	if (!given) return null;
	const poll = asObject(given);
	return {
		question: asText(poll.question),
		options: asObjects(poll.options).map(({ text }) => asText(text)),
	};
}

const timeOf = (value: unknown): string | null =>
	typeof value === 'number' && value > 0 ? toIso(value / 1000) : null;
