import type { IHookFunctions, INode } from 'n8n-workflow';
import { asThrown, failureOf, toNodeError } from '../../shared/http/failure';
import type { XApi } from '../connection';
import { connectOutsideItems, readAppSecrets } from '../connection';
import { addressesOf } from './crc';
import type { Need } from './index';
import { needsOf } from './index';
import { readAddress, readEvents } from './parameters';
import type { Subscription } from './subscriptions';
import { createSubscription, isFor, listSubscriptions, removeSubscription } from './subscriptions';
import type { Registrar, Webhook } from './webhooks';
import {
	isCheckFailure,
	listWebhooks,
	registerWebhook,
	removeWebhook,
	revalidateWebhook,
	undo,
} from './webhooks';

/** A trigger that is being switched on or off. What X has of it is read from X each time. */
interface Membership extends Registrar {
	api: XApi;
	/** Those under which the trigger can be registered. */
	addresses: readonly string[];
	/** Written into each subscription, for whoever looks at them at X. */
	tag: string;
}

async function open(hook: IHookFunctions): Promise<Membership> {
	const api = await connectOutsideItems(hook);
	const addresses = addressesOf(readAddress(hook), await readAppSecrets(hook));
	const tag = `n8n workflow ${hook.getWorkflow().id ?? ''}`.trim();
	return { api, app: api.app(), node: api.node, logger: hook.logger, addresses, tag };
}

const findOwn = async ({ app, addresses }: Membership): Promise<Webhook | undefined> =>
	(await listWebhooks(app)).find(({ url }) => addresses.includes(url));

/** What n8n calls when the trigger is activated and deactivated. */
export const subscriptionMethods = {
	async checkExists(this: IHookFunctions): Promise<boolean> {
		const membership = await open(this);
		const needs = needsOf(readEvents(this, membership.api));
		const webhook = await findOwn(membership);
		if (!webhook?.valid) return false;
		const { id: accountId } = await membership.api.me();
		const there = await listSubscriptions(membership.app, webhook.id);
		return (
			needs.every((need) => there.some((one) => isFor(one, need, accountId))) &&
			there.every((one) => needs.some((need) => isFor(one, need, accountId)))
		);
	},
	async create(this: IHookFunctions): Promise<boolean> {
		const membership = await open(this);
		const needs = needsOf(readEvents(this, membership.api));
		const { id: accountId } = await membership.api.me();
		const before = await findOwn(membership);
		const webhook = before
			? await renew(membership, before)
			: await registerWebhook(membership, membership.addresses);
		try {
			await subscribe(membership, webhook, { needs, accountId });
		} catch (error) {
			if (!before) {
				await undo(membership, webhook.id, async () => await leave(membership, webhook));
			}
			throw asThrown(error);
		}
		return true;
	},
	async delete(this: IHookFunctions): Promise<boolean> {
		const membership = await open(this);
		const webhook = await findOwn(membership);
		if (webhook) await leave(membership, webhook);
		return true;
	},
};

/** An address that X has stopped delivering to, checked again or registered anew. */
async function renew(membership: Membership, webhook: Webhook): Promise<Webhook> {
	if (webhook.valid) return webhook;
	const { app, node, addresses } = membership;
	try {
		await revalidateWebhook(app, node, webhook);
		return { ...webhook, valid: true };
	} catch (error) {
		const others = addresses.filter((address) => address !== webhook.url);
		if (!isCheckFailure(error) || others.length === 0) throw asThrown(error);
		await leave(membership, webhook);
		return await registerWebhook(membership, others);
	}
}

/** Brings the subscriptions of the webhook to those that are needed. */
async function subscribe(
	{ api, app, node, tag }: Membership,
	webhook: Webhook,
	{ needs, accountId }: { needs: readonly Need[]; accountId: string },
): Promise<void> {
	const there = await listSubscriptions(app, webhook.id);
	const left = there.filter((one) => !needs.some((need) => isFor(one, need, accountId)));
	for (const { id } of left) await removeSubscription(app, id);
	for (const { type, direction, isPrivate } of needs) {
		const need = { type, ...(direction ? { direction } : {}) };
		if (there.some((one) => isFor(one, need, accountId))) continue;
		// What others cannot see takes the account's own consent, which its token stands for.
		const client = isPrivate ? api.user : app;
		const wish: Omit<Subscription, 'id'> = { ...need, accountId, webhookId: webhook.id };
		try {
			await createSubscription(client, node, { ...wish, tag });
		} catch (error) {
			throw isPrivate && isUnknownWebhook(error) ? differentApps(node) : asThrown(error);
		}
	}
}

/** The webhook was there a moment ago: its app is not that of the account's token. */
const isUnknownWebhook = (error: unknown): boolean =>
	failureOf(error)?.code?.split('/').includes('WebhookIdInvalid') ?? false;

const differentApps = (node: INode) =>
	toNodeError(node, {
		kind: 'credential-invalid',
		happened: 'The API key and the OAuth client of the credential belong to different apps',
		advice:
			"Give 'API Key', 'API Key Secret', 'Client ID' and 'Client Secret' of one and the same app, then reconnect the credential.",
		effect: 'none',
		code: 'WebhookIdInvalid',
	});

async function leave({ app }: Membership, { id }: Webhook): Promise<void> {
	for (const subscription of await listSubscriptions(app, id)) {
		await removeSubscription(app, subscription.id);
	}
	await removeWebhook(app, id);
}
