import type { INodeProperties } from 'n8n-workflow';

/** The Page to act as: from the searchable list, by URL or by ID. */
export const pageField: INodeProperties = {
	displayName: 'Page',
	name: 'page',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The Facebook Page to act as',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a Page…',
			typeOptions: { searchListMethod: 'searchPages', searchable: true },
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://www.facebook.com/134895793791914',
			extractValue: {
				type: 'regex',
				regex:
					'https?://(?:[a-z-]+\\.)?facebook\\.com/(?:profile\\.php\\?id=|people/[^/]+/|pages/(?:[^/]+/)*)?([^/?#]+)',
			},
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 134895793791914',
		},
	],
};

/** A post by ID or URL. Facebook's post URLs carry the ID in several places. */
export const postField: INodeProperties = {
	displayName: 'Post',
	name: 'post',
	type: 'resourceLocator',
	default: { mode: 'id', value: '' },
	required: true,
	description: 'The post, by the ID that Publish puts out or by its URL',
	modes: [
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 134895793791914_1234567890123456',
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://www.facebook.com/134895793791914_1234567890123456',
			extractValue: {
				type: 'regex',
				regex:
					'https?://(?:[a-z-]+\\.)?facebook\\.com/(?:[^/?#]+/(?:posts|videos|photos)/(?:[^/?#]+/)*|reel/|watch/?\\?v=|photo/?\\?fbid=)?(\\d+(?:_\\d+)?)',
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
	placeholder: 'e.g. 1234567890123456_987654321',
	description: "The comment, by the ID that 'Get Many' and the trigger put out",
};
