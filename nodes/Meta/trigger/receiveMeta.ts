import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { EventItem } from '../../shared/contract/event';
import { receive } from '../../shared/webhook/receive';
import type { MetaChange } from '../webhooks';
import { META_HANDSHAKE, META_SIGNATURE, changesOf, deriveVerifyToken } from '../webhooks';
import type { Called } from './answerMember';
import { answerMember } from './answerMember';
import { listable, readList } from './callback';
import type { MetaTriggerDefinition } from './definition';
import { TAKEN_HEADER, relay } from './relay';
import { count } from './tally';

/** What a trigger makes of the changes that it receives. */
export interface MetaWork {
	/** The items for those changes that matter to the trigger; their `id` tells repetitions. */
	items(changes: MetaChange[]): EventItem[] | Promise<EventItem[]>;
	/**
	 * Adds what has to be read at Meta, in about three seconds. Called with what is no repetition,
	 * before the run starts. When it throws, Meta is asked to send the delivery again.
	 */
	complete?(unseen: EventItem[]): Promise<EventItem[]>;
}

/**
 * Answers all calls to the address of a trigger of the Meta family: Meta's verification and
 * deliveries, and the signed requests of the other triggers of the app. The host of a list passes
 * deliveries on to its guests, and answers 503 while one of them misses what Meta can send again.
 */
export async function receiveMeta(
	this: IWebhookFunctions,
	definition: MetaTriggerDefinition,
	work: MetaWork,
): Promise<IWebhookResponseData> {
	const self = { address: ownAddress(this), isTest: this.getMode() === 'manual' };
	const calledWith = (appSecret: string): Called => {
		const key = { appSecret, object: definition.object };
		const [, ...guests] = readList(self.address, this.getQueryData(), key) ?? [];
		return { webhook: this, appSecret, object: definition.object, self, guests };
	};
	return await receive.call(this, {
		title: definition.platform.title,
		handshake: META_HANDSHAKE,
		signature: META_SIGNATURE,
		secrets: async () => {
			const { secret, otherSecrets = [], verifyToken } = await definition.readApp(this);
			return {
				signing: [secret, ...otherSecrets],
				verifyToken: verifyToken ?? (secret && deriveVerifyToken(secret)),
			};
		},
		intercept: async (delivery, { signing: [secret] }) =>
			await answerMember(calledWith(secret), delivery),
		note: (arrival) => {
			count(self.address, arrival, Date.now());
			if (arrival.kind === 'delivery') this.getResponseObject().setHeader(TAKEN_HEADER, 'taken');
		},
		relay: async (delivery, { signing: [secret] }) =>
			await relay(this, calledWith(secret).guests, delivery),
		items: async (body) =>
			await work.items(changesOf(body).filter(({ object }) => object === definition.object)),
		complete: work.complete,
	});
}

/** The public address of the trigger that is being called, as its activation has given it to Meta. */
function ownAddress(webhook: IWebhookFunctions): string {
	const isTest = webhook.getMode() === 'manual';
	const address = isTest
		? webhook.getWebhookResourceUrl('default')
		: webhook.getNodeWebhookUrl('default');
	return listable(address ?? '');
}
