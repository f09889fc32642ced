import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { receive } from '../../shared/webhook/receive';
import { LINKEDIN } from '../platform';
import { LINKEDIN_HANDSHAKE, LINKEDIN_SIGNATURE, readWebhookSecrets } from '../webhooks';
import { itemsFor } from './index';
import { readFilters, readPage, readTriggerOn } from './parameters';

/** Answers LinkedIn's calls to the trigger: the verification of its address, and deliveries. */
export async function receiveNotifications(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receive.call(this, {
		title: `${LINKEDIN.title} trigger`,
		handshake: LINKEDIN_HANDSHAKE,
		signature: LINKEDIN_SIGNATURE,
		secrets: async () => await readWebhookSecrets(this),
		items: (body) =>
			itemsFor(body, {
				events: readTriggerOn(this),
				filters: readFilters(this),
				pageId: readPage(this),
			}),
	});
}
