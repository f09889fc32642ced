import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { subscribedPageId } from '../../Meta/subscription';
import {
	META_HANDSHAKE,
	META_SIGNATURE,
	changesOf,
	deriveVerifyToken,
	readAddressId,
} from '../../Meta/webhooks';
import { receive } from '../../shared/webhook/receive';
import { connectOutsideItems } from '../connection';
import { FACEBOOK } from '../platform';
import { itemsFor } from './index';
import { readFilters, readMetaAppOf, readPage, readTriggerOn } from './parameters';

/** Answers Meta's calls to the trigger: the verification of its address, and deliveries. */
export async function receiveDelivery(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receive.call(this, {
		title: FACEBOOK.title,
		handshake: META_HANDSHAKE,
		signature: META_SIGNATURE,
		secrets: async () => {
			const { secret } = await readMetaAppOf(this);
			const verifyToken = secret && deriveVerifyToken(secret, readAddressId(this.getNode()));
			return { signing: [secret], verifyToken };
		},
		items: async (body) =>
			itemsFor(changesOf(body), {
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
	const known = subscribedPageId(webhook.getWorkflowStaticData('node'));
	return known ?? (await (await connectOutsideItems(webhook)).page(page)).id;
}
