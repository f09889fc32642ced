import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import type { MetaChange } from '../../Meta/webhooks';
import { textOf } from '../../Meta/webhooks';
import type { FacebookEvent, FacebookItem } from './event';
import { itemOf, timeOf } from './event';

/** For fields whose payload carries no ID that would make one event out of two deliveries. */
const contentOf = ({ raw }: MetaChange) =>
	createHash('sha256').update(JSON.stringify(raw)).digest('hex').slice(0, 16);

const mention: FacebookEvent = {
	value: 'mention',
	name: 'Mention of Page',
	description: 'When somebody mentions the Page in a post or comment elsewhere',
	fields: ['mention'],
	hasText: true,
	isAboutPage: false,
	matches: ({ field, value }) => field === 'mention' && value.verb === 'add',
	toItem: (change) =>
		itemOf({
			event: 'mention',
			change,
			identity: ['mention', textOf(change.value.post_id), textOf(change.value.comment_id), 'add'],
		}),
};

function messageItem(change: MetaChange): FacebookItem {
	const message = (change.value.message ?? {}) as IDataObject;
	const senderId = textOf((change.value.sender as IDataObject | null | undefined)?.id);
	const written = textOf(message.text);
	return {
		...itemOf({
			event: 'message',
			change: { ...change, value: { verb: 'add' } },
			identity: ['message', textOf(message.mid) ?? contentOf(change)],
		}),
		author: senderId ? { id: senderId, name: null } : null,
		...(written ? { text: written } : {}),
	};
}

const message: FacebookEvent = {
	value: 'message',
	name: 'Message Received',
	description: 'When somebody writes to the Page in Messenger (needs permission pages_messaging)',
	fields: ['messages'],
	hasText: true,
	isAboutPage: false,
	matches: ({ field, value }) =>
		field === 'messages' && (value.message as IDataObject | null)?.is_echo !== true,
	toItem: messageItem,
};

interface PageEvent {
	value: string;
	name: string;
	description: string;
	fields: readonly string[];
}

/** Events whose payload is passed on as it comes. */
const pageEvent = (event: PageEvent): FacebookEvent => ({
	...event,
	hasText: false,
	isAboutPage: true,
	matches: ({ field }) => event.fields.includes(field),
	toItem: (change) =>
		itemOf({
			event: event.value,
			change,
			identity: [change.field, contentOf(change), timeOf(change)],
		}),
});

/** @see https://developers.facebook.com/docs/graph-api/webhooks/reference/page */
export const otherEvents: readonly FacebookEvent[] = [
	mention,
	message,
	pageEvent({
		value: 'liveVideoChanged',
		name: 'Live Video Changed',
		description: 'When a live video of the Page starts, ends or changes its state',
		fields: ['live_videos'],
	}),
	pageEvent({
		value: 'profileChanged',
		name: 'Page Profile Changed',
		description: 'When name, picture or category of the Page change',
		fields: ['name', 'picture', 'category'],
	}),
	pageEvent({
		value: 'videoChanged',
		name: 'Video Changed',
		description: 'When a video of the Page is uploaded, has been processed or changes',
		fields: ['videos'],
	}),
];
