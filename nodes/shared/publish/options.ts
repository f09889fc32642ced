import type { INodeProperties } from 'n8n-workflow';
import type { PublishCapability } from './capability';
import { mediaWayOption } from './pull';

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
