import type { MetaPage } from '../../Meta/connection';
import type { LeadReading } from '../../shared/leads/capability';
import { toNetworkLead } from './readLead';
import type { readFormsById } from './readLeads';
import { readLeadsById } from './readLeads';
import type { TestLeadMarker } from './testLeads';

/** How what belongs to leads is read beside them. */
export interface LeadReaders {
	mark: TestLeadMarker;
	forms: typeof readFormsById;
}

/** Leads by ID with the forms that they answer, in as few calls as Graph allows. */
export async function getLeads(
	page: MetaPage,
	ids: readonly string[],
	{ mark, forms: readForms }: LeadReaders,
): Promise<LeadReading[]> {
	const readings = await readLeadsById(page, ids);
	const found = readings.flatMap((reading) =>
		'raw' in reading ? [toNetworkLead(page, reading.raw)] : [],
	);
	const formIds = found.flatMap(({ formId }) => (formId === null ? [] : [formId]));
	const forms = await readForms(page, [...new Set(formIds)]);
	const leads = new Map((await mark(page, found)).map((lead) => [lead.id, lead]));
	return readings.map((reading): LeadReading => {
		if ('failure' in reading) return reading;
		const lead = leads.get(reading.id) ?? toNetworkLead(page, reading.raw);
		return { lead, form: lead.formId === null ? undefined : forms.get(lead.formId) };
	});
}
