import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { EventItem } from '../contract/event';
import { META_OPTION } from './includeMeta';

export const DELIVERY_META_OPTION: INodeProperties = {
	...META_OPTION,
	description:
		"Whether to add under 'meta' how the event came: when it was received, how long after it happened, and the ID of the delivery",
};

/** One delivery of a network, as a trigger has received it. */
export interface Arrival {
	/** Milliseconds since 1970. */
	receivedAt: number;
	/** The same for all items of a delivery, and when the network sends it again. */
	deliveryId: string;
	/** When the network has signed it, in milliseconds since 1970, where it signs the time. */
	signedAt?: number;
}

/** An item of a trigger with how it came. */
export function withDeliveryMeta(item: EventItem, arrival: Arrival): EventItem {
	const { receivedAt, deliveryId, signedAt } = arrival;
	const meta: IDataObject = {
		receivedAt: new Date(receivedAt).toISOString(),
		delayMs: since(timeOf(item), receivedAt),
		deliveryId,
		signatureAgeMs: since(signedAt, receivedAt),
	};
	return { ...item, meta };
}

/** When it happened, as the item says; undefined where the network does not tell. */
function timeOf({ occurredAt, createdAt }: IDataObject): number | undefined {
	const at = Date.parse(String(occurredAt ?? createdAt ?? ''));
	return Number.isNaN(at) ? undefined : at;
}

/** Networks round their times and their clocks differ: nothing comes before it has happened. */
const since = (at: number | undefined, now: number): number | null =>
	at === undefined ? null : Math.max(0, now - at);
