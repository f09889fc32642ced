import type { IDataObject, INode } from 'n8n-workflow';
import { toNodeError } from '../../shared/http/failure';
import { asObject, asText } from '../../shared/json/read';
import { dataOf } from '../answers';
import type { XClient } from '../client';
import { unlessGone } from './webhooks';
import type { SubscriptionNeed } from './event';

/** What X delivers to one of the app's webhooks. */
export interface Subscription extends SubscriptionNeed {
	id: string;
	webhookId: string;
	accountId: string;
}

const PATH = '/2/activity/subscriptions';
const PAGE_SIZE = 1_000;

/**
 * The subscriptions that deliver to a webhook.
 * @see https://docs.x.com/x-api/activity/get-x-activity-subscriptions
 */
export async function listSubscriptions(app: XClient, webhookId: string): Promise<Subscription[]> {
	const all: Subscription[] = [];
	for await (const answer of app.pages({ path: PATH, query: {}, pageSize: PAGE_SIZE })) {
		all.push(...dataOf(answer).map(toSubscription));
	}
	return all.filter((subscription) => subscription.webhookId === webhookId);
}

function toSubscription(entry: IDataObject): Subscription {
	const { user_id: accountId, direction } = asObject(entry.filter);
	return {
		id: asText(entry.subscription_id),
		type: asText(entry.event_type),
		webhookId: asText(entry.webhook_id),
		accountId: asText(accountId),
		...(direction ? { direction: direction as SubscriptionNeed['direction'] } : {}),
	};
}

export const isFor = (
	subscription: Subscription,
	need: SubscriptionNeed,
	accountId: string,
): boolean =>
	subscription.accountId === accountId &&
	subscription.type === need.type &&
	subscription.direction === need.direction;

/** Subscribes to one kind of event of an account. */
export async function createSubscription(
	client: XClient,
	node: INode,
	wish: Omit<Subscription, 'id'> & { tag: string },
): Promise<void> {
	const { type, direction, accountId, webhookId, tag } = wish;
	const answer = await client.call({
		method: 'POST',
		path: PATH,
		body: {
			event_type: type,
			filter: { user_id: accountId, ...(direction ? { direction } : {}) },
			tag,
			webhook_id: webhookId,
		},
	});
	if (!subscriptionIdOf(answer)) throw noId(node, type);
}

/** X's sources show three layouts of the answer: an object, a list, and an object in an object. */
export function subscriptionIdOf(answer: IDataObject): string | undefined {
	const [first = {}] = dataOf(answer);
	const id = first.subscription_id ?? asObject(first.subscription).subscription_id;
	return asText(id) || undefined;
}

/** @see https://docs.x.com/x-api/activity/deletes-x-activity-subscription */
export async function removeSubscription(app: XClient, id: string): Promise<void> {
	const path = `${PATH}/${encodeURIComponent(id)}`;
	await unlessGone(async () => await app.call({ method: 'DELETE', path, repeatable: true }));
}

const noId = (node: INode, type: string) =>
	toNodeError(node, {
		kind: 'temporarily-unavailable',
		happened: `X has answered without an ID for the subscription to '${type}'`,
		advice: 'Activate the workflow again in a few minutes.',
		effect: 'unknown',
	});
