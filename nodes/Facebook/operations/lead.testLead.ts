import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { MetaPage } from '../../Meta/connection';
import type { Operation, RunContext } from '../../shared/contract/operation';
import type { OperationOutput } from '../../shared/contract/output';
import { json } from '../../shared/contract/output';
import { deleteOnce } from '../../shared/deletion/deleteOnce';
import { inputError, toNodeError } from '../../shared/http/failure';
import { collect } from '../../shared/http/paginate';
import { once } from '../../shared/run/once';
import { toIso } from '../../shared/time/timeParameter';
import type { FacebookApi } from '../connection';
import { selectedPage } from '../connection';
import { pageField } from '../fields';
import { FACEBOOK } from '../platform';

const formField: INodeProperties = {
	displayName: 'Form Name or ID',
	name: 'form',
	type: 'options',
	required: true,
	default: '',
	description:
		'The form of the test lead. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	typeOptions: {
		loadOptionsMethod: 'getLeadForms',
		loadOptionsDependsOn: ['page.value', 'authentication'],
	},
};

const replaceField: INodeProperties = {
	displayName: 'Replace Existing',
	name: 'replaceExisting',
	type: 'boolean',
	default: true,
	description:
		'Whether to delete the test lead that the form has already. Facebook takes one for each form.',
};

const answersField: INodeProperties = {
	displayName: 'Answers',
	name: 'answers',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Answer',
	default: {},
	description: 'Answers by question key. Facebook fills in what is missing.',
	options: [
		{
			displayName: 'Answer',
			name: 'answer',
			values: [
				{
					displayName: 'Question Key',
					name: 'key',
					type: 'string',
					default: '',
					placeholder: 'e.g. email',
					description: "The key, as 'Get Forms' gives it",
				},
				{
					displayName: 'Answer',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. nathan@example.com',
				},
			],
		},
	],
};

export const createTestLead: Operation<FacebookApi> = {
	resource: 'lead',
	operation: 'createTestLead',
	name: 'Create Test Lead',
	action: 'Create a test lead',
	description:
		'Submit a test lead to a form: it starts the lead trigger and shows up in Sync like a real one, marked as a test',
	effect: 'write',
	repeatable: false,
	fields: [pageField, formField, replaceField, answersField],
	run: createLead,
};

export const deleteTestLead: Operation<FacebookApi> = {
	resource: 'lead',
	operation: 'deleteTestLead',
	name: 'Delete Test Lead',
	action: 'Delete a test lead',
	description:
		'Delete the test lead of a form for good. Leads of people are never touched. This cannot be undone.',
	effect: 'delete',
	repeatable: false,
	fields: [pageField, formField],
	run: deleteLead,
};

async function createLead(context: RunContext<FacebookApi>): Promise<OperationOutput[]> {
	const formId = readFormId(context);
	const answers = readAnswers(context);
	const page = await selectedPage(context);
	const replaceExisting = context.param('replaceExisting', true);
	const { handle, recovered } = await once(context.n8n.getNode(), context.journal, {
		name: 'createTestLead',
		send: async () => {
			// Not before: what an earlier try has created is to be found, not to be replaced.
			if (replaceExisting) await deleteTestLeads(page, formId);
			return await page.leads.call({
				method: 'POST',
				path: `${formId}/test_leads`,
				fields: { field_data: answers },
			});
		},
		find: async (since) => {
			const found = (await readTestLeads(page, formId)).find(
				({ created_time: at }) => Date.parse(toIso(at) ?? '') >= since - TOLERANCE_MS,
			);
			return found ? { status: 'done', handle: found } : { status: 'not-done' };
		},
		idOf: ({ id }) => String(id),
	});
	return [
		json({ platform: FACEBOOK.id, id: String(handle.id), formId, test: true, replayed: recovered }),
	];
}

/** Graph gives times in whole seconds, on a clock of its own. */
const TOLERANCE_MS = 5_000;

async function deleteLead(context: RunContext<FacebookApi>): Promise<OperationOutput[]> {
	const formId = readFormId(context);
	const page = await selectedPage(context);
	const { id } = context.journal.begin<IDataObject>(await newestTestLead(context, page, formId));
	const deleted = await deleteOnce(context, {
		id: String(id),
		send: async () => await deleteById(page, String(id)),
		look: async () =>
			await page.leads.call({ method: 'GET', path: String(id), fields: { fields: 'id' } }),
	});
	return [json({ ...deleted, formId })];
}

async function newestTestLead(
	context: RunContext<FacebookApi>,
	page: MetaPage,
	formId: string,
): Promise<IDataObject> {
	const begun = context.journal.step('delete') !== undefined;
	const [lead] = begun ? [{}] : await readTestLeads(page, formId);
	if (lead) return lead;
	throw toNodeError(context.n8n.getNode(), {
		kind: 'not-found',
		happened: `The form ${formId} has no test lead`,
		advice: "There is nothing to delete. 'Create Test Lead' makes one.",
		effect: 'none',
	});
}

/** https://developers.facebook.com/docs/marketing-api/guides/lead-ads/testing-troubleshooting */
async function readTestLeads(page: MetaPage, formId: string): Promise<IDataObject[]> {
	return await collect(page.leads.list(`${formId}/test_leads`, { fields: 'id,created_time' }));
}

async function deleteTestLeads(page: MetaPage, formId: string) {
	for (const { id } of await readTestLeads(page, formId)) await deleteById(page, String(id));
}

async function deleteById(page: MetaPage, id: string) {
	await page.leads.call({ method: 'DELETE', path: encodeURIComponent(id) });
}

function readFormId(context: RunContext<FacebookApi>): string {
	const id = String(context.param<unknown>('form', '') ?? '').trim();
	if (id) return id;
	throw inputError(context.n8n.getNode(), {
		field: 'Form Name or ID',
		happened: 'No form is chosen',
		fix: "Choose a form from the list, or give its ID as 'Get Forms' puts it out.",
	});
}

/** Undefined leaves all answers to Facebook. */
function readAnswers(context: RunContext<FacebookApi>) {
	const { answer = [] } = context.param<{ answer?: Array<{ key?: unknown; value?: unknown }> }>(
		'answers',
		{},
	);
	const given = answer.filter(({ key }) => String(key ?? '').trim() !== '');
	if (!given.length) return undefined;
	return given.map(({ key, value }) => ({
		name: String(key).trim(),
		values: [String(value ?? '')],
	}));
}
