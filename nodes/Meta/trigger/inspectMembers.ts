import type { IDataObject } from 'n8n-workflow';
import type { AppAccess, AppSubscription } from '../subscriptionCalls';
import { readAppSubscriptions } from '../subscriptionCalls';
import type { Asker } from './askMember';
import { askMember } from './askMember';
import type { Member } from './callback';
import { readCallback } from './callback';
import type { MetaObject } from './definition';

/** What one trigger of the app's list says of itself; null where it does not answer. */
export interface MemberStatus {
	address: string;
	role: 'host' | 'guest';
	isTest: boolean;
	answers: boolean;
	/** Whether the host reaches it; null for the host, and where the host does not answer. */
	reachedByHost: boolean | null;
	workflowId: string | null;
	node: string | null;
	/** IDs of Pages. */
	pages: string[] | null;
	/** Of the app's subscription. */
	fields: string[] | null;
	/** Of the installation on each of its Pages. */
	pageFields: string[] | null;
	/** From when on the n8n process of the trigger has counted what follows. */
	countedSince: string | null;
	lastDeliveryAt: string | null;
	received: number | null;
	refused: number | null;
	/** Why the last refused delivery was refused. */
	lastRefusal: string | null;
}

export interface AppInspection {
	subscription: AppSubscription | undefined;
	/** The callback carries a list of our triggers. */
	isOurs: boolean;
	members: MemberStatus[];
}

/** Where an app sends the events of an object, and what the triggers say that share the address. */
export async function inspectMembers(
	app: AppAccess,
	asker: Asker,
	object: MetaObject,
): Promise<AppInspection> {
	const subscriptions = await readAppSubscriptions(app);
	const subscription = subscriptions.find((candidate) => candidate.object === object);
	const key = { appSecret: asker.appSecret, object };
	const members = subscription && readCallback(subscription.callbackUrl, key);
	if (!members) return { subscription, isOurs: false, members: [] };
	const statuses = await Promise.all(
		members.map(async (member, index) => {
			const host = index === 0 ? undefined : subscription.callbackUrl;
			return await inspectMember(asker, member, host);
		}),
	);
	return { subscription, isOurs: true, members: statuses };
}

async function inspectMember(
	asker: Asker,
	{ address, isTest }: Member,
	host: string | undefined,
): Promise<MemberStatus> {
	const ping = { kind: 'ping', onward: address } as const;
	const [status, viaHost] = await Promise.all([
		askMember(asker, address, { kind: 'status' }),
		host === undefined ? undefined : askMember(asker, host, ping),
	]);
	return {
		address,
		role: host === undefined ? 'host' : 'guest',
		isTest,
		answers: status !== undefined,
		reachedByHost: viaHost ? viaHost.onward === 'reached' : null,
		...factsOf(status ?? {}),
	};
}

function factsOf(status: IDataObject) {
	return {
		workflowId: textOrNull(status.workflowId),
		node: textOrNull(status.node),
		pages: listOrNull(status.pages),
		fields: listOrNull(status.fields),
		pageFields: listOrNull(status.pageFields),
		countedSince: textOrNull(status.countedSince),
		lastDeliveryAt: textOrNull(status.lastDeliveryAt),
		received: numberOrNull(status.received),
		refused: numberOrNull(status.refused),
		lastRefusal: textOrNull(status.lastRefusal),
	};
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const listOrNull = (value: unknown): string[] | null =>
	Array.isArray(value) ? value.map(String) : null;
