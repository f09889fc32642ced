import type { INodeProperties } from 'n8n-workflow';
import { MAX_LENGTH, MIN_POST_LENGTH, POLL_MINUTES } from '../limits';

const POLL_FIELDS: INodeProperties[] = [
	{
		displayName: 'Choices',
		name: 'pollChoices',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		required: true,
		placeholder: 'e.g. Rye',
		description: 'Two to four choices of up to 25 characters, each on a line of its own',
		displayOptions: { show: { postKind: ['poll'] } },
	},
	{
		displayName: 'Duration (Minutes)',
		name: 'pollMinutes',
		type: 'number',
		typeOptions: { minValue: POLL_MINUTES.min, maxValue: POLL_MINUTES.max },
		default: 1440,
		description: 'How long people can vote: 5 minutes to 7 days',
		displayOptions: { show: { postKind: ['poll'] } },
	},
];

const THREAD_FIELDS: INodeProperties[] = [
	{
		displayName: 'Specify Posts',
		name: 'specifyPosts',
		type: 'options',
		options: [
			{ name: 'Using Fields Below', value: 'fields', description: 'One entry for each post' },
			{
				name: 'Using JSON',
				value: 'json',
				description: 'A list, for example one that an Aggregate node has made of several items',
			},
		],
		default: 'fields',
		displayOptions: { show: { postKind: ['thread'] } },
	},
	{
		displayName: 'Posts',
		name: 'threadPosts',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add post',
		default: {},
		description: 'The posts of the thread in their order',
		displayOptions: { show: { postKind: ['thread'], specifyPosts: ['fields'] } },
		options: [
			{
				displayName: 'Post',
				name: 'post',
				values: [
					{
						displayName: 'Text',
						name: 'text',
						type: 'string',
						typeOptions: { rows: 3 },
						default: '',
						placeholder: 'e.g. How we bake our rye bread',
					},
					{
						displayName: 'Files',
						name: 'files',
						type: 'string',
						default: '',
						placeholder: 'e.g. photo1, photo2',
						description:
							'Names of the input data fields with up to four images, one GIF or one video, with commas between',
					},
					{
						displayName: 'Alt Text',
						name: 'altText',
						type: 'string',
						typeOptions: { rows: 2 },
						default: '',
						description:
							'What the images show, for people who cannot see them; for several images one line each',
					},
				],
			},
		],
	},
	{
		displayName: 'Posts (JSON)',
		name: 'threadJson',
		type: 'json',
		default:
			'["First post", { "text": "Second post", "files": "photo", "altText": "A loaf of bread" }]',
		description:
			"List of the posts in their order: each a text, or an object with 'text', 'files' and 'altText'",
		displayOptions: { show: { postKind: ['thread'], specifyPosts: ['json'] } },
	},
	{
		displayName: 'Files of First Post',
		name: 'firstPostFiles',
		type: 'string',
		default: '',
		placeholder: 'e.g. photo',
		description:
			'Names of the input data fields with up to four images, one GIF or one video for the first post, with commas between; empty for none',
		displayOptions: { show: { postKind: ['splitThread'] } },
	},
	{
		displayName: 'Characters per Post',
		name: 'postLength',
		type: 'number',
		typeOptions: { minValue: MIN_POST_LENGTH, maxValue: MAX_LENGTH },
		default: MAX_LENGTH,
		description: "How long each post of the thread can be by X's count, its number included",
		displayOptions: { show: { postKind: ['splitThread'] } },
	},
	{
		displayName: 'Numbering',
		name: 'numbering',
		type: 'options',
		options: [
			{ name: 'At the End', value: 'end', description: 'Such as 1/12 behind the text' },
			{ name: 'At the Start', value: 'start', description: 'Such as 1/12 before the text' },
			{ name: 'None', value: 'none' },
		],
		default: 'none',
		description: 'Whether and where each post says its place in the thread',
		displayOptions: { show: { postKind: ['thread', 'splitThread'] } },
	},
];

/** Fields of Publish and Preview that only X has. */
export const X_FIELDS: INodeProperties[] = [...POLL_FIELDS, ...THREAD_FIELDS];
