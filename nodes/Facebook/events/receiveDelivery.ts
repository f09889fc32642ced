import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { subscribedPages } from '../../Meta/trigger/memory';
import { receiveMeta } from '../../Meta/trigger/receiveMeta';
import { connectOutsideItems } from '../connection';
import { itemsFor } from './index';
import { readFilters, readPage, readTriggerOn } from './parameters';
import { pageEventTrigger } from './subscription';

/** Answers Meta's calls to the trigger: the verification of its address, and deliveries. */
export async function receiveDelivery(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receiveMeta.call(this, pageEventTrigger, {
		items: async (changes) =>
			itemsFor(changes, {
				events: readTriggerOn(this),
				filters: readFilters(this),
				pageId: await readPageId(this),
			}),
	});
}

/** Deliveries name Pages by ID; an alias was resolved when the trigger was activated. */
async function readPageId(webhook: IWebhookFunctions): Promise<string> {
	const page = readPage(webhook);
	if (/^\d+$/.test(page)) return page;
	const [known] = subscribedPages(webhook.getWorkflowStaticData('node'));
	return known ?? (await (await connectOutsideItems(webhook)).page(page)).id;
}
