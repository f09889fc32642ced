import type { FacebookEvent, FacebookItem } from './event';

/** The Filters collection of the trigger, as n8n hands it over. */
export interface Filters {
	includeOwnActions?: boolean;
	postId?: string;
	containsText?: string;
	topLevelOnly?: boolean;
	reactionTypes?: string[];
}

/** Other names under which Facebook reports the same reaction. */
const REACTION_NAMES: Readonly<Record<string, readonly string[]>> = {
	angry: ['angry', 'anger'],
	sad: ['sad', 'sorry'],
};

/** Whether an item passes all filters; a filter leaves events alone that it does not apply to. */
export function passesFilters(filters: Filters, event: FacebookEvent, item: FacebookItem): boolean {
	return (
		(filters.includeOwnActions === true || event.isAboutPage || !isOwnAction(item)) &&
		isOnPost(filters.postId, item) &&
		(!event.hasText || containsText(filters.containsText, item)) &&
		(filters.topLevelOnly !== true || isTopLevel(item)) &&
		isReactionOf(filters.reactionTypes, item)
	);
}

const isOwnAction = ({ author, page }: FacebookItem) => author?.id === page.id;

/** A post is known by its whole ID or by the part after the Page's. */
function isOnPost(postId: string | undefined, item: FacebookItem): boolean {
	const wanted = postId?.trim();
	if (!wanted) return true;
	return item.postId === wanted || item.postId === `${item.page.id}_${wanted}`;
}

function containsText(part: string | undefined, item: FacebookItem): boolean {
	const wanted = part?.trim().toLowerCase();
	return !wanted || (item.text ?? '').toLowerCase().includes(wanted);
}

/** A reply has a comment as its parent; Facebook names the post as that of all others. */
function isTopLevel({ event, parentId, postId }: FacebookItem): boolean {
	return !event.startsWith('comment') || parentId === undefined || parentId === postId;
}

function isReactionOf(types: string[] | undefined, { event, reaction }: FacebookItem): boolean {
	if (!types?.length || !event.startsWith('reaction')) return true;
	return types.some((type) => (REACTION_NAMES[type] ?? [type]).includes(reaction ?? ''));
}
