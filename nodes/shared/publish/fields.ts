import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { PublishCapability, PublishKind } from './capability';

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

const toOption = ({ name, value, description }: PublishKind): INodePropertyOptions => ({
	name,
	value,
	description,
});
