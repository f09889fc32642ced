import type { IDataObject } from 'n8n-workflow';
import type { EventItem, WebhookEvent } from '../../shared/contract/event';
import { toIso } from '../../shared/time/timeParameter';
import type { XChange } from './change';
import { idOf, partOf } from './change';

export interface XPerson {
	id: string;
	name: string | null;
	username: string | null;
}

/** What a post is, as far as events tell. */
export type PostType = 'post' | 'reply' | 'quote' | 'repost';

/** What the trigger puts out for one event. */
export type XItem = EventItem & {
	account: { id: string };
	/** ISO 8601; null where X gives no time. */
	occurredAt: string | null;
	/** The post that it is about. */
	postId: string | null;
	postType?: PostType;
	/** The post that it answers, quotes or repeats. */
	parentId?: string;
	conversationId?: string;
	url?: string;
	/** Who did it; null where X does not say. */
	author: XPerson | null;
	text?: string;
	raw: IDataObject;
};

/** One subscription that an event needs. */
export interface SubscriptionNeed {
	readonly type: string;
	readonly direction?: 'inbound' | 'outbound';
}

export interface XEvent extends WebhookEvent<XChange, XItem> {
	readonly subscriptions: readonly SubscriptionNeed[];
	/** The scope that the account must have granted; undefined for what everybody can see. */
	readonly scope?: string;
	/** The account itself does it: leaving out own actions would leave out all of them. */
	readonly isOwnAction: boolean;
	/** It comes with the text that a person wrote: 'Contains Text' applies. */
	readonly hasText: boolean;
}

type EventFacts = Omit<XEvent, 'fields'>;

/** An event, whose subscription fields are those of its subscriptions. */
export const eventOf = (facts: EventFacts): XEvent => ({
	...facts,
	fields: facts.subscriptions.map(({ type }) => type),
});

export type ItemFacts = Partial<
	Pick<XItem, 'author' | 'conversationId' | 'occurredAt' | 'parentId' | 'postType' | 'text' | 'url'>
> & {
	/** The object that happened, where one event has one: a post, a like, a message. */
	objectId?: string;
	postId?: string;
};

/** The output item of a change: what all kinds of events have in common. */
export function itemOf(
	event: string,
	change: XChange,
	{ objectId, postId, author, occurredAt, ...facts }: ItemFacts,
): XItem {
	const account = change.accountId || (idOf(change.payload.user_id) ?? '');
	return {
		event,
		id: [account, change.type, objectId ?? change.deliveryId].join(':'),
		account: { id: account },
		occurredAt: occurredAt ?? toIso(change.payload.created_at),
		postId: postId ?? null,
		...withoutUndefined(facts),
		author: author ?? null,
		raw: change.raw,
	};
}

/** A person by ID, with the name that the event brings along. */
export function personOf(change: XChange, id: unknown): XPerson | null {
	const known = idOf(id);
	return known ? toPerson(change.users.get(known) ?? { id: known }) : null;
}

/** A user as X writes one, also wrapped in an object of its own. */
export function toPerson(user: IDataObject): XPerson | null {
	const own = user.data === undefined ? user : partOf(user.data);
	const id = idOf(own.id);
	return id ? { id, name: idOf(own.name) ?? null, username: idOf(own.username) ?? null } : null;
}

function withoutUndefined<T extends object>(facts: T): T {
	return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T;
}
