import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Operation, RunContext } from '../contract/operation';
import type { OperationOutput } from '../contract/output';
import { json } from '../contract/output';
import type { Failure } from '../contract/failure';
import { asThrown, failureOf, inputError, toNodeError } from '../http/failure';
import { sentence } from '../text/sentence';
import { concurrently } from '../run/concurrently';
import { LIST_FIELDS, readLimit } from '../run/listFields';
import type { LeadCapability, NetworkLead } from './capability';
import type { LeadForm } from './form';
import { createDescriber } from './describeLead';
import { chooseForms, formFields, formStatusOption, toIds } from './formFields';
import { groupByList } from './groupByList';
import { LEAD_OPTIONS, readLeadSettingsOf } from './leadSettings';
import { mappingField } from './mapping';
import { syncLeads } from './sync/sync';
import { SYNC_FIELDS, SYNC_OPTIONS } from './sync/syncFields';
import { unreadLead } from './unreadLead';

/** Lists that are asked at the same time. */
const LISTS_AT_ONCE = 5;
/** How far a preview looks for leads of a few forms among those of others. */
const PREVIEW_CALLS = 10;

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

const previewCount: INodeProperties = {
	displayName: 'Number of Leads',
	name: 'count',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 100 },
	default: 10,
	description: 'How many of the newest leads to show',
};

const leadIds: INodeProperties = {
	displayName: 'Lead IDs',
	name: 'leadIds',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 233370042045345',
	description:
		'The lead by its ID, or several with commas between them. Many leads are read in a few calls.',
};

async function getForms<Api>(
	context: RunContext<Api>,
	capability: LeadCapability<Api>,
): Promise<OperationOutput[]> {
	const platform = capability.platform.id;
	const { formStatus = [] } = context.param<{ formStatus?: string[] }>('options', {});
	const { forms, problems } = await capability.listForms(context);
	if (!forms.length && problems.length)
		throw toNodeError(context.n8n.getNode(), problems[0].failure);
	const wanted = forms.filter(({ status }) => !formStatus.length || formStatus.includes(status));
	return [
		...wanted.slice(0, readLimit(context)).map((form) => json({ platform, ...form })),
		// An account whose forms cannot be read must not look like one without forms.
		...problems.map(({ account, failure }) =>
			json({ platform, id: null, account, problem: { ...failure } }),
		),
	];
}

async function previewLeads<Api>(
	context: RunContext<Api>,
	capability: LeadCapability<Api>,
): Promise<OperationOutput[]> {
	const describe = createDescriber(capability, readLeadSettingsOf(context));
	const limit = Math.min(100, Math.max(1, Math.floor(Number(context.param('count', 10)) || 1)));
	const { forms, problems, missing } = await chooseForms(context, capability);
	const failures = [...problems, ...missing].map(({ failure }) => failure);
	const lists = groupByList(capability, forms);
	const read = await concurrently(lists.length, LISTS_AT_ONCE, async (index) => {
		try {
			return await readNewest(context, capability, { forms: lists[index], limit });
		} catch (error) {
			const failure = failureOf(error);
			if (!failure) throw asThrown(error);
			failures.push(failure);
			return undefined;
		}
	});
	const pages = read.filter((leads) => leads !== undefined);
	if (failures.length && !pages.length) throw toNodeError(context.n8n.getNode(), failures[0]);
	failures.forEach((failure) => warn(context, failure));
	return pages
		.flat()
		.sort((one, other) => timeOf(other.given) - timeOf(one.given))
		.slice(0, limit)
		.map(({ given, form }) => json({ ...describe(given, form).lead } as unknown as IDataObject));
}

/** The first leads of a list that are of its forms. */
async function readNewest<Api>(
	context: RunContext<Api>,
	capability: LeadCapability<Api>,
	{ forms, limit }: { forms: readonly LeadForm[]; limit: number },
): Promise<Array<{ given: NetworkLead; form: LeadForm }>> {
	const found: Array<{ given: NetworkLead; form: LeadForm }> = [];
	let cursor: string | undefined;
	for (let calls = 0; calls < PREVIEW_CALLS && found.length < limit; calls += 1) {
		const page = await capability.readLeads(context, forms, { window: {}, cursor, limit });
		for (const given of page.leads) {
			const form = capability.listOf ? forms.find(({ id }) => id === given.formId) : forms[0];
			if (form) found.push({ given, form });
		}
		if (page.next === undefined || page.next === cursor) break;
		cursor = page.next;
	}
	return found;
}

/** What is missing from the output shows beside it. */
function warn<Api>(context: RunContext<Api>, { happened, advice }: Failure) {
	context.n8n.addExecutionHints({
		message: `Some leads are missing: ${sentence(happened)} ${advice}`,
		type: 'warning',
		location: 'outputPane',
	});
}

const timeOf = ({ createdAt }: { createdAt: string | null }): number =>
	Date.parse(createdAt ?? '') || 0;

async function getLeads<Api>(
	context: RunContext<Api>,
	capability: LeadCapability<Api>,
): Promise<OperationOutput[]> {
	const ids = toIds(context.param<unknown>('leadIds', ''));
	if (!ids.length) {
		throw inputError(context.n8n.getNode(), {
			field: 'Lead IDs',
			happened: "'Lead IDs' is empty",
			fix: 'Give the ID that the trigger or Sync has put out, or several with commas between them.',
		});
	}
	const describe = createDescriber(capability, readLeadSettingsOf(context));
	const readings = await capability.getLeads(context, ids);
	if (readings.length === 1 && 'failure' in readings[0]) {
		throw toNodeError(context.n8n.getNode(), readings[0].failure);
	}
	return readings.map((reading) =>
		'failure' in reading
			? json({ ...unreadLead(capability.platform.id, reading.id, reading.failure) })
			: json({
					...describe(reading.lead, reading.form).lead,
					status: 'read',
				} as unknown as IDataObject),
	);
}
