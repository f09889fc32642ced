import type { InstagramEvent, InstagramItem } from './event';

/** The Filters collection of the trigger, as n8n hands it over. */
export interface Filters {
	includeOwnActions?: boolean;
	postId?: string;
	containsText?: string;
	topLevelOnly?: boolean;
}

/** Whether an item passes all filters; a filter leaves events alone that it does not apply to. */
export function passesFilters(
	filters: Filters,
	event: InstagramEvent,
	item: InstagramItem,
): boolean {
	return (
		(filters.includeOwnActions === true || !isOwnAction(item)) &&
		isOnPost(filters.postId, item) &&
		(!event.hasText || containsText(filters.containsText, item)) &&
		(filters.topLevelOnly !== true || item.parentId === undefined)
	);
}

/** Instagram names the account's own comments by the ID of the account, or as `self_ig_scoped_id`. */
function isOwnAction({ author, account, raw }: InstagramItem): boolean {
	const from = (raw.value as { from?: { self_ig_scoped_id?: unknown } } | undefined)?.from;
	const own = [account.id, from?.self_ig_scoped_id].filter(Boolean).map(String);
	return author !== null && own.includes(author.id);
}

function isOnPost(postId: string | undefined, item: InstagramItem): boolean {
	const wanted = postId?.trim();
	return !wanted || item.postId === wanted;
}

function containsText(part: string | undefined, item: InstagramItem): boolean {
	const wanted = part?.trim().toLowerCase();
	return !wanted || (item.text ?? '').toLowerCase().includes(wanted);
}
