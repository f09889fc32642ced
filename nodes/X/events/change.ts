import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

/** One event of the X Activity API, taken out of its envelope. */
export interface XChange {
	/** X's name for what happened: `post.create`. */
	type: string;
	/** The account that it was subscribed for; empty for `oauth.revoke`. */
	accountId: string;
	payload: IDataObject;
	/** Users that the event brings along, by ID. */
	users: ReadonlyMap<string, IDataObject>;
	/**
	 * The same when X delivers the event again, and another for each event of a delivery; made of the
	 * contents where X gives none. Not that of the object: a second follow by the same person is
	 * another event.
	 */
	deliveryId: string;
	/** As delivered. */
	raw: IDataObject;
}

/**
 * The events of a delivery: none for everything else, such as the end of a replay, and several only
 * where it has several direct messages.
 * @see https://docs.x.com/x-api/activity/event-payloads
 */
export function changesOf(body: unknown): XChange[] {
	const data = partOf(partOf(body).data);
	const type = idOf(data.event_type);
	if (!type) return [];
	const change = {
		type,
		accountId: idOf(partOf(data.filter).user_id) ?? '',
		payload: partOf(data.payload),
		users: usersOf(partOf(data.includes).users),
		deliveryId: idOf(data.event_uuid) ?? contentOf(data),
		raw: data,
	};
	const messages: unknown = change.payload.direct_message_events;
	if (!Array.isArray(messages) || messages.length < 2) return [change];
	return messages.map((message: IDataObject, index) => ({
		...change,
		payload: { ...change.payload, direct_message_events: [message] },
		deliveryId: `${change.deliveryId}/${index + 1}`,
	}));
}

/** Some events wrap each user in an object of its own. */
function usersOf(list: unknown): ReadonlyMap<string, IDataObject> {
	const users = (Array.isArray(list) ? list : []).map((one) => {
		const user = partOf(one);
		return user.data === undefined ? user : partOf(user.data);
	});
	return new Map(users.flatMap((user) => (idOf(user.id) ? [[String(user.id), user]] : [])));
}

const contentOf = (data: IDataObject): string =>
	createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16);

/** Text of a string or number; undefined for everything else and for empty text. */
export function idOf(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** An object inside a payload; empty where there is none. */
export const partOf = (value: unknown): IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as IDataObject)
		: {};
