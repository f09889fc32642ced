import type { INodeProperties } from 'n8n-workflow';

/** The draft that all destinations share, in the order of the editor. */
export const DRAFT_FIELDS: INodeProperties[] = [
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		placeholder: 'e.g. Fresh bread from eight o’clock #bakery',
		description:
			'The text of the post. What a network does not take is said by Preview, and refused by Publish.',
	},
	{
		displayName: 'Link',
		name: 'link',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/offer',
		description:
			'Web page that the post links to: as a link with a preview where the kind of post has one, else behind the text',
	},
	{
		displayName: 'Media Source',
		name: 'mediaSource',
		type: 'options',
		options: [
			{ name: 'Binary Data', value: 'binary', description: 'Files of the input item' },
			{ name: 'None', value: 'none', description: 'No pictures and no video' },
			{ name: 'URL', value: 'url', description: 'Public addresses' },
		],
		default: 'none',
	},
	{
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		placeholder: 'e.g. data',
		hint: 'The name of the input field containing the file; for several files, names with commas between',
		displayOptions: { show: { mediaSource: ['binary'] } },
	},
	{
		displayName: 'Media URL',
		name: 'mediaUrl',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. https://example.com/picture.jpg',
		description: 'Public address of the file; for several files, each address on a line of its own',
		displayOptions: { show: { mediaSource: ['url'] } },
	},
];
