import type { INodeProperties } from 'n8n-workflow';
import { authorField, commentField, postField } from '../fields';

/** The post or comment that is reacted to. */
const TARGET: INodeProperties[] = [
	{
		displayName: 'Reaction To',
		name: 'reactOn',
		type: 'options',
		options: [
			{ name: 'Comment', value: 'comment', description: 'Reactions to a comment or reply' },
			{ name: 'Post', value: 'post', description: 'Reactions to a post' },
		],
		default: 'post',
	},
	{ ...postField, displayOptions: { show: { reactOn: ['post'] } } },
	{ ...commentField, displayOptions: { show: { reactOn: ['comment'] } } },
];

/** Fields of what concerns one's own reaction. */
export const OWN_FIELDS: INodeProperties[] = [authorField, ...TARGET];

/** Fields of Get Many; who asks makes no difference. */
export const LIST_TARGET: INodeProperties[] = TARGET;

/**
 * The names are those of LinkedIn's pages, the values those of its API.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/reactions-api
 */
export const TYPE_FIELD: INodeProperties = {
	displayName: 'Reaction',
	name: 'reactionType',
	type: 'options',
	options: [
		{ name: 'Celebrate', value: 'PRAISE' },
		{ name: 'Funny', value: 'ENTERTAINMENT' },
		{ name: 'Insightful', value: 'INTEREST' },
		{ name: 'Like', value: 'LIKE' },
		{ name: 'Love', value: 'EMPATHY' },
		{ name: 'Support', value: 'APPRECIATION' },
	],
	default: 'LIKE',
	description: 'How to react',
};
