import { asThrown, failureOf } from '../../shared/http/failure';
import type { LeadReading } from '../../shared/leads/capability';
import { concurrently } from '../../shared/run/concurrently';
import type { LinkedInApi } from '../connection';
import { encodeKey } from '../restli';
import { LEAD_FIELDS, toNetworkLead } from './readLead';

/** Leads that are read at the same time: LinkedIn has no call for several. */
const LEADS_AT_ONCE = 5;

/**
 * Leads by ID, or by URN, with the version of the form that they answer. One that cannot be read
 * leaves the others alone.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/lead-sync/leadsync#lead-form-responses
 */
export async function getLeads(api: LinkedInApi, ids: readonly string[]): Promise<LeadReading[]> {
	return await concurrently(ids.length, LEADS_AT_ONCE, async (index): Promise<LeadReading> => {
		const id = leadIdOf(ids[index]);
		try {
			const raw = await api.client.get(`leadFormResponses/${encodeKey(id)}`, {
				fields: LEAD_FIELDS,
			});
			const lead = toNetworkLead({ id, ...raw }, []);
			return { lead, form: lead.form };
		} catch (error) {
			const failure = failureOf(error);
			if (!failure) throw asThrown(error);
			return { id, failure };
		}
	});
}

/** The ID in `urn:li:leadGenFormResponse:1a2b3c-4`. */
export const leadIdOf = (idOrUrn: string): string => idOrUrn.split(':').pop() ?? idOrUrn;
