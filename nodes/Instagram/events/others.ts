import type { MetaChange } from '../../Meta/webhooks';
import { textOf } from '../../Meta/webhooks';
import type { InstagramEvent } from './event';
import { authorOf, contentOf, itemOf, partOf } from './event';

const mention: InstagramEvent = {
	value: 'mention',
	name: 'Mention of Account',
	description: 'When somebody mentions the account in a caption or comment elsewhere',
	fields: ['mentions'],
	hasText: false,
	needsFacebookLogin: true,
	matches: ({ field }) => field === 'mentions',
	toItem: (change) => {
		const postId = textOf(change.value.media_id);
		const commentId = textOf(change.value.comment_id);
		return itemOf({ event: 'mention', change, identity: [postId, commentId], postId, commentId });
	},
};

/** The names of the numbers are not confirmed for 2026: they come as delivered, under `raw`. */
const storyInsights: InstagramEvent = {
	value: 'storyInsights',
	name: 'Story Insights',
	description: 'When a story has ended: its numbers, which cannot be read later',
	fields: ['story_insights'],
	hasText: false,
	needsFacebookLogin: true,
	matches: ({ field }) => field === 'story_insights',
	toItem: (change) => {
		const postId = textOf(change.value.media_id);
		return {
			...itemOf({ event: 'storyInsights', change, identity: [postId], postId }),
			metrics: numbersOf(change),
		};
	},
};

function numbersOf({ value }: MetaChange): Record<string, number> {
	const numbers = Object.entries(value).filter(
		(entry): entry is [string, number] => typeof entry[1] === 'number' && entry[0] !== 'media_id',
	);
	return Object.fromEntries(numbers);
}

const messageOf = ({ value }: MetaChange) => partOf(value.message);

const message: InstagramEvent = {
	value: 'message',
	name: 'Message Received',
	description: 'When somebody writes to the account or replies to a story',
	fields: ['messages'],
	hasText: true,
	matches: (change) => {
		const { is_echo: isEcho, is_deleted: isDeleted } = messageOf(change);
		return change.field === 'messages' && isEcho !== true && isDeleted !== true;
	},
	toItem: (change) => {
		const { mid, text, reply_to: replyTo } = messageOf(change);
		const story = partOf(partOf(replyTo).story);
		return itemOf({
			event: 'message',
			change,
			identity: [textOf(mid) ?? contentOf(change)],
			postId: textOf(story.id),
			author: authorOf(change.value.sender),
			text: textOf(text),
		});
	},
};

const reaction: InstagramEvent = {
	value: 'messageReaction',
	name: 'Message Reaction',
	description: 'When somebody reacts to a message of the account, or takes it back',
	fields: ['message_reactions'],
	hasText: false,
	matches: ({ value }) => value.reaction !== undefined,
	toItem: (change) => {
		const { mid, action, emoji } = partOf(change.value.reaction);
		return itemOf({
			event: 'messageReaction',
			change,
			identity: [textOf(mid), textOf(action), String(change.notedAt ?? '')],
			author: authorOf(change.value.sender),
			text: textOf(emoji),
		});
	},
};

/** @see https://developers.facebook.com/docs/instagram-platform/webhooks */
export const otherEvents: readonly InstagramEvent[] = [mention, storyInsights, message, reaction];
