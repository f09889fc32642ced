import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { receiveMeta } from '../../Meta/trigger/receiveMeta';
import { connectOutsideItems } from '../connection';
import { itemsFor } from './index';
import { readAccountId, readAuthentication, readFilters, readTriggerOn } from './parameters';
import { instagramEventTrigger } from './subscription';

/** Answers Meta's calls to the trigger: the verification of its address, and deliveries. */
export async function receiveDelivery(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receiveMeta.call(this, instagramEventTrigger, {
		items: async (changes) =>
			itemsFor(changes, {
				events: readTriggerOn(this),
				filters: readFilters(this),
				accountId: await accountIdOf(this),
			}),
	});
}

/** Through Instagram Login there is one account, whose ID is asked for once an hour. */
async function accountIdOf(webhook: IWebhookFunctions): Promise<string> {
	if (readAuthentication(webhook) !== 'instagramLogin') return readAccountId(webhook);
	const api = await connectOutsideItems(webhook);
	return (await api.account('')).id;
}
