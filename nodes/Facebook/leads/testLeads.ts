import type { MetaPage } from '../../Meta/connection';
import { asThrown, failureOf } from '../../shared/http/failure';
import { collect } from '../../shared/http/paginate';
import type { NetworkLead } from '../../shared/leads/capability';

/** Marks test leads among those of one form. */
export type TestLeadMarker = (page: MetaPage, leads: NetworkLead[]) => Promise<NetworkLead[]>;

/**
 * Graph does not mark test leads among the others: they look like organic ones. Only where there are
 * such is a form asked for its test leads, and once for all of its leads.
 * @see https://developers.facebook.com/docs/marketing-api/guides/lead-ads/testing-troubleshooting
 */
export function createTestLeadMarker(): TestLeadMarker {
	const known = new Map<string, Promise<ReadonlySet<string>>>();
	const idsOf = async (page: MetaPage, formId: string) => {
		const ids = known.get(formId) ?? readIds(page, formId);
		known.set(formId, ids);
		return await ids;
	};
	return async (page, leads) =>
		await Promise.all(
			leads.map(async (lead) => {
				if (lead.test || !lead.source.organic || lead.formId === null) return lead;
				const ids = await idsOf(page, lead.formId);
				return ids.has(lead.id) ? { ...lead, test: true } : lead;
			}),
		);
}

async function readIds(page: MetaPage, formId: string): Promise<ReadonlySet<string>> {
	try {
		const found = await collect(page.leads.list(`${formId}/test_leads`, { fields: 'id' }));
		return new Set(found.map(({ id }) => String(id)));
	} catch (error) {
		if (!failureOf(error)) throw asThrown(error);
		// The leads themselves have been read: not knowing this must not lose them.
		return new Set();
	}
}
