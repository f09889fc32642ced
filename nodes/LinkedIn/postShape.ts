import type { IDataObject } from 'n8n-workflow';
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
	const id = String(raw.id);
	const content = (raw.content ?? {}) as Content;
	const info = (raw.lifecycleStateInfo ?? {}) as IDataObject;
	return {
		platform: LINKEDIN.id,
		id,
		url: postUrl(id),
		type: typeOf(raw),
		status: statusOf(raw),
		author: { id: String(raw.author ?? '') },
		text: readLittleText(String(raw.commentary ?? '')),
		visibility: textOr(raw.visibility),
		createdAt: timeOf(raw.createdAt),
		publishedAt: timeOf(raw.publishedAt),
		updatedAt: timeOf(raw.lastModifiedAt),
		edited: typeof info.isEditedByAuthor === 'boolean' ? info.isEditedByAuthor : null,
		canReshare:
			typeof raw.isReshareDisabledByAuthor === 'boolean' ? !raw.isReshareDisabledByAuthor : null,
		media: mediaOf(content),
		link: linkOf(content.article),
		poll: pollOf(content.poll),
		reshareOf: textOr((raw.reshareContext as IDataObject | undefined)?.parent),
	};
}

interface Content {
	media?: IDataObject;
	multiImage?: { images?: IDataObject[] };
	article?: IDataObject;
	poll?: { question?: string; options?: Array<{ text?: string }> };
}

/** An unknown state is no reason to call a post that can be read unpublished. */
export const statusOf = (raw: IDataObject): PostStatus =>
	STATUS[String(raw.lifecycleState)] ?? 'published';

/** Why LinkedIn does not show a post that it had taken. */
export function reasonOf(raw: IDataObject): string {
	const { reviewStatus, contentStatus } = (raw.lifecycleStateInfo ?? {}) as IDataObject;
	return String(reviewStatus ?? contentStatus ?? 'none given');
}

export function typeOf(raw: IDataObject): PostType {
	const content = (raw.content ?? {}) as Content;
	if (raw.reshareContext) return 'reshare';
	if (content.multiImage) return 'images';
	if (content.article) return 'article';
	if (content.poll) return 'poll';
	const [, kind] = /^urn:li:(image|video|document):/.exec(String(content.media?.id ?? '')) ?? [];
	if (kind) return kind as PostType;
	return raw.content ? 'other' : 'text';
}

function mediaOf({ media, multiImage }: Content): Post['media'] {
	return [...(media?.id ? [media] : []), ...(multiImage?.images ?? [])].map((entry) => ({
		id: String(entry.id),
		altText: textOr(entry.altText),
		title: textOr(entry.title),
	}));
}

function linkOf(article: IDataObject | undefined): Post['link'] {
	if (!article) return null;
	return {
		url: String(article.source ?? ''),
		title: textOr(article.title),
		description: textOr(article.description),
	};
}

function pollOf(poll: Content['poll']): Post['poll'] {
	if (!poll) return null;
	return {
		question: String(poll.question ?? ''),
		options: (poll.options ?? []).map(({ text }) => String(text ?? '')),
	};
}

const timeOf = (value: unknown): string | null =>
	typeof value === 'number' && value > 0 ? toIso(new Date(value).toISOString()) : null;

const textOr = (value: unknown): string | null =>
	value === undefined || value === null || value === '' ? null : String(value);
