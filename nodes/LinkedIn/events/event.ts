import type { IDataObject } from 'n8n-workflow';
import { asObject, asText } from '../../shared/json/read';
import type { EventItem, WebhookEvent } from '../../shared/contract/event';
import { commentUrl, commentUrn, parseCommentUrn } from '../comments/commentUrn';
import { postUrl } from '../urn';
import type { Notification } from './notification';

/** What the trigger puts out for one event. */
export type LinkedInItem = EventItem & {
	/** `urn:li:organization:…`. */
	page: { id: string };
	/** ISO 8601. */
	occurredAt: string | null;
	/** The post that it happened to: `urn:li:share:…`, or what LinkedIn names instead. */
	postId: string | null;
	/** `urn:li:activity:…`: the thread of the post, which comments and reactions are made to. */
	threadId: string | null;
	commentId?: string;
	/** The comment that a reply answers. */
	parentId?: string;
	/** Null where LinkedIn does not say who it was; it never says the name. */
	author: { id: string; name: null } | null;
	text?: string;
	/** The new post of a share or mention. */
	shareId?: string;
	verb: string;
	url?: string;
	raw: IDataObject;
};

export interface LinkedInEvent extends WebhookEvent<Notification, LinkedInItem> {
	/** It comes with the text that a person wrote: 'Contains Text' applies. */
	readonly hasText: boolean;
}

/** The output item of a notification. Pure. */
export function itemOf(event: string, { action, organization, raw }: Notification): LinkedInItem {
	const made = madeBy(raw);
	const comment = parseCommentUrn(asText(made.entity) || asText(raw.generatedActivity));
	const post = asObject(raw.decoratedSourcePost);
	const postId = asText(post.entity) || asText(raw.sourcePost) || null;
	const owner = asText(made.owner) || (action === 'ADMIN_COMMENT' ? organization : '');
	const text = asText(made.text);
	const shareId = comment ? '' : shareOf(action, made, raw);
	const address = comment ? commentUrl(comment) : urlOf(shareId || postId);
	const parent = parseCommentUrn(asText(made.parentComment) || asText(made.object));
	return {
		event,
		id: identityOf(raw, organization),
		page: { id: organization },
		occurredAt: isoOf(raw.lastModifiedAt),
		postId,
		threadId: asText(raw.sourcePost) || null,
		...(comment ? { commentId: commentUrn(comment) } : {}),
		...(parent ? { parentId: commentUrn(parent) } : {}),
		author: owner ? { id: owner, name: null } : null,
		...(text ? { text } : {}),
		...(shareId ? { shareId } : {}),
		verb: action,
		...(address ? { url: address } : {}),
		raw,
	};
}

/** LinkedIn repeats the number of a notification when it delivers it again. */
function identityOf(raw: IDataObject, organization: string): string {
	const { notificationId, action, generatedActivity, lastModifiedAt } = raw;
	const parts = notificationId ? [notificationId] : [action, generatedActivity, lastModifiedAt];
	return [organization, ...parts].map((part) => asText(part)).join(':');
}

/** The comment or post that was made; a reaction has none. */
function madeBy(raw: IDataObject): IDataObject {
	const made = asObject(raw.decoratedGeneratedActivity);
	return asObject(made.comment ?? made.share ?? made.reaction ?? Object.values(made)[0]);
}

const shareOf = (action: string, made: IDataObject, raw: IDataObject): string =>
	action.startsWith('SHARE') ? asText(made.entity) || asText(raw.generatedActivity) : '';

const urlOf = (urn: string | null): string | undefined => (urn ? postUrl(urn) : undefined);

function isoOf(milliseconds: unknown): string | null {
	const given = Number(asText(milliseconds));
	const time = new Date(given);
	return given > 0 && !Number.isNaN(time.getTime()) ? time.toISOString() : null;
}
