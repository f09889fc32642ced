import type { INodeProperties } from 'n8n-workflow';
import { DRAFT_OPTIONS, PUBLISH_OPTIONS } from '../../shared/publish/options';

const byName = (options: readonly INodeProperties[], ...names: string[]): INodeProperties[] =>
	options.filter(({ name }) => names.includes(name));

/** Options that decide what would be published: those of Preview. */
export const HUB_DRAFT_OPTIONS: INodeProperties[] = [
	...DRAFT_OPTIONS.map((option) =>
		option.name === 'scheduleAt'
			? {
					...option,
					description:
						"When the networks themselves put the post out; empty means now. A network that cannot do so refuses it: use 'Due At' for all of them.",
				}
			: option,
	),
	{
		displayName: 'Allow Adaptation',
		name: 'adaptations',
		type: 'multiOptions',
		options: [
			{
				name: 'Leave Out Media',
				value: 'media',
				description: 'Leave out or replace files that a network does not take',
			},
			{
				name: 'Remove Hashtags',
				value: 'hashtags',
				description: 'Remove the last hashtags where there are more than a network takes',
			},
			{
				name: 'Shorten Text',
				value: 'text',
				description: 'Cut a text that is too long where a sentence ends; the link stays',
			},
		],
		default: [],
		description:
			'What may be changed where a network would refuse the post. Each change is a warning of Preview and of the published post.',
	},
	{
		displayName: 'Due At',
		name: 'dueAt',
		type: 'dateTime',
		default: '',
		description:
			"When this node may publish at the earliest. Before that nothing is sent, and the items come out with the status 'not-due'.",
	},
	{
		displayName: 'Only To',
		name: 'onlyTo',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.networks }}',
		description:
			'The networks for this item out of those of this node: their names with commas between, or a list; empty means all of them',
	},
	{
		displayName: 'Replacement Picture',
		name: 'replacementPicture',
		type: 'string',
		default: '',
		placeholder: 'e.g. poster',
		description:
			"Name of an input data field, or public address, of a picture for networks that do not take one of the files. Needs 'Leave Out Media' under 'Allow Adaptation'.",
	},
	{
		displayName: 'Too Late After (Minutes)',
		name: 'tooLateAfter',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 60,
		description: "How long after 'Due At' the post may still go out; later it is refused",
	},
];

/** Options that only Publish has. */
export const HUB_PUBLISH_OPTIONS: INodeProperties[] = [
	...byName(
		PUBLISH_OPTIONS,
		'idempotencyKey',
		'includeRaw',
		'sendWhenUnknown',
		'waitForProcessing',
	),
	{
		displayName: 'All or Nothing',
		name: 'allOrNothing',
		type: 'boolean',
		default: true,
		description:
			'Whether to publish nowhere when a network would refuse the post. All are checked before the first one is sent.',
	},
	{
		displayName: 'Approved Content Hashes',
		name: 'approvedContentHashes',
		type: 'json',
		default: '',
		placeholder: 'e.g. {{ $json.contentHashes }}',
		description:
			"Publish only what Preview gave one of these 'contentHashes' for: the list, or the whole item of Preview",
	},
	{
		displayName: 'Spacing (Seconds)',
		name: 'spacing',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 60,
		description: 'Shortest time between two posts of one account in a run of this node',
	},
];
