import type { EventItem, WebhookEvent } from '../contract/event';

export interface FanOut<Change, Item extends EventItem, Event extends WebhookEvent<Change, Item>> {
	/** What the trigger was told to start on; the first one that matches a change takes it. */
	events: readonly Event[];
	/** Says whether an item passes the trigger's filters. */
	keep(item: Item, event: Event): boolean;
}

/** One item for each change that matters to a trigger, in the order of the delivery. */
export function fanOut<Change, Item extends EventItem, Event extends WebhookEvent<Change, Item>>(
	changes: readonly Change[],
	{ events, keep }: FanOut<Change, Item, Event>,
): Item[] {
	return changes.flatMap((change) => {
		const event = events.find((candidate) => candidate.matches(change));
		if (!event) return [];
		const item = event.toItem(change);
		return keep(item, event) ? [item] : [];
	});
}
