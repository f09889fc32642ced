import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { EventItem } from '../../shared/contract/event';
import { completeLeads, DEADLINE_MS } from '../../shared/leads/trigger/completeLeads';
import { readChosenForms, readTriggerSettings } from '../../shared/leads/trigger/parameters';
import { receive } from '../../shared/webhook/receive';
import { connectOutsideItems } from '../connection';
import { linkedInLeads } from '../leads/capability';
import { getLeads } from '../leads/getLeads';
import { LINKEDIN } from '../platform';
import { LINKEDIN_HANDSHAKE, LINKEDIN_SIGNATURE, readWebhookSecrets } from '../webhooks';
import { readLeadEvents, readScope } from './parameters';
import type { LinkedInLeadStub } from './stub';
import { identityOf, stubsOf } from './stub';

/** A call that would have to wait longer ends as `not-read`: LinkedIn waits for the answer. */
const MAX_WAIT_MS = 1_500;

/** Answers LinkedIn's calls to the lead trigger and starts a run for the lead in a delivery. */
export async function receiveLeads(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receive.call(this, {
		title: `${LINKEDIN.title} lead trigger`,
		handshake: LINKEDIN_HANDSHAKE,
		signature: LINKEDIN_SIGNATURE,
		secrets: async () => await readWebhookSecrets(this),
		identityOf,
		items: (body) =>
			stubsOf(body, {
				events: readLeadEvents(this),
				forms: readChosenForms(this),
				owners: readOwners(this),
			}),
		complete: async (unseen) => await completeStubs(this, unseen as LinkedInLeadStub[]),
	});
}

/** What is subscribed for all ad accounts comes from these alone. */
function readOwners(webhook: IWebhookFunctions): string[] | undefined {
	const scope = readScope(webhook);
	return scope.kind === 'allAdAccounts' ? undefined : [scope.id];
}

/** A deleted lead can no longer be read: what the delivery says of it is all. */
async function completeStubs(
	webhook: IWebhookFunctions,
	stubs: LinkedInLeadStub[],
): Promise<EventItem[]> {
	const made = stubs.filter(({ event }) => event === 'lead');
	const deleted = stubs.filter(({ event }) => event === 'leadDeleted').map(toDeleted);
	if (made.length === 0) return deleted;
	// Calls that are still under way then end: what was read before comes out.
	const signal = AbortSignal.timeout(DEADLINE_MS);
	const api = await connectOutsideItems(webhook, { maxWaitMs: MAX_WAIT_MS, signal });
	const completed = await completeLeads(made, {
		network: linkedInLeads,
		settings: readTriggerSettings(webhook),
		groupOf: ({ id }) => id,
		read: async (_, ids) => await getLeads(api, ids),
		known,
	});
	return [...completed, ...deleted];
}

function toDeleted(stub: LinkedInLeadStub): EventItem {
	const { event, platform, id, deletedAt } = stub;
	return { event, platform, id, status: 'deleted', deletedAt, ...known(stub) };
}

function known({ formId, formVersion, createdAt, ownerId, adId, eventId }: LinkedInLeadStub) {
	const account = ownerId.split(':').pop() ?? null;
	const isAd = ownerId.startsWith('urn:li:sponsoredAccount:');
	return {
		formId,
		formVersion,
		createdAt,
		source: {
			pageId: isAd ? null : account,
			adId,
			adAccountId: isAd ? account : null,
			eventId,
		},
	};
}
