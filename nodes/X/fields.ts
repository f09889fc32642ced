import type { INodeProperties } from 'n8n-workflow';

/** A post by ID or URL. */
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
			placeholder: 'e.g. 1989000000000000001',
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://x.com/fernandco/status/1989000000000000001',
			extractValue: {
				type: 'regex',
				regex:
					'https?://(?:www\\.|mobile\\.)?(?:x|twitter)\\.com/(?:[^/]+|i/web)/status(?:es)?/([0-9]+)',
			},
		},
	],
};

/** A reply, which is a post too. */
export const commentField: INodeProperties = {
	...postField,
	displayName: 'Comment',
	name: 'comment',
	description: "The reply, by the ID that 'Get Many' and the trigger put out or by its URL",
};
