import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { createKeyedQueue } from '../../shared/run/concurrently';
import type { MetaConnection } from '../connection';
import type { AppAccess, AppSubscription } from '../subscriptionCalls';
import { readAppSubscriptions } from '../subscriptionCalls';
import type { Asker } from './askMember';
import type { CallbackKey, Member } from './callback';
import { addressOf, listable, originOf, readCallback } from './callback';
import type { MetaObject, MetaTriggerDefinition } from './definition';

/** One trigger on its way into the list of those that share a callback, or out of it. */
export interface Membership {
	hook: IHookFunctions;
	connection: MetaConnection;
	app: AppAccess;
	key: CallbackKey;
	asker: Asker;
	self: Member;
	/** The node's static data. */
	saved: IDataObject;
}

/** Joining and leaving read the list, change it and write it: within a process, one after the other. */
export const oneAtATime = createKeyedQueue();

export async function openMembership(
	hook: IHookFunctions,
	definition: MetaTriggerDefinition,
): Promise<Membership> {
	const { secret } = await definition.readApp(hook);
	const connection = await definition.connect(hook);
	const app = { id: connection.credential.appId ?? '', graph: connection.app() };
	return {
		hook,
		connection,
		app,
		key: { appSecret: secret, object: definition.object },
		asker: { context: hook, appSecret: secret },
		self: {
			address: listable(hook.getNodeWebhookUrl('default') ?? ''),
			isTest: hook.getMode() === 'manual',
		},
		saved: hook.getWorkflowStaticData('node'),
	};
}

/** Whose callback an app has: nobody's, that of our triggers, or somebody else's. */
export type Callback =
	| { kind: 'none' }
	| { kind: 'ours'; members: Member[]; subscription: AppSubscription }
	| { kind: 'foreign'; subscription: AppSubscription };

export async function readOwnCallback(membership: Membership): Promise<Callback> {
	const subscriptions = await readAppSubscriptions(membership.app);
	const own = subscriptions.find(({ object }) => object === membership.key.object);
	return own ? classify(membership, own) : { kind: 'none' };
}

/** All members of the lists for other objects: they can need the same Pages. */
export async function readOtherMembers({ app, key }: Membership): Promise<Member[]> {
	const subscriptions = await readAppSubscriptions(app);
	return subscriptions
		.filter(({ object }) => object !== key.object)
		.flatMap(({ object, callbackUrl }) => {
			const otherKey = { ...key, object: object as MetaObject };
			return readCallback(callbackUrl, otherKey) ?? [];
		});
}

function classify(membership: Membership, subscription: AppSubscription): Callback {
	const { callbackUrl } = subscription;
	const members = readCallback(callbackUrl, membership.key) ?? ownAddress(membership, callbackUrl);
	return members ? { kind: 'ours', members, subscription } : { kind: 'foreign', subscription };
}

/**
 * A callback whose list is missing (it was written by version 0.1) or signed with a secret that has
 * been replaced since, but whose address is one of this very trigger.
 */
function ownAddress({ hook, self }: Membership, callbackUrl: string): Member[] | undefined {
	const address = addressOf(callbackUrl);
	if (address === self.address) return [self];
	const isNear = originOf(address) === originOf(self.address);
	const end = addressEnd(self.address, hook.getNode().webhookId);
	return isNear && address.endsWith(end) ? [{ address, isTest: !self.isTest }] : undefined;
}

/** What n8n puts behind `/webhook/` or `/webhook-test/`: two parts, three without a webhook ID. */
function addressEnd(address: string, webhookId: string | undefined): string {
	return `/${address
		.split('/')
		.slice(webhookId ? -2 : -3)
		.join('/')}`;
}
