import type { IDataObject } from 'n8n-workflow';

/**
 * One output item of a trigger. `id` is the same for every delivery of the same event, so that a
 * repeated delivery can be told from a new one, here and in the user's workflow.
 */
export type EventItem = IDataObject & { event: string; id: string };

/**
 * One thing that a trigger can start on, as a value. `Change` is the network's own unit of a
 * delivery, already taken out of its envelope.
 */
export interface WebhookEvent<Change, Item extends EventItem = EventItem> {
	/** Machine name, stored in workflows and put out as `event`. */
	readonly value: string;
	/** Title Case, as shown under Trigger On. */
	readonly name: string;
	readonly description: string;
	/** Fields of the network's subscription that deliver it. */
	readonly fields: readonly string[];
	matches(change: Change): boolean;
	toItem(change: Change): Item;
}
