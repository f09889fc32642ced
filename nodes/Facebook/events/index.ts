import type { MetaChange } from '../../Meta/webhooks';
import { fanOut } from '../../shared/webhook/fanOut';
import { commentEvents } from './comments';
import type { FacebookEvent, FacebookItem } from './event';
import type { Filters } from './filters';
import { passesFilters } from './filters';
import { otherEvents } from './others';
import { postEvents } from './posts';
import { reactionEvents } from './reactions';

/** All that the Facebook trigger can start on, by name. */
export const EVENTS: readonly FacebookEvent[] = [
	...commentEvents,
	...reactionEvents,
	...postEvents,
	...otherEvents,
].sort((one, other) => one.name.localeCompare(other.name));

/** The fields of Meta's subscription that deliver the chosen events. */
export function fieldsOf(values: readonly string[]): string[] {
	return [...new Set(chosen(values).flatMap((event) => event.fields))];
}

export interface Selection {
	events: readonly string[];
	filters: Filters;
	pageId: string;
}

/** The output items for those changes of a delivery that the trigger was told to start on. */
export function itemsFor(
	changes: readonly MetaChange[],
	{ events, filters, pageId }: Selection,
): FacebookItem[] {
	const own = changes.filter((change) => change.object === 'page' && change.assetId === pageId);
	return fanOut(own, {
		events: chosen(events),
		keep: (item: FacebookItem, event: FacebookEvent) => passesFilters(filters, event, item),
	});
}

function chosen(values: readonly string[]): FacebookEvent[] {
	return EVENTS.filter(({ value }) => values.includes(value));
}
