import { fanOut } from '../../shared/webhook/fanOut';
import type { XChange } from './change';
import type { SubscriptionNeed, XEvent, XItem } from './event';
import type { Filters } from './filters';
import { passesFilters } from './filters';
import { otherEvents } from './others';
import { peopleEvents } from './people';
import { postEvents } from './posts';

/** All that the X trigger can start on, by name. */
export const EVENTS: readonly XEvent[] = [...postEvents, ...peopleEvents, ...otherEvents].sort(
	(one, other) => one.name.localeCompare(other.name),
);

export const chosen = (values: readonly string[]): XEvent[] =>
	EVENTS.filter(({ value }) => values.includes(value));

/** A subscription that the chosen events need, and whether it takes the account's own consent. */
export type Need = SubscriptionNeed & { readonly isPrivate: boolean };

export const needsOf = (events: readonly XEvent[]): Need[] =>
	events.flatMap(({ subscriptions, scope }) =>
		subscriptions.map((need) => ({ ...need, isPrivate: scope !== undefined })),
	);

/** The output items for those changes of a delivery that the trigger was told to start on. */
export function itemsFor(
	changes: readonly XChange[],
	{ events, filters }: { events: readonly string[]; filters: Filters },
): XItem[] {
	return fanOut(changes, {
		events: chosen(events),
		keep: (item: XItem, event: XEvent) => passesFilters(filters, event, item),
	});
}
