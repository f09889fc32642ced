import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import type { ConnectSettings, Effect, Operation, ResourceNames } from '../contract/operation';
import { META_OPTION } from '../monitoring/includeMeta';
import { sentence } from '../text/sentence';

export const DEFAULT_CONCURRENCY = 5;
const DEFAULT_MAX_WAIT_SECONDS = 60;

/** How the connection of an item is opened, by the values of its Options collection. */
export const connectSettingsOf = ({ maxWait }: IDataObject): ConnectSettings => ({
	maxWaitMs: Number(maxWait ?? DEFAULT_MAX_WAIT_SECONDS) * 1000,
});

/** Options that every operation has. */
const COMMON_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Concurrency',
		name: 'concurrency',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50 },
		default: DEFAULT_CONCURRENCY,
		description:
			'How many items are worked on at the same time. The order of the output stays that of the input. Set 1 if the network should receive them in that order too.',
	},
	META_OPTION,
	{
		displayName: 'Max Wait (Seconds)',
		name: 'maxWait',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: DEFAULT_MAX_WAIT_SECONDS,
		description:
			'How long one call may wait for the limits of the network or for a passing failure. An item that would have to wait longer ends with the time at which another try makes sense.',
	},
];

/** All parameters of a node, in the order of its operation list. */
export function buildProperties<Api>(
	resources: ResourceNames,
	operations: ReadonlyArray<Operation<Api>>,
): INodeProperties[] {
	return [
		resourceSelector(resources),
		...Object.keys(resources).map((resource) => operationSelector(resource, operations)),
		...operations.flatMap(operationFields),
	];
}

function resourceSelector(resources: ResourceNames): INodeProperties {
	const options = Object.entries(resources).map(([value, name]) => ({ name, value }));
	const first = options[0].value;
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options,
		default: first,
	};
}

function operationSelector<Api>(
	resource: string,
	operations: ReadonlyArray<Operation<Api>>,
): INodeProperties {
	const own = operations.filter((operation) => operation.resource === resource);
	const options: INodePropertyOptions[] = own.map(({ name, operation, action, description }) => ({
		name,
		value: operation,
		action,
		description,
	}));
	const first = own[0].operation;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: options.sort((a, b) => a.name.localeCompare(b.name)),
		default: first,
	};
}

const EFFECTS: Readonly<Record<Effect, string>> = {
	read: 'This tool only reads.',
	write: 'This tool changes what is on the network.',
	delete: 'This tool deletes.',
};

/**
 * What the model of an agent is told of the operation. Without this field n8n would tell it the
 * action alone, which does not say what cannot be undone.
 */
const toolDescription = <Api>({ description, effect }: Operation<Api>): INodeProperties => ({
	displayName: 'Tool Description',
	name: 'toolDescription',
	type: 'string',
	typeOptions: { rows: 3 },
	default: `${sentence(description)} ${EFFECTS[effect]}`,
	required: true,
	description: 'What the model is told of this tool, to choose it by',
	displayOptions: { show: { '@tool': [true] } },
});

function operationFields<Api>(operation: Operation<Api>): INodeProperties[] {
	const options: INodeProperties = {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...(operation.options ?? []), ...COMMON_OPTIONS].sort((a, b) =>
			a.displayName.localeCompare(b.displayName),
		),
	};
	return updateDisplayOptions(
		{ show: { resource: [operation.resource], operation: [operation.operation] } },
		[toolDescription(operation), ...operation.fields, options],
	);
}
