import type { INodeProperties } from 'n8n-workflow';
import { toPostUrn } from '../postTarget';
import type { LinkedInEvent, LinkedInItem } from './event';

/** The Filters collection of the trigger, as n8n hands it over. */
export interface Filters {
	containsText?: string;
	includeOwnActions?: boolean;
	postId?: string;
}

export const filterFields: INodeProperties[] = [
	{
		displayName: 'Contains Text',
		name: 'containsText',
		type: 'string',
		default: '',
		placeholder: 'e.g. price',
		description:
			'Only comments, mentions and shares with this text in them, in upper or lower case. Other events are not affected.',
	},
	{
		displayName: 'Include Own Actions',
		name: 'includeOwnActions',
		type: 'boolean',
		default: false,
		description:
			'Whether to also start on what the page itself does, such as its own comments. A workflow that comments can then start itself.',
	},
	{
		displayName: 'Post ID',
		name: 'postId',
		type: 'string',
		default: '',
		placeholder: 'e.g. urn:li:share:7200000000000000001',
		description: 'Only what happens to this post, by its ID or link',
	},
];

/** Whether an item passes all filters; a filter leaves events alone that it does not apply to. */
export function passesFilters(filters: Filters, event: LinkedInEvent, item: LinkedInItem): boolean {
	return (
		(filters.includeOwnActions === true || !isOwnAction(item)) &&
		isOnPost(filters.postId, item) &&
		(!event.hasText || containsText(filters.containsText, item))
	);
}

const isOwnAction = ({ author, page, verb }: LinkedInItem): boolean =>
	verb === 'ADMIN_COMMENT' || author?.id === page.id;

function isOnPost(wanted: string | undefined, { postId, threadId }: LinkedInItem): boolean {
	const given = wanted?.trim();
	if (!given) return true;
	const urn = toPostUrn(given.split(/[?#]/)[0].split('/').filter(Boolean).pop() ?? '') ?? given;
	return postId === urn || threadId === urn;
}

function containsText(part: string | undefined, { text = '' }: LinkedInItem): boolean {
	const wanted = part?.trim().toLowerCase();
	return !wanted || text.toLowerCase().includes(wanted);
}
