import type { INodeProperties } from 'n8n-workflow';
import type { Connection } from '../../shared/network/connections';
import type { NetworkSpec } from '../../shared/network/network';
import { ownOptions } from '../../shared/publish/options';
import { accountsField, showFor } from '../accounts/accountsField';

/** Name of the settings of an account. */
export const SETTINGS = 'settings';

const TEXT: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	description: 'Text for this account instead of the shared one',
};

const OVERRIDES: INodeProperties[] = [
	{
		displayName: 'First Comment',
		name: 'firstComment',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		description: 'First comment for this account instead of the shared one; empty for none',
	},
	{
		displayName: 'First Files (Number)',
		name: 'firstFiles',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 1,
		description: 'How many of the files this account gets, from the first on; 0 for none',
	},
	{
		displayName: 'Link Handling',
		name: 'linkHandling',
		type: 'options',
		options: [
			{
				name: 'As Link',
				value: 'link',
				description: 'With a preview where the kind of post has a link, else behind the text',
			},
			{ name: 'In Text', value: 'text', description: 'Behind the text' },
			{ name: 'Leave Out', value: 'none' },
		],
		default: 'link',
		description: 'How the link reaches this account',
	},
	{
		displayName: 'Only These Files',
		name: 'namedFiles',
		type: 'string',
		default: '',
		placeholder: 'e.g. square, poster',
		description:
			'The files of this account: names of input data fields with commas between, or addresses, each on a line of its own',
	},
];

/** What a destination can have of its own, besides what only its network has. */
export const OVERRIDE_NAMES = [TEXT, ...OVERRIDES].map(({ name }) => name);

/** The accounts of each connection and what is different for them, shown when it is chosen. */
export function destinationFields(connections: readonly Connection[]): INodeProperties[] {
	return connections.map((connection) => {
		const settings = settingsOf(connection);
		return (
			accountsField(connection, 'The accounts that get the post', [settings]) ?? {
				...settings,
				displayName: `${connection.title}: Settings`,
				name: connection.name,
				displayOptions: showFor(connection),
			}
		);
	});
}

function settingsOf({ network }: Connection): INodeProperties {
	return {
		displayName: 'Settings',
		name: SETTINGS,
		type: 'collection',
		placeholder: 'Add setting',
		default: {},
		description: 'What is different for this account',
		options: network.use(settingFields).sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}

function settingFields<Api>({ publish }: NetworkSpec<Api>): INodeProperties[] {
	const kinds = publish.kinds.map(({ name, value, description }) => ({ name, value, description }));
	return [
		{ ...TEXT, ...(publish.textHint ? { hint: publish.textHint } : {}) },
		...OVERRIDES,
		{
			displayName: 'Post Kind',
			name: 'postKind',
			type: 'options',
			options: [
				{ name: 'Automatic', value: '', description: 'By text, link and files' },
				...kinds.sort((one, other) => one.name.localeCompare(other.name)),
			],
			default: '',
			description: 'What the post becomes at this network',
		},
		...publish.extraFields.map(anytime),
		...ownOptions(publish),
	];
}

/** A field that its network shows for some kinds of post: here it is added by hand. */
const anytime = (field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: undefined,
	required: undefined,
});
