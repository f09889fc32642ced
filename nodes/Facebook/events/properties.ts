import type { INodeProperties } from 'n8n-workflow';
import { takeOverOption } from '../../Meta/trigger/takeOverOption';
import { authenticationField } from '../authentication';
import { pageField } from '../fields';
import { EVENTS } from './index';

const filterFields: INodeProperties[] = [
	{
		displayName: 'Contains Text',
		name: 'containsText',
		type: 'string',
		default: '',
		placeholder: 'e.g. price',
		description:
			'Only comments, posts, mentions and messages with this text in them, in upper or lower case. Other events are not affected.',
	},
	{
		displayName: 'Include Own Actions',
		name: 'includeOwnActions',
		type: 'boolean',
		default: false,
		description:
			'Whether to also start on what the Page itself does, such as its own comments. A workflow that comments can then start itself.',
	},
	{
		displayName: 'Post ID',
		name: 'postId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 134895793791914_1234567890123456',
		description: 'Only what happens to this post',
	},
	{
		displayName: 'Reaction Types',
		name: 'reactionTypes',
		type: 'multiOptions',
		options: [
			{ name: 'Angry', value: 'angry' },
			{ name: 'Haha', value: 'haha' },
			{ name: 'Like', value: 'like' },
			{ name: 'Love', value: 'love' },
			{ name: 'Sad', value: 'sad' },
			{ name: 'Wow', value: 'wow' },
		],
		default: [],
		description: 'Only these reactions. Leave empty for all; other events are not affected.',
	},
	{
		displayName: 'Top-Level Comments Only',
		name: 'topLevelOnly',
		type: 'boolean',
		default: false,
		description: 'Whether to leave out comments that reply to another comment',
	},
];

/** The form of the trigger. */
export const triggerProperties: INodeProperties[] = [
	authenticationField,
	{ ...pageField, description: 'The Facebook Page whose events start the workflow' },
	{
		displayName: 'Trigger On',
		name: 'triggerOn',
		type: 'multiOptions',
		noDataExpression: true,
		options: EVENTS.map(({ name, value, description }) => ({ name, value, description })),
		default: ['commentAdded'],
		required: true,
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: filterFields,
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [takeOverOption],
	},
];
