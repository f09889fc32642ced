import type { INodeProperties } from 'n8n-workflow';
import { takeOverOption } from '../../Meta/trigger/takeOverOption';
import { authenticationField } from '../authentication';
import { pageField } from '../fields';
import {
	containsTextField,
	filtersField,
	ownActionsField,
	postIdField,
	topLevelOnlyField,
	triggerOnField,
} from '../../shared/webhook/filterFields';
import { triggerOptionsField } from '../../shared/webhook/optionsField';
import { EVENTS } from './index';

const filterFields: INodeProperties[] = [
	containsTextField('comments, posts, mentions and messages'),
	ownActionsField('Page'),
	postIdField('e.g. 134895793791914_1234567890123456'),
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
	topLevelOnlyField,
];

/** The form of the trigger. */
export const triggerProperties: INodeProperties[] = [
	authenticationField,
	{ ...pageField, description: 'The Facebook Page whose events start the workflow' },
	triggerOnField(EVENTS, ['commentAdded']),
	filtersField(filterFields),
	triggerOptionsField([takeOverOption]),
];
