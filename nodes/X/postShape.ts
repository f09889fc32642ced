import type { IDataObject } from 'n8n-workflow';
import { asList, asNumberOrNull, asObject, asObjects, asText, asTextOrNull } from '../shared/json/read';
import { toIso } from '../shared/time/timeParameter';
import { countOf, includedIn, postUrl, referenceOf } from './answers';
import { X } from './platform';
import { writtenText } from './publish/comparable';

/** A post as Get and Get Many put it out. Ids are strings, times ISO 8601; null is what X does not say. */
export interface Post {
	platform: string;
	id: string;
	type: 'post' | 'reply' | 'quote' | 'repost';
	/** As its author wrote it: with whole links, without those that X adds for media. */
	text: string;
	url: string;
	createdAt: string | null;
	author: { id: string; name: string; username: string } | null;
	/** ID of the post that began the conversation. */
	conversationId: string | null;
	repliesTo: string | null;
	quotes: string | null;
	reposts: string | null;
	language: string | null;
	whoCanReply: string | null;
	communityId: string | null;
	attachments: PostAttachment[];
	poll: PostPoll | null;
	likeCount: number | null;
	replyCount: number | null;
	repostCount: number | null;
	quoteCount: number | null;
	bookmarkCount: number | null;
	impressionCount: number | null;
	raw?: IDataObject;
}

export interface PostAttachment {
	/** `photo`, `video`, `animated_gif`. */
	type: string;
	/** Key of the media, which analytics take. */
	id: string;
	url: string | null;
	previewUrl: string | null;
	altText: string | null;
}

export interface PostPoll {
	id: string;
	status: string | null;
	endsAt: string | null;
	choices: Array<{ label: string; votes: number | null }>;
}

/** https://docs.x.com/x-api/fundamentals/data-dictionary */
export const POST_QUERY = {
	'tweet.fields': [
		'attachments',
		'author_id',
		'community_id',
		'conversation_id',
		'created_at',
		'entities',
		'lang',
		'note_tweet',
		'public_metrics',
		'referenced_tweets',
		'reply_settings',
		'text',
	],
	expansions: ['attachments.media_keys', 'attachments.poll_ids', 'author_id'],
	'media.fields': ['alt_text', 'media_key', 'preview_image_url', 'type', 'url'],
	'poll.fields': ['end_datetime', 'id', 'options', 'voting_status'],
	'user.fields': ['id', 'name', 'username'],
};

/** A post out of an answer that was asked for with `POST_QUERY`. Pure. */
export function toPost(raw: IDataObject, answer: IDataObject): Post {
	const author = authorOf(raw, answer);
	const id = asText(raw.id);
	const repliesTo = referenceOf(raw, 'replied_to') ?? null;
	const quotes = referenceOf(raw, 'quoted') ?? null;
	const reposts = referenceOf(raw, 'retweeted') ?? null;
	return {
		platform: X.id,
		id,
		type: reposts ? 'repost' : repliesTo ? 'reply' : quotes ? 'quote' : 'post',
		text: writtenText(raw),
		url: postUrl(id, author?.username || undefined),
		createdAt: toIso(raw.created_at),
		author,
		conversationId: asTextOrNull(raw.conversation_id),
		repliesTo,
		quotes,
		reposts,
		language: asTextOrNull(raw.lang),
		whoCanReply: asTextOrNull(raw.reply_settings),
		communityId: asTextOrNull(raw.community_id),
		attachments: attachmentsOf(raw, answer),
		poll: pollOf(raw, answer),
		...countsOf(raw.public_metrics),
	};
}

function countsOf(metrics: unknown) {
	return {
		likeCount: countOf(metrics, 'like_count') ?? null,
		replyCount: countOf(metrics, 'reply_count') ?? null,
		repostCount: countOf(metrics, 'repost_count', 'retweet_count') ?? null,
		quoteCount: countOf(metrics, 'quote_count') ?? null,
		bookmarkCount: countOf(metrics, 'bookmark_count') ?? null,
		impressionCount: countOf(metrics, 'impression_count') ?? null,
	};
}

function authorOf({ author_id: authorId }: IDataObject, answer: IDataObject): Post['author'] {
	const id = asText(authorId);
	if (!id) return null;
	const { name, username } = includedIn(answer, 'users').get(id) ?? {};
	return { id, name: asText(name), username: asText(username) };
}

function attachmentsOf({ attachments }: IDataObject, answer: IDataObject): PostAttachment[] {
	const keys = asList(asObject(attachments).media_keys).map(asText);
	const media = includedIn(answer, 'media');
	return keys.map((id) => {
		const { type, url, preview_image_url: preview, alt_text: altText } = media.get(id) ?? {};
		return {
			type: asText(type) || 'unknown',
			id,
			url: asTextOrNull(url),
			previewUrl: asTextOrNull(preview),
			altText: asTextOrNull(altText),
		};
	});
}

function pollOf({ attachments }: IDataObject, answer: IDataObject): PostPoll | null {
	const id = asText(asList(asObject(attachments).poll_ids)[0]);
	if (!id) return null;
	const polls = asObjects(asObject(answer.includes).polls);
	const poll = polls.find((one) => asText(one.id) === id) ?? {};
	return {
		id,
		status: asTextOrNull(poll.voting_status),
		endsAt: toIso(poll.end_datetime),
		choices: asObjects(poll.options).map(({ label, votes }) => ({
			label: asText(label),
			votes: asNumberOrNull(votes),
		})),
	};
}
