import type { MetaChange } from '../../Meta/webhooks';
import { fanOut } from '../../shared/webhook/fanOut';
import { commentEvents } from './comments';
import type { InstagramEvent, InstagramItem } from './event';
import type { Filters } from './filters';
import { passesFilters } from './filters';
import { otherEvents } from './others';

/** All that the Instagram trigger can start on, by name. */
export const EVENTS: readonly InstagramEvent[] = [...commentEvents, ...otherEvents].sort(
	(one, other) => one.name.localeCompare(other.name),
);

/** The fields of Meta's subscription that deliver the chosen events. */
export function fieldsOf(values: readonly string[]): string[] {
	return [...new Set(chosen(values).flatMap((event) => event.fields))];
}

/** Those of the chosen events that come through Facebook Login only. */
export function needingFacebookLogin(values: readonly string[]): InstagramEvent[] {
	return chosen(values).filter((event) => event.needsFacebookLogin);
}

export interface Selection {
	events: readonly string[];
	filters: Filters;
	accountId: string;
}

/** The output items for those changes of a delivery that the trigger was told to start on. */
export function itemsFor(
	changes: readonly MetaChange[],
	{ events, filters, accountId }: Selection,
): InstagramItem[] {
	const own = changes.filter(({ assetId }) => assetId === accountId);
	return fanOut(own, {
		events: chosen(events),
		keep: (item: InstagramItem, event: InstagramEvent) => passesFilters(filters, event, item),
	});
}

function chosen(values: readonly string[]): InstagramEvent[] {
	return EVENTS.filter(({ value }) => values.includes(value));
}
