import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { RunContext } from '../../contract/operation';
import type { OperationOutput } from '../../contract/output';
import { json } from '../../contract/output';
import { inputError, toNodeError } from '../../http/failure';
import type { LeadCapability } from '../capability';
import { createDescriber } from '../describeLead';
import { toIds } from '../formFields';
import { readLeadSettingsOf } from '../leadSettings';
import { unreadLead } from '../unreadLead';

export const leadIds: INodeProperties = {
	displayName: 'Lead IDs',
	name: 'leadIds',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 233370042045345',
	description:
		'The lead by its ID, or several with commas between them. Many leads are read in a few calls.',
};

/** Leads by ID. Of several, one that cannot be read comes out with the reason. */
export async function getLeads<Api>(
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
