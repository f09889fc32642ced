import type { EventItem } from '../../shared/contract/event';
import type { LeadSettings } from '../../shared/leads/leadSettings';
import { completeLeads as complete } from '../../shared/leads/trigger/completeLeads';
import type { FacebookApi } from '../connection';
import { facebookLeads } from '../leads/capability';
import { getLeads } from '../leads/getLeads';
import { createTestLeadMarker } from '../leads/testLeads';
import { cachedForms } from './formCache';
import type { LeadStub } from './stub';

/** Reads the leads that a delivery announces, those of one Page in one call. */
export async function completeLeads(
	stubs: readonly LeadStub[],
	{ api, settings }: { api: FacebookApi; settings: LeadSettings },
): Promise<EventItem[]> {
	const markers = new Map(stubs.map(({ pageId }) => [pageId, createTestLeadMarker()]));
	return await complete(stubs, {
		network: facebookLeads,
		settings,
		groupOf: ({ pageId }) => pageId,
		read: async (pageId, ids) =>
			await getLeads(await api.page(pageId), ids, {
				mark: markers.get(pageId) ?? createTestLeadMarker(),
				forms: cachedForms,
			}),
		known: ({ formId, createdAt, pageId, adId }) => ({
			formId,
			createdAt,
			source: { pageId, adId },
		}),
	});
}
