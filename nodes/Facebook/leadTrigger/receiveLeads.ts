import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { subscribedPages } from '../../Meta/trigger/memory';
import { receiveMeta } from '../../Meta/trigger/receiveMeta';
import { DEADLINE_MS } from '../../shared/leads/trigger/completeLeads';
import { readChosenForms, readTriggerSettings } from '../../shared/leads/trigger/parameters';
import { connectOutsideItems } from '../connection';
import { completeLeads } from './completeLeads';
import { leadTrigger } from './definition';
import { readScope } from './parameters';
import type { LeadStub } from './stub';
import { stubsOf } from './stub';

/** A call that would have to wait longer ends as `not-read`: Meta waits for the answer. */
const MAX_WAIT_MS = 1_500;

/** Answers Meta's calls to the lead trigger and starts a run for the leads in a delivery. */
export async function receiveLeads(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receiveMeta.call(this, leadTrigger, {
		items: async (changes) =>
			stubsOf(changes, { pages: await readPageIds(this), forms: readChosenForms(this) }),
		complete: async (unseen) => {
			// Calls that are still under way then end: what was read before comes out.
			const signal = AbortSignal.timeout(DEADLINE_MS);
			const api = await connectOutsideItems(this, { maxWaitMs: MAX_WAIT_MS, signal });
			return await completeLeads(unseen as LeadStub[], {
				api,
				settings: readTriggerSettings(this),
			});
		},
	});
}

/**
 * The Pages that the trigger was activated for: another trigger of the same app may have installed
 * it on others. Undefined, for all, where nothing is remembered, as while testing.
 */
async function readPageIds(webhook: IWebhookFunctions): Promise<string[] | undefined> {
	const scope = readScope(webhook);
	if (scope.kind === 'one' && /^\d+$/.test(scope.idOrAlias)) return [scope.idOrAlias];
	const remembered = subscribedPages(webhook.getWorkflowStaticData('node'));
	if (remembered.length) return remembered;
	if (scope.kind === 'all') return undefined;
	return [(await (await connectOutsideItems(webhook)).page(scope.idOrAlias)).id];
}
