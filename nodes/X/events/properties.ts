import type { INodeProperties } from 'n8n-workflow';
import { filtersField, triggerOnField } from '../../shared/webhook/filterFields';
import { triggerOptionsField } from '../../shared/webhook/optionsField';
import { EVENTS } from './index';

const filterFields: INodeProperties[] = [
	{
		displayName: 'Contains Text',
		name: 'containsText',
		type: 'string',
		default: '',
		placeholder: 'e.g. price',
		description:
			'Only posts and messages with this text in them, in upper or lower case. Other events are not affected.',
	},
	{
		displayName: 'Include Own Actions',
		name: 'includeOwnActions',
		type: 'boolean',
		default: false,
		description:
			'Whether to also start on what the account itself does where others can do it too, such as following',
	},
	{
		displayName: 'Post Types',
		name: 'postTypes',
		type: 'multiOptions',
		options: [
			{ name: 'Post', value: 'post' },
			{ name: 'Quote', value: 'quote' },
			{ name: 'Reply', value: 'reply' },
			{ name: 'Repost', value: 'repost' },
		],
		default: [],
		description: "What of 'Post Published' to start on. Empty means all.",
	},
];

/** The form of the trigger. */
export const triggerProperties: INodeProperties[] = [
	{
		displayName:
			"The credential needs 'API Key' and 'API Key Secret' of the app. X charges for every event that it delivers.",
		name: 'keysNotice',
		type: 'notice',
		default: '',
	},
	triggerOnField(EVENTS, ['mentioned']),
	filtersField(filterFields),
	triggerOptionsField(),
];
