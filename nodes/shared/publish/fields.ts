import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { PublishCapability, PublishKind } from './capability';
import { mediaWayOption } from './pull';

/** The fields that Publish and Preview share, in the order of the editor. */
export function draftFields<Api>(capability: PublishCapability<Api>): INodeProperties[] {
	const { kinds } = capability;
	const firstKind = kinds[0].value;
	const shownFor = (input: PublishKind['inputs'][number]) =>
		kinds.filter((kind) => kind.inputs.includes(input)).map((kind) => kind.value);
	const forMedia = shownFor('media');
	return [
		...capability.accountFields,
		{
			displayName: 'Post Kind',
			name: 'postKind',
			type: 'options',
			options: kinds.map(toOption),
			default: firstKind,
		},
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: 'e.g. Fresh bread from eight o’clock #bakery',
			description: 'The text of the post; of a photo or video its caption',
			...(capability.textHint ? { hint: capability.textHint } : {}),
			displayOptions: { show: { postKind: shownFor('text') } },
		},
		{
			displayName: 'Link',
			name: 'link',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/offer',
			description: 'Web page that the post links to and shows a preview of',
			displayOptions: { show: { postKind: shownFor('link') } },
		},
		{
			displayName: 'Media Source',
			name: 'mediaSource',
			type: 'options',
			options: [
				{
					name: 'Binary Data',
					value: 'binary',
					description: 'Files of the input item, sent to the network by this node',
				},
				{
					name: 'URL',
					value: 'url',
					description: capability.loadsUrls
						? 'Public addresses from which this node downloads the files'
						: 'Public addresses from which the network fetches the files itself',
				},
			],
			default: 'binary',
			displayOptions: { show: { postKind: forMedia } },
		},
		{
			displayName: 'Input Data Field Name',
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			required: true,
			placeholder: 'e.g. data',
			hint: 'The name of the input field containing the file; for several photos, names with commas between',
			displayOptions: { show: { postKind: forMedia, mediaSource: ['binary'] } },
		},
		{
			displayName: 'Media URL',
			name: 'mediaUrl',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			// Not `required`: with 'Post Kind' or 'Media Source' as an expression n8n would demand it
			// of workflows that send binary data. It is checked for each item.
			placeholder: 'e.g. https://example.com/picture.jpg',
			description:
				'Public address of the file; for several photos, each address on a line of its own',
			displayOptions: { show: { postKind: forMedia, mediaSource: ['url'] } },
		},
		...capability.extraFields,
	];
}

/** Options that Publish and Preview share, of networks that have all of them. */
export const DRAFT_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Alt Text',
		name: 'altText',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		description:
			'What the picture shows, for people who cannot see it; for several pictures one line each',
	},
	{
		displayName: 'First Comment',
		name: 'firstComment',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		description: 'Comment that is added as soon as the post is out',
	},
	{
		displayName: 'Save as Draft',
		name: 'asDraft',
		type: 'boolean',
		default: false,
		description: 'Whether to store the post at the network without showing it to anybody',
	},
	{
		displayName: 'Schedule At',
		name: 'scheduleAt',
		type: 'dateTime',
		default: '',
		description: 'When the network itself puts the post out; empty means now',
	},
	{
		displayName: 'Time Zone',
		name: 'timeZone',
		type: 'string',
		default: '',
		placeholder: 'e.g. Europe/Berlin',
		description:
			"Time zone of 'Schedule At' if it names no offset; empty means that of the workflow",
	},
];

const LATER_OPTIONS = ['asDraft', 'scheduleAt', 'timeZone'];

/**
 * What puts a post off is not offered where a network cannot do so. A workflow that has it all the
 * same keeps it: n8n would drop an unknown option, and the post would go out at once.
 */
export const draftOptionsOf = <Api>({ cannotSchedule }: PublishCapability<Api>) =>
	DRAFT_OPTIONS.map((option): INodeProperties => {
		if (!cannotSchedule || !LATER_OPTIONS.includes(option.name)) return option;
		return { ...option, displayOptions: { show: { [option.name]: [{ _cnd: { exists: true } }] } } };
	});

/** Options that only Publish has. */
export const PUBLISH_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Approved Content Hash',
		name: 'approvedContentHash',
		type: 'string',
		default: '',
		placeholder: 'e.g. 75b21e250a49440a39292c28…',
		description:
			"Publish only if the post is exactly the one that Preview gave this 'contentHash' for",
	},
	{
		displayName: 'Idempotency Key',
		name: 'idempotencyKey',
		type: 'string',
		default: '',
		placeholder: 'e.g. calendar-row-17',
		description:
			'Your own name for this post. A later execution of this workflow with the same key and account looks for the post at the network before it sends, and does not publish it again.',
	},
	{
		displayName: 'Include Raw Response',
		name: 'includeRaw',
		type: 'boolean',
		default: false,
		description: "Whether to add the network's own answer under 'raw'",
	},
	{
		displayName: 'Send When Unknown',
		name: 'sendWhenUnknown',
		type: 'boolean',
		default: false,
		description:
			'Whether to send again when it cannot be found out if an earlier try has published the post. Off, such an item ends with an error; on, the post may appear twice.',
	},
	{
		displayName: 'Wait for Processing (Seconds)',
		name: 'waitForProcessing',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 120,
		description:
			"How long to wait for a video to be processed. After that the item comes out with the status 'processing'.",
	},
];

/** For networks that publish in a call of its own, after their processing. */
export const RESUME_OPTION: INodeProperties = {
	displayName: 'Resume After (Minutes)',
	name: 'resumeAfter',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 5,
	description:
		"When the network needs longer than 'Wait for Processing': let the execution wait in n8n's database for so many minutes, without holding a worker, and then go on until the post is out. It waits for at least 70 seconds: shorter waits n8n holds in memory. Off without this option: the item then comes out with the status 'processing' and a handle for Finish.",
};

/** Options that only some networks have, besides their own. */
export function ownOptions<Api>(capability: PublishCapability<Api>): INodeProperties[] {
	return [
		...capability.options,
		...(capability.coverKinds ? [COVER_OPTION] : []),
		...(capability.pull ? [mediaWayOption(capability.pull)] : []),
	];
}

const COVER_OPTION: INodeProperties = {
	displayName: 'Cover',
	name: 'cover',
	type: 'string',
	default: '',
	placeholder: 'e.g. cover',
	description:
		'Picture that stands for the video or link: the name of an input data field, or a public address',
};

const toOption = ({ name, value, description }: PublishKind): INodePropertyOptions => ({
	name,
	value,
	description,
});
