import type { IDataObject } from 'n8n-workflow';
import { asText } from '../../shared/json/read';
import { toIso } from '../../shared/time/timeParameter';
import type { XChange } from './change';
import { idOf, partOf } from './change';
import type { XEvent, XPerson } from './event';
import { eventOf, itemOf, personOf, toPerson } from './event';

const PROFILE_PARTS = [
	'affiliate_badge',
	'banner_picture',
	'bio',
	'geo',
	'handle',
	'profile_picture',
	'screenname',
	'url',
	'verified_badge',
];

/** Direct messages come in the layout of the older API: a list, and people by their IDs. */
function messageItem(event: string, change: XChange) {
	const { payload } = change;
	const [first] = Array.isArray(payload.direct_message_events) ? payload.direct_message_events : [];
	const message = partOf(first);
	const created = partOf(message.message_create);
	const sender = idOf(created.sender_id) ?? idOf(message.sender_id) ?? idOf(payload.sender_id);
	const text = idOf(partOf(created.message_data).text) ?? idOf(message.text) ?? idOf(payload.text);
	return itemOf(event, change, {
		objectId: idOf(message.id) ?? idOf(payload.id),
		author: sender ? personIn(change, sender) : null,
		occurredAt: timeOf(message.created_timestamp ?? message.created_at ?? payload.created_at),
		text: text ?? '',
	});
}

function personIn(change: XChange, id: string): XPerson | null {
	const person = partOf(partOf(change.payload.users)[id]);
	const { name = null, screen_name: username = null } = person as {
		name?: string;
		screen_name?: string;
	};
	return person.id === undefined ? personOf(change, id) : { id, name, username };
}

/** Milliseconds as text in the older layout, ISO 8601 elsewhere. */
function timeOf(value: unknown): string | null {
	const milliseconds = Number(asText(value));
	return Number.isFinite(milliseconds) ? toIso(milliseconds / 1000) : toIso(value);
}

const message = (type: string, texts: Pick<XEvent, 'value' | 'name' | 'description'>): XEvent =>
	eventOf({
		...texts,
		subscriptions: [{ type }],
		scope: 'dm.read',
		isOwnAction: type === 'dm.sent',
		hasText: true,
		matches: (change) => change.type === type,
		toItem: (change) => messageItem(texts.value, change),
	});

const live = (type: string, texts: Pick<XEvent, 'value' | 'name' | 'description'>): XEvent =>
	eventOf({
		...texts,
		subscriptions: [{ type }],
		isOwnAction: true,
		hasText: false,
		matches: (change) => change.type === type,
		toItem: (change) =>
			itemOf(texts.value, change, {
				author: toPerson(partOf(change.payload.user)) ?? personOf(change, change.accountId),
				...titleOf(change.payload),
			}),
	});

const titleOf = ({ title }: IDataObject) => (idOf(title) ? { text: String(title) } : {});

/** @see https://docs.x.com/x-api/activity/introduction#supported-event-types */
export const otherEvents: readonly XEvent[] = [
	eventOf({
		value: 'accessRevoked',
		name: 'Access Revoked',
		description:
			'When the account takes away its consent from the app. The credential is dead then.',
		// X sends it without a subscription.
		subscriptions: [],
		isOwnAction: true,
		hasText: false,
		matches: ({ type }) => type === 'oauth.revoke',
		toItem: (change) =>
			itemOf('accessRevoked', change, {
				author: personOf(change, change.payload.user_id),
				occurredAt: toIso(change.payload.date_time),
			}),
	}),
	eventOf({
		value: 'profileChanged',
		name: 'Profile Changed',
		description: 'When the account changes its name, bio, picture, place, link or badge',
		subscriptions: PROFILE_PARTS.map((part) => ({ type: `profile.update.${part}` })),
		isOwnAction: true,
		hasText: false,
		matches: ({ type }) => type.startsWith('profile.update.'),
		toItem: (change) =>
			itemOf('profileChanged', change, { author: personOf(change, change.accountId) }),
	}),
	message('dm.received', {
		value: 'messageReceived',
		name: 'Message Received',
		description: 'When the account receives a direct message that is not encrypted',
	}),
	message('dm.sent', {
		value: 'messageSent',
		name: 'Message Sent',
		description: 'When the account sends a direct message that is not encrypted',
	}),
	live('broadcast.start', {
		value: 'broadcastStarted',
		name: 'Broadcast Started',
		description: 'When the account starts a live video',
	}),
	live('broadcast.end', {
		value: 'broadcastEnded',
		name: 'Broadcast Ended',
		description: 'When the account ends a live video',
	}),
	live('spaces.start', {
		value: 'spaceStarted',
		name: 'Space Started',
		description: 'When the account starts a Space',
	}),
	live('spaces.end', {
		value: 'spaceEnded',
		name: 'Space Ended',
		description: 'When the account ends a Space',
	}),
];
