import type { PostType, XEvent, XItem } from './event';

/** The Filters collection of the trigger, as n8n hands it over. */
export interface Filters {
	containsText?: string;
	includeOwnActions?: boolean;
	postTypes?: PostType[];
}

/** Whether an item passes all filters; a filter leaves events alone that it does not apply to. */
export function passesFilters(filters: Filters, event: XEvent, item: XItem): boolean {
	return (
		(event.isOwnAction || filters.includeOwnActions === true || !isByAccount(item)) &&
		(!event.hasText || containsText(filters.containsText, item)) &&
		isOfType(filters.postTypes, item)
	);
}

const isByAccount = ({ author, account }: XItem): boolean => author?.id === account.id;

function containsText(part: string | undefined, item: XItem): boolean {
	const wanted = part?.trim().toLowerCase();
	return !wanted || (item.text ?? '').toLowerCase().includes(wanted);
}

/** Chooses among what the account publishes: what others do is chosen by the events themselves. */
function isOfType(types: PostType[] | undefined, { event, postType }: XItem): boolean {
	if (!types?.length || event !== 'postPublished') return true;
	return postType !== undefined && types.includes(postType);
}
