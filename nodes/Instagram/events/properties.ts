import type { INodeProperties } from 'n8n-workflow';
import { takeOverOption } from '../../Meta/trigger/takeOverOption';
import { FACEBOOK_LOGINS, authenticationField } from '../authentication';
import { accountField } from '../fields';
import { EVENTS } from './index';

const filterFields: INodeProperties[] = [
	{
		displayName: 'Contains Text',
		name: 'containsText',
		type: 'string',
		default: '',
		placeholder: 'e.g. price',
		description:
			'Only comments and messages with this text in them, in upper or lower case. Other events are not affected.',
	},
	{
		displayName: 'Include Own Actions',
		name: 'includeOwnActions',
		type: 'boolean',
		default: false,
		description:
			'Whether to also start on what the account itself does, such as its own comments. A workflow that comments can then start itself.',
	},
	{
		displayName: 'Post ID',
		name: 'postId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 17920238422030506',
		description: 'Only what happens to this post',
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
	{
		displayName:
			"Enter the production address of this trigger and the credential's verify token in the dashboard of your app, under Instagram > API setup with Instagram login > Configure webhooks",
		name: 'dashboardNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { authentication: ['instagramLogin'] } },
	},
	{ ...accountField, description: 'The Instagram account whose events start the workflow' },
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
		displayOptions: { show: { authentication: FACEBOOK_LOGINS } },
		options: [takeOverOption],
	},
];
