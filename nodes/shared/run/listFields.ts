import type { INodeProperties } from 'n8n-workflow';
import type { RunContext } from '../contract/operation';

/** Return All and Limit, as n8n words them on every list operation. */
export const LIST_FIELDS: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

/** How many entries an item asks for; undefined means all. */
export function readLimit<Api>(context: RunContext<Api>): number | undefined {
	return context.param('returnAll', false) ? undefined : context.param('limit', 50);
}
