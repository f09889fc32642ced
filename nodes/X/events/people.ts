import { postUrl } from '../answers';
import type { XChange } from './change';
import { idOf, partOf } from './change';
import type { XEvent } from './event';
import { eventOf, itemOf, personOf, toPerson } from './event';

type Texts = Pick<XEvent, 'value' | 'name' | 'description'>;

const isByAccount = ({ payload, accountId }: XChange): boolean =>
	idOf(payload.liked_tweet_author_id) !== accountId;

function likeItem(event: string, change: XChange) {
	const { payload } = change;
	const liked = idOf(payload.liked_post_id) ?? idOf(payload.liked_tweet_id);
	// Who likes is named among the users; of the account's own likes it is the account.
	const others = [...change.users.values()].filter(({ id }) => String(id) !== change.accountId);
	const author = isByAccount(change)
		? personOf(change, change.accountId)
		: others.length === 1
			? toPerson(others[0])
			: null;
	return itemOf(event, change, {
		objectId: idOf(payload.id),
		postId: liked,
		author,
		...(liked ? { url: postUrl(liked) } : {}),
	});
}

/** A pair of people: who did it, and whom. */
function pairItem(event: string, change: XChange) {
	return itemOf(event, change, { author: toPerson(partOf(change.payload.source)) });
}

const ofAccount = (type: string, scope: string | undefined, texts: Texts): XEvent =>
	eventOf({
		...texts,
		subscriptions: [{ type }],
		...(scope ? { scope } : {}),
		isOwnAction: true,
		hasText: false,
		matches: (change) => change.type === type,
		toItem: (change) => pairItem(texts.value, change),
	});

const following = (type: string, texts: Texts): XEvent => ({
	...ofAccount(type, undefined, texts),
	isOwnAction: false,
});

/** @see https://docs.x.com/x-api/activity/introduction#supported-event-types */
export const peopleEvents: readonly XEvent[] = [
	eventOf({
		value: 'postLiked',
		name: 'Post Liked',
		description: 'When somebody likes a post of the account',
		subscriptions: [{ type: 'like.create', direction: 'inbound' }],
		scope: 'like.read',
		isOwnAction: false,
		hasText: false,
		matches: (change) => change.type === 'like.create' && !isByAccount(change),
		toItem: (change) => likeItem('postLiked', change),
	}),
	eventOf({
		value: 'likeGiven',
		name: 'Like Given',
		description: 'When the account likes a post of somebody else',
		subscriptions: [{ type: 'like.create', direction: 'outbound' }],
		scope: 'like.read',
		isOwnAction: true,
		hasText: false,
		matches: (change) => change.type === 'like.create' && isByAccount(change),
		toItem: (change) => likeItem('likeGiven', change),
	}),
	following('follow.follow', {
		value: 'followed',
		name: 'Followed',
		description:
			"When somebody follows the account; with 'Include Own Actions' also when the account follows somebody",
	}),
	following('follow.unfollow', {
		value: 'unfollowed',
		name: 'Unfollowed',
		description:
			"When somebody no longer follows the account; with 'Include Own Actions' also when the account unfollows somebody",
	}),
	ofAccount('mute.mute', 'mute.read', {
		value: 'muted',
		name: 'Account Muted',
		description: 'When the account mutes somebody',
	}),
	ofAccount('mute.unmute', 'mute.read', {
		value: 'unmuted',
		name: 'Account Unmuted',
		description: 'When the account no longer mutes somebody',
	}),
	ofAccount('block.block', 'block.read', {
		value: 'blocked',
		name: 'Account Blocked',
		description: 'When the account blocks somebody',
	}),
	ofAccount('block.unblock', 'block.read', {
		value: 'unblocked',
		name: 'Account Unblocked',
		description: 'When the account no longer blocks somebody',
	}),
];
