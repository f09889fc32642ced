import type { INodeProperties } from 'n8n-workflow';
import type { TriggerContext } from '../../shared/leads/trigger/parameters';
import { leadTriggerFields } from '../../shared/leads/trigger/parameters';
import { ownerFields } from '../leads/ownerFields';
import type { OwnerScope } from '../leads/owners';
import { readOwnerScope } from '../leads/owners';

/** What the trigger can start on: the value is the item's `event`. */
export type LeadEvent = 'lead' | 'leadDeleted';

const EVENTS: Array<{ name: string; value: LeadEvent; description: string }> = [
	{ name: 'New Lead', value: 'lead', description: 'When somebody submits a form' },
	{
		name: 'Lead Deleted',
		value: 'leadDeleted',
		description:
			'When a person takes a registration back: delete the lead where you have put it. The item has IDs only.',
	},
];

/** The form of the lead trigger. */
export const leadTriggerProperties: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'triggerOn',
		type: 'multiOptions',
		noDataExpression: true,
		required: true,
		options: EVENTS,
		default: ['lead'],
	},
	...leadTriggerFields(ownerFields),
];

export const readLeadEvents = (context: TriggerContext): string[] =>
	context.getNodeParameter('triggerOn', ['lead']) as string[];

export function readScope(context: TriggerContext): OwnerScope {
	return readOwnerScope(context.getNode(), (name, fallback) =>
		context.getNodeParameter(name, fallback as string, { extractValue: true }),
	);
}
