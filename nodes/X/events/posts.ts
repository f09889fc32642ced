import type { IDataObject } from 'n8n-workflow';
import { postUrl, referenceOf, textOf } from '../answers';
import type { XChange } from './change';
import { idOf } from './change';
import type { PostType, XEvent } from './event';
import { eventOf, itemOf, personOf } from './event';

/** X tells what a post is by what it refers to. */
function typeOf(post: IDataObject): PostType {
	if (referenceOf(post, 'retweeted')) return 'repost';
	if (referenceOf(post, 'replied_to') ?? post.in_reply_to_tweet_id) return 'reply';
	return referenceOf(post, 'quoted') ? 'quote' : 'post';
}

function postItem(event: string, change: XChange) {
	const { payload: post } = change;
	const id = idOf(post.id);
	const author = personOf(change, post.author_id);
	return itemOf(event, change, {
		objectId: id,
		postId: id,
		postType: typeOf(post),
		parentId:
			referenceOf(post, 'replied_to') ??
			idOf(post.in_reply_to_tweet_id) ??
			referenceOf(post, 'quoted') ??
			referenceOf(post, 'retweeted'),
		conversationId: idOf(post.conversation_id),
		author,
		text: textOf(post),
		...(id ? { url: postUrl(id, author?.username ?? undefined) } : {}),
	});
}

/** What others do to the account's posts can be read with the account's own consent only. */
function byOthers(
	type: string,
	texts: Pick<XEvent, 'value' | 'name' | 'description'> & { hasText?: boolean },
): XEvent {
	return eventOf({
		hasText: true,
		...texts,
		subscriptions: [{ type }],
		scope: 'tweet.read',
		isOwnAction: false,
		matches: (change) => change.type === type,
		toItem: (change) => postItem(texts.value, change),
	});
}

/** @see https://docs.x.com/x-api/activity/introduction#post-events */
export const postEvents: readonly XEvent[] = [
	eventOf({
		value: 'postPublished',
		name: 'Post Published',
		description: "When the account publishes a post, reply, quote or repost. 'Post Types' chooses.",
		subscriptions: [{ type: 'post.create' }],
		isOwnAction: true,
		hasText: true,
		matches: ({ type }) => type === 'post.create',
		toItem: (change) => postItem('postPublished', change),
	}),
	eventOf({
		value: 'postDeleted',
		name: 'Post Deleted',
		description: 'When the account deletes a post',
		subscriptions: [{ type: 'post.delete' }],
		isOwnAction: true,
		hasText: false,
		matches: ({ type }) => type === 'post.delete',
		toItem: (change) => {
			const id = idOf(change.payload.id);
			const author = personOf(change, change.payload.author_id);
			return itemOf('postDeleted', change, { objectId: id, postId: id, author });
		},
	}),
	byOthers('post.mention.create', {
		value: 'mentioned',
		name: 'Mentioned',
		description: 'When somebody mentions the account in the text of a post',
	}),
	byOthers('post.reply.create', {
		value: 'replied',
		name: 'Reply Received',
		description: 'When somebody replies to a post of the account. Replies to replies do not count.',
	}),
	byOthers('post.quote.create', {
		value: 'quoted',
		name: 'Quoted',
		description: 'When somebody quotes a post of the account',
	}),
	byOthers('post.repost.create', {
		value: 'reposted',
		name: 'Reposted',
		description: 'When somebody reposts a post of the account',
		hasText: false,
	}),
];
