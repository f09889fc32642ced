import type { INodeProperties } from 'n8n-workflow';

const USER_TAGS: INodeProperties = {
	displayName: 'User Tags',
	name: 'userTags',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add tag',
	default: {},
	description: 'Public accounts that are tagged in the media',
	options: [
		{
			displayName: 'Tag',
			name: 'tag',
			values: [
				{
					displayName: 'Username',
					name: 'username',
					type: 'string',
					default: '',
					placeholder: 'e.g. fernandco',
				},
				{
					displayName: 'File Number',
					name: 'file',
					type: 'number',
					typeOptions: { minValue: 1, maxValue: 10 },
					default: 1,
					description: 'Which picture of a carousel the tag is on',
				},
				{
					displayName: 'X',
					name: 'x',
					type: 'number',
					typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
					default: 0.5,
					description: 'Place from the left, 0 to 1. Not used on reels.',
				},
				{
					displayName: 'Y',
					name: 'y',
					type: 'number',
					typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
					default: 0.5,
					description: 'Place from the top, 0 to 1. Not used on reels.',
				},
			],
		},
	],
};

/** Options of Publish and Preview that only Instagram has. */
export const INSTAGRAM_OPTIONS: INodeProperties[] = [
	{
		displayName: 'AI Label',
		name: 'isAiGenerated',
		type: 'boolean',
		default: true,
		description: 'Whether the post is labelled as made with AI',
	},
	{
		displayName: 'Audio Name',
		name: 'audioName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Morning in the bakery',
		description: 'Name of the original sound of a reel. It can be given once only.',
	},
	{
		displayName: 'Collaborators',
		name: 'collaborators',
		type: 'string',
		default: '',
		placeholder: 'e.g. fernandco, mossandco',
		description: 'Up to 3 usernames, with commas between. They have to accept.',
	},
	{
		displayName: 'Cover at (Seconds)',
		name: 'coverAt',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 3 },
		default: 0,
		description: 'The moment of a reel that stands for it. Ignored if there is a cover picture.',
	},
	{
		displayName: 'Location (Page ID)',
		name: 'location',
		type: 'string',
		default: '',
		placeholder: 'e.g. 110506962309835',
		description: 'ID of the Facebook Page of a place',
	},
	{
		displayName: 'Paid Partnership',
		name: 'isPaidPartnership',
		type: 'boolean',
		default: true,
		description: 'Whether the post is labelled as a paid partnership. Needs Facebook Login.',
	},
	{
		displayName: 'Share to Feed',
		name: 'shareToFeed',
		type: 'boolean',
		default: true,
		description: 'Whether a reel is shown in the feed too, not only under Reels',
	},
	{
		displayName: 'Sponsor IDs',
		name: 'sponsorIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 17841405822304914',
		description:
			'Up to 2 account IDs of the brands of a paid partnership, with commas between. Needs Facebook Login.',
	},
	{
		displayName: 'Trial Reel',
		name: 'trialReel',
		type: 'options',
		options: [
			{
				name: 'Share by Hand',
				value: 'MANUAL',
				description: 'Somebody shares it with followers in the app',
			},
			{
				name: 'Share if It Performs',
				value: 'SS_PERFORMANCE',
				description: 'Instagram shares it with followers when it does well',
			},
		],
		default: 'MANUAL',
		description: 'Show a reel to people who do not follow the account first',
	},
	USER_TAGS,
];
