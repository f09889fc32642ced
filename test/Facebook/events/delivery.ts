import { createHmac } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import type { Filters } from '../../../nodes/Facebook/events/filters';
import type { FacebookItem } from '../../../nodes/Facebook/events/event';
import { EVENTS, itemsFor } from '../../../nodes/Facebook/events/index';
import { changesOf } from '../../../nodes/Meta/webhooks';

export const PAGE_ID = '134895793791914';
export const POST_ID = `${PAGE_ID}_1234567890`;
export const APP_SECRET = 'app-key';
export const TIME = 1763545755;

export const ANA = { id: '55501', name: 'Ana' };
export const PAGE = { id: PAGE_ID, name: 'Fern & Co' };

/** A comment as Meta delivers it. */
export const comment = (change: IDataObject = {}): IDataObject => ({
	item: 'comment',
	verb: 'add',
	post_id: POST_ID,
	comment_id: '1234567890_987654',
	parent_id: POST_ID,
	from: ANA,
	message: 'Nice',
	created_time: TIME,
	post: { id: POST_ID, is_published: true, permalink_url: 'https://www.facebook.com/fern/posts/1' },
	...change,
});

export const reaction = (change: IDataObject = {}): IDataObject => ({
	item: 'reaction',
	verb: 'add',
	reaction_type: 'love',
	post_id: POST_ID,
	parent_id: POST_ID,
	from: ANA,
	created_time: TIME,
	...change,
});

export const post = (change: IDataObject = {}): IDataObject => ({
	item: 'status',
	verb: 'add',
	post_id: POST_ID,
	published: 1,
	message: 'Hello',
	from: PAGE,
	created_time: TIME,
	...change,
});

export const feed = (...values: IDataObject[]): IDataObject => ({
	object: 'page',
	entry: [{ id: PAGE_ID, time: TIME, changes: values.map((value) => ({ field: 'feed', value })) }],
});

export const field = (name: string, value: unknown): IDataObject => ({
	object: 'page',
	entry: [{ id: PAGE_ID, time: TIME, changes: [{ field: name, value }] }] as IDataObject[],
});

export const messaging = (...messages: IDataObject[]): IDataObject => ({
	object: 'page',
	entry: [{ id: PAGE_ID, time: TIME * 1000, messaging: messages }],
});

/** The items of a delivery, by default for a trigger on every event. */
export function itemsOf(
	body: unknown,
	filters: Filters = {},
	events: readonly string[] = EVENTS.map(({ value }) => value),
): FacebookItem[] {
	return itemsFor(changesOf(body), { events, filters, pageId: PAGE_ID });
}

/** JSON as Meta writes it: `\/` and non-ASCII as lower-case `\u00e4`. */
export const asMetaWrites = (body: unknown): string =>
	JSON.stringify(body)
		.replace(/\//g, '\\/')
		.replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

export const signatureOf = (body: string): string =>
	`sha256=${createHmac('sha256', APP_SECRET).update(body).digest('hex')}`;
