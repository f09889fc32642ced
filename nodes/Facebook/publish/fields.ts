import type { INodeProperties } from 'n8n-workflow';

/** The cards of a link carousel. */
export const CAROUSEL_FIELD: INodeProperties = {
	displayName: 'Cards',
	name: 'carouselCards',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add card',
	default: {},
	description: 'Two to five cards, each linking to a web page',
	displayOptions: { show: { postKind: ['carousel'] } },
	options: [
		{
			displayName: 'Card',
			name: 'card',
			values: [
				{
					displayName: 'Link',
					name: 'link',
					type: 'string',
					default: '',
					placeholder: 'e.g. https://example.com/offer',
				},
				{
					displayName: 'Title',
					name: 'name',
					type: 'string',
					default: '',
				},
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					default: '',
				},
				{
					displayName: 'Picture URL',
					name: 'picture',
					type: 'string',
					default: '',
					placeholder: 'e.g. https://example.com/picture.jpg',
					description: 'Public address of the picture of the card',
				},
			],
		},
	],
};

/**
 * The buttons that a link or video post can have.
 * @see https://developers.facebook.com/docs/pages-api/posts
 */
const CALLS_TO_ACTION = [
	['Book Now', 'BOOK_TRAVEL'],
	['Call Now', 'CALL_NOW'],
	['Contact Us', 'CONTACT_US'],
	['Download', 'DOWNLOAD'],
	['Get Directions', 'GET_DIRECTIONS'],
	['Get Offer', 'GET_OFFER'],
	['Learn More', 'LEARN_MORE'],
	['Message Page', 'MESSAGE_PAGE'],
	['Shop Now', 'SHOP_NOW'],
	['Sign Up', 'SIGN_UP'],
	['Watch More', 'WATCH_MORE'],
].map(([name, value]) => ({ name, value }));

/** Options of Publish and Preview that only Facebook has. */
export const FACEBOOK_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Backdate Granularity',
		name: 'backdateGranularity',
		type: 'options',
		options: [
			{ name: 'Day', value: 'day' },
			{ name: 'Hour', value: 'hour' },
			{ name: 'Minute', value: 'min' },
			{ name: 'Month', value: 'month' },
			{ name: 'Year', value: 'year' },
		],
		default: 'day',
		description: "How exactly the date of 'Backdate To' is shown",
	},
	{
		displayName: 'Backdate To',
		name: 'backdateTo',
		type: 'dateTime',
		default: '',
		description: 'Time in the past under which the post appears on the Page',
	},
	{
		displayName: 'Call to Action',
		name: 'callToAction',
		type: 'options',
		options: CALLS_TO_ACTION,
		default: 'LEARN_MORE',
		description: 'Button of a link or video post',
	},
	{
		displayName: 'Call to Action Link',
		name: 'callToActionLink',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/shop',
		description: "Where the button leads to; empty means to 'Link'",
	},
	{
		displayName: 'Minimum Age',
		name: 'minimumAge',
		type: 'number',
		typeOptions: { minValue: 13, maxValue: 65 },
		default: 18,
		description: 'Show the post only to people of this age and older',
	},
	{
		displayName: 'Place (Page ID)',
		name: 'place',
		type: 'string',
		default: '',
		placeholder: 'e.g. 110506962309835',
		description: 'ID of the Page of a place, shown as where the post was made',
	},
	{
		displayName: 'Show in Countries',
		name: 'countries',
		type: 'string',
		default: '',
		placeholder: 'e.g. DE, AT, CH',
		description:
			'Show the post only to people in these countries: two-letter codes, with commas between',
	},
	{
		displayName: 'Video Title',
		name: 'videoTitle',
		type: 'string',
		default: '',
		description: 'Title of a video or reel, up to 255 characters',
	},
];
