import type { INodeProperties } from 'n8n-workflow';
import { takeOverOption } from '../../Meta/trigger/takeOverOption';
import { FACEBOOK_LOGINS, authenticationField } from '../authentication';
import { accountField } from '../fields';
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
	containsTextField('comments and messages'),
	ownActionsField('account'),
	postIdField('e.g. 17920238422030506'),
	topLevelOnlyField,
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
	triggerOnField(EVENTS, ['commentAdded']),
	filtersField(filterFields),
	triggerOptionsField([
		{ ...takeOverOption, displayOptions: { show: { '/authentication': FACEBOOK_LOGINS } } },
	]),
];
