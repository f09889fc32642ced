import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { receive } from '../../shared/webhook/receive';
import { readAppSecrets } from '../connection';
import { X } from '../platform';
import { changesOf } from './change';
import { X_HANDSHAKE, X_SIGNATURE } from './crc';
import { itemsFor } from './index';
import { readFilters, readTriggerOn } from './parameters';

/** Answers X's calls to the trigger: the checks of its address, and deliveries. */
export async function receiveDelivery(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receive.call(this, {
		title: X.title,
		handshake: X_HANDSHAKE,
		signature: X_SIGNATURE,
		secrets: async () => {
			const { apiSecret, clientSecret } = await readAppSecrets(this);
			return { signing: [apiSecret, clientSecret] };
		},
		items: (body) =>
			itemsFor(changesOf(body), { events: readTriggerOn(this), filters: readFilters(this) }),
	});
}
