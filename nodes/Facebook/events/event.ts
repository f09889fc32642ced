import type { IDataObject } from 'n8n-workflow';
import type { MetaChange } from '../../Meta/webhooks';
import { textOf, toMilliseconds } from '../../Meta/webhooks';
import type { EventItem, WebhookEvent } from '../../shared/contract/event';

/** What the trigger puts out for one event. */
export type FacebookItem = EventItem & {
	page: { id: string };
	/** ISO 8601. */
	occurredAt: string | null;
	postId: string | null;
	commentId?: string;
	/** What a comment answers: the post, or another comment. */
	parentId?: string;
	/** Null when Facebook does not say who it was. */
	author: { id: string; name: string | null } | null;
	text?: string;
	reaction?: string;
	verb: string;
	url?: string;
	raw: IDataObject;
};

export interface FacebookEvent extends WebhookEvent<MetaChange, FacebookItem> {
	/** It comes with the text that a person wrote: 'Contains Text' applies. */
	readonly hasText: boolean;
	/** Only the Page itself causes it, so it is never left out as an own action. */
	readonly isAboutPage: boolean;
}

export const EDITED = ['edit', 'edited', 'update'] as const;
export const REMOVED = ['remove', 'delete'] as const;

/** Whether a change of the `feed` field has one of the verbs. */
export function hasVerb({ field, value }: MetaChange, verbs: readonly string[]): boolean {
	return field === 'feed' && verbs.includes(textOf(value.verb) ?? '');
}

export interface ItemOfInput {
	event: string;
	change: MetaChange;
	/** What makes it the same event when Meta delivers it again. */
	identity: ReadonlyArray<string | undefined>;
}

/** The output item of a change: what all kinds of events have in common. */
export function itemOf({ event, change, identity }: ItemOfInput): FacebookItem {
	const { value } = change;
	const postId = textOf(value.post_id) ?? null;
	const url = urlOf(value, postId);
	return {
		event,
		id: [change.assetId, ...identity].map((part) => part ?? '').join(':'),
		page: { id: change.assetId },
		occurredAt: occurredAt(change),
		postId,
		...optional('commentId', textOf(value.comment_id)),
		...optional('parentId', textOf(value.parent_id)),
		author: authorOf(value),
		...optional('text', textOf(value.message)),
		...optional('reaction', textOf(value.reaction_type)),
		verb: textOf(value.verb) ?? '',
		...optional('url', url),
		raw: change.raw,
	};
}

/** Tells apart two events that nothing but their time does. */
export function timeOf({ value, notedAt }: MetaChange): string {
	return `${textOf(value.created_time) ?? ''}@${notedAt ?? ''}`;
}

/** The person or Page that did it; mentions name it in other fields than the rest. */
function authorOf(value: IDataObject): FacebookItem['author'] {
	const from = (value.from ?? {}) as IDataObject;
	const id = textOf(from.id) ?? textOf(value.sender_id);
	if (!id) return null;
	return { id, name: textOf(from.name) ?? textOf(value.sender_name) ?? null };
}

/** `created_time` is that of the object: it dates the event only when the object is new. */
function occurredAt({ value, notedAt }: MetaChange): string | null {
	const created = value.verb === 'add' ? toMilliseconds(value.created_time) : undefined;
	const at = created ?? notedAt;
	return at === undefined ? null : new Date(at).toISOString();
}

function urlOf(value: IDataObject, postId: string | null): string | undefined {
	const post = (value.post ?? {}) as IDataObject;
	const permalink = textOf(post.permalink_url);
	return permalink ?? (postId ? `https://www.facebook.com/${postId}` : undefined);
}

function optional<K extends string>(
	name: K,
	value: string | undefined,
): Partial<Record<K, string>> {
	return value === undefined ? {} : ({ [name]: value } as Record<K, string>);
}
