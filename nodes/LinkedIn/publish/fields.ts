import type { INodeProperties } from 'n8n-workflow';

/** Fields of Publish and Preview that belong to some kinds of post. */
export const KIND_FIELDS: INodeProperties[] = [
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		description:
			'Title of the link, document or video. LinkedIn does not read it from the page. Links and documents need one.',
		displayOptions: { show: { postKind: ['article', 'document', 'video'] } },
	},
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		description: 'What stands below the title of the link',
		displayOptions: { show: { postKind: ['article'] } },
	},
	{
		displayName: 'Poll Question',
		name: 'pollQuestion',
		type: 'string',
		default: '',
		placeholder: 'e.g. What should we bake next?',
		description: 'Up to 140 characters',
		displayOptions: { show: { postKind: ['poll'] } },
	},
	{
		displayName: 'Poll Answers',
		name: 'pollOptions',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		placeholder: 'e.g. Rye',
		description: 'Two to four answers of up to 30 characters, each on a line of its own',
		displayOptions: { show: { postKind: ['poll'] } },
	},
	{
		displayName: 'Poll Duration',
		name: 'pollDuration',
		type: 'options',
		options: [
			{ name: '1 Day', value: 'ONE_DAY' },
			{ name: '3 Days', value: 'THREE_DAYS' },
			{ name: '1 Week', value: 'SEVEN_DAYS' },
			{ name: '2 Weeks', value: 'FOURTEEN_DAYS' },
		],
		default: 'THREE_DAYS',
		description: 'How long people can vote',
		displayOptions: { show: { postKind: ['poll'] } },
	},
	{
		displayName: 'Post to Share',
		name: 'reshareOf',
		type: 'string',
		default: '',
		placeholder: 'e.g. urn:li:share:7200000000000000001',
		description: 'The post that is shared: its ID, or its link if that has the ID in it',
		displayOptions: { show: { postKind: ['reshare'] } },
	},
];

const target = (displayName: string, name: string, example: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${example}`,
	description:
		'Show the post of a page only to these people: IDs of LinkedIn, with commas between. At least 300 followers must be among them.',
});

/** Options of Publish and Preview that only LinkedIn has. */
export const LINKEDIN_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Captions',
		name: 'captions',
		type: 'string',
		default: '',
		placeholder: 'e.g. captions',
		description: 'Subtitles of a video: the name of an input data field with an SRT file',
	},
	{
		displayName: 'Captions Language',
		name: 'captionsLanguage',
		type: 'string',
		default: 'en_US',
		placeholder: 'e.g. de_DE',
		description: 'Language and country of the captions',
	},
	{
		displayName: 'Disable Reshare',
		name: 'disableReshare',
		type: 'boolean',
		default: true,
		description: 'Whether others are kept from sharing the post',
	},
	target('Show to Industries', 'targetIndustries', '4, 6'),
	target('Show to Job Functions', 'targetJobFunctions', '8, 25'),
	target('Show to Locations', 'targetGeoLocations', '101282230, urn:li:geo:103883259'),
	target('Show to Seniorities', 'targetSeniorities', '3, 4'),
	{
		displayName: 'Visibility',
		name: 'visibility',
		type: 'options',
		options: [
			{ name: 'Connections', value: 'CONNECTIONS', description: 'Your own connections' },
			{ name: 'Logged-In Members', value: 'LOGGED_IN', description: 'Everybody with an account' },
			{ name: 'Public', value: 'PUBLIC', description: 'Everybody' },
		],
		default: 'PUBLIC',
		description: 'Who can see the post. Posts of pages are public.',
	},
];
