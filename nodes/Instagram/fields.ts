import type { INodeProperties } from 'n8n-workflow';
import { FACEBOOK_LOGINS } from './authentication';

/** The account to act as. A connection through Instagram Login has one only. */
export const accountField: INodeProperties = {
	displayName: 'Account',
	name: 'account',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The Instagram account to act as: a professional one that is linked to a Page',
	displayOptions: { show: { authentication: FACEBOOK_LOGINS } },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose an account…',
			typeOptions: { searchListMethod: 'searchAccounts', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 17841405822304914',
		},
	],
};

/** A post by ID or URL. Instagram's API knows no URLs: the post is looked for among the newest. */
export const postField: INodeProperties = {
	displayName: 'Post',
	name: 'post',
	type: 'resourceLocator',
	default: { mode: 'id', value: '' },
	required: true,
	description:
		'The post, reel or story, by the ID that Publish puts out. By URL it is looked for among the newest 1,000 posts, or the stories of the last 24 hours.',
	modes: [
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 17920238422030506',
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://www.instagram.com/p/DRz1a2b3c4d/',
			extractValue: {
				type: 'regex',
				regex:
					'https?://(?:www\\.)?instagram\\.com/(?:[^/]+/)?((?:p|reel|reels|tv|stories/[^/]+)/[A-Za-z0-9_-]+)',
			},
		},
	],
};

/** A comment by the ID that Get Many, Create and the trigger put out. */
export const commentField: INodeProperties = {
	displayName: 'Comment',
	name: 'comment',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 17873440459141021',
	description: "The comment, by the ID that 'Get Many' and the trigger put out",
};
