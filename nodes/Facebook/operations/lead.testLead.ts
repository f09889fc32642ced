import type { IDataObject } from 'n8n-workflow';
import type { MetaPage } from '../../Meta/connection';
import type { Operation, RunContext } from '../../shared/contract/operation';
import type { OperationOutput } from '../../shared/contract/output';
import { json } from '../../shared/contract/output';
import { deleteOnce } from '../../shared/deletion/deleteOnce';
import { toNodeError } from '../../shared/http/failure';
import { collect } from '../../shared/http/paginate';
import { once } from '../../shared/run/once';
import { toIso } from '../../shared/time/timeParameter';
import type { FacebookApi } from '../connection';
import { selectedPage } from '../connection';
import { pageField } from '../fields';
import {
	answersField,
	consentsField,
	formField,
	readAnswers,
	readConsents,
	readFormId,
	replaceField,
} from '../leads/testLeadFields';
import { FACEBOOK } from '../platform';

export const createTestLead: Operation<FacebookApi> = {
	resource: 'lead',
	operation: 'createTestLead',
	name: 'Create Test Lead',
	action: 'Create a test lead',
	description:
		'Submit a test lead to a form: it starts the lead trigger like a real one, marked as a test',
	effect: 'write',
	repeatable: false,
	fields: [pageField, formField, replaceField, answersField, consentsField],
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
	const consents = readConsents(context);
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
				fields: { field_data: answers, custom_disclaimer_responses: consents },
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
