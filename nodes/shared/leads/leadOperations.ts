import type { Operation } from '../contract/operation';
import { LIST_FIELDS } from '../run/listFields';
import type { LeadCapability } from './capability';
import { formFields, formStatusOption } from './formFields';
import { getForms } from './operations/getForms';
import { getLeads, leadIds } from './operations/getLeads';
import { previewCount, previewLeads } from './operations/preview';
import { LEAD_OPTIONS } from './leadSettings';
import { mappingField } from './mapping';
import { syncLeads } from './sync/sync';
import { SYNC_FIELDS, SYNC_OPTIONS } from './sync/syncFields';

/** The lead operations of a network, made from its capability. */
export function leadOperations<Api>(capability: LeadCapability<Api>): Array<Operation<Api>> {
	const { title } = capability.platform;
	const common = { resource: 'lead', effect: 'read', repeatable: true } as const;
	const choice = [...capability.accountFields, ...formFields(capability.accountFields)];
	return [
		{
			...common,
			operation: 'getForms',
			name: 'Get Forms',
			action: 'Get forms of leads',
			description: `List the lead forms of ${title} with their questions, options and consent boxes, one item for each form`,
			fields: [...capability.accountFields, ...LIST_FIELDS],
			options: [{ ...formStatusOption, default: [] }],
			run: async (context) => await getForms(context, capability),
		},
		{
			...common,
			operation: 'preview',
			name: 'Preview',
			action: 'Preview leads',
			description: `Show the newest leads of ${title} as Sync would put them out. Remembers nothing, so that Sync puts them out all the same.`,
			fields: [...choice, previewCount, mappingField],
			options: [formStatusOption, ...LEAD_OPTIONS],
			run: async (context) => await previewLeads(context, capability),
		},
		{
			...common,
			operation: 'sync',
			name: 'Sync',
			action: 'Sync leads',
			description: `Get the leads of ${title} that no earlier run has put out, each once, and a report on a second output: forms, counts, what could not be read, questions that have changed`,
			fields: [...choice, ...SYNC_FIELDS, mappingField],
			options: [formStatusOption, ...SYNC_OPTIONS, ...LEAD_OPTIONS],
			hasReport: { itemsAre: 'Leads' },
			run: async (context) => await syncLeads(context, capability),
		},
		{
			...common,
			operation: 'get',
			name: 'Get',
			action: 'Get a lead',
			description: `Get one lead of ${title}, or many, by ID with all answers and consents`,
			fields: [...capability.getFields, leadIds, mappingField],
			options: LEAD_OPTIONS,
			run: async (context) => await getLeads(context, capability),
		},
	];
}
