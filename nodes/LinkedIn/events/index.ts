import { fanOut } from '../../shared/webhook/fanOut';
import type { LinkedInEvent, LinkedInItem } from './event';
import { itemOf } from './event';
import type { Filters } from './filters';
import { passesFilters } from './filters';
import { EVENT_TYPE, notificationsOf } from './notification';

interface EventFacts {
	value: string;
	name: string;
	description: string;
	actions: readonly string[];
	hasText: boolean;
}

const toEvent = ({ actions, ...facts }: EventFacts): LinkedInEvent => ({
	...facts,
	fields: [EVENT_TYPE],
	matches: ({ action }) => actions.includes(action),
	toItem: (notification) => itemOf(facts.value, notification),
});

/**
 * All that the LinkedIn trigger can start on, by name.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/organization-social-action-notifications
 */
export const EVENTS: readonly LinkedInEvent[] = [
	{
		value: 'commentAdded',
		name: 'Comment Added',
		description: 'When somebody comments on a post of the page or replies to a comment',
		actions: ['COMMENT', 'ADMIN_COMMENT'],
		hasText: true,
	},
	{
		value: 'commentEdited',
		name: 'Comment Edited',
		description: 'When a comment gets another text',
		actions: ['COMMENT_EDIT'],
		hasText: true,
	},
	{
		value: 'commentRemoved',
		name: 'Comment Removed',
		description: 'When a comment is deleted. Its text does not come along.',
		actions: ['COMMENT_DELETE'],
		hasText: false,
	},
	{
		value: 'mention',
		name: 'Mention of Page',
		description: 'When somebody mentions the page in a post',
		actions: ['SHARE_MENTION'],
		hasText: true,
	},
	{
		value: 'postShared',
		name: 'Post Shared',
		description: 'When somebody reshares a public post of the page',
		actions: ['SHARE'],
		hasText: true,
	},
	{
		value: 'reactionAdded',
		name: 'Reaction Added',
		description: 'When somebody reacts to a public post of the page',
		actions: ['LIKE'],
		hasText: false,
	},
].map(toEvent);

export interface Selection {
	events: readonly string[];
	filters: Filters;
	/** `urn:li:organization:…`. */
	pageId: string;
}

/** The output items for what the trigger was told to start on, in the order of the delivery. */
export function itemsFor(body: unknown, { events, filters, pageId }: Selection): LinkedInItem[] {
	const own = notificationsOf(body).filter(({ organization }) => organization === pageId);
	return fanOut(own, {
		events: EVENTS.filter(({ value }) => events.includes(value)),
		keep: (item: LinkedInItem, event: LinkedInEvent) => passesFilters(filters, event, item),
	});
}
