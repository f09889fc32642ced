import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import type { MetaChange } from '../../Meta/webhooks';
import { textOf } from '../../Meta/webhooks';
import type { EventItem, WebhookEvent } from '../../shared/contract/event';

/** What the trigger puts out for one event. Ids are text: some are above 2^53. */
export type InstagramItem = EventItem & {
	account: { id: string };
	/** ISO 8601; that of the delivery where Instagram gives none of its own. */
	occurredAt: string | null;
	postId: string | null;
	commentId?: string;
	/** The comment that a reply answers. */
	parentId?: string;
	/** Null when Instagram does not say who it was. */
	author: { id: string; username: string | null } | null;
	text?: string;
	raw: IDataObject;
};

export interface InstagramEvent extends WebhookEvent<MetaChange, InstagramItem> {
	/** It comes with the text that a person wrote: 'Contains Text' applies. */
	readonly hasText: boolean;
	/** Sent for accounts connected through Facebook Login only. */
	readonly needsFacebookLogin?: true;
}

export interface ItemFacts {
	event: string;
	change: MetaChange;
	/** What makes it the same event when Meta delivers it again. */
	identity: ReadonlyArray<string | undefined>;
	postId?: string;
	commentId?: string;
	parentId?: string;
	author?: InstagramItem['author'];
	text?: string;
}

/** The output item of a change: what all kinds of events have in common. */
export function itemOf(facts: ItemFacts): InstagramItem {
	const { event, change, identity, postId, commentId, parentId, author, text } = facts;
	return {
		event,
		id: [change.assetId, event, ...identity].map((part) => part ?? '').join(':'),
		account: { id: change.assetId },
		occurredAt: change.notedAt === undefined ? null : new Date(change.notedAt).toISOString(),
		postId: postId ?? null,
		...(commentId ? { commentId } : {}),
		...(parentId ? { parentId } : {}),
		author: author ?? null,
		...(text === undefined ? {} : { text }),
		raw: change.raw,
	};
}

/** For payloads without an ID that would make one event out of two deliveries. */
export const contentOf = ({ raw }: MetaChange): string =>
	createHash('sha256').update(JSON.stringify(raw)).digest('hex').slice(0, 16);

/** The person in `from` or in `sender`. */
export function authorOf(value: unknown): InstagramItem['author'] {
	const { id, username } = (value ?? {}) as IDataObject;
	const known = textOf(id);
	return known ? { id: known, username: textOf(username) ?? null } : null;
}

/** An object inside a payload; empty where there is none. */
export const partOf = (value: unknown): IDataObject =>
	typeof value === 'object' && value !== null ? (value as IDataObject) : {};
