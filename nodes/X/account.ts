import type { IDataObject, INode } from 'n8n-workflow';
import { createMemory } from '../shared/run/remember';
import type { XClient } from './client';
import { createdId } from './created';

/** Who the credential acts as. */
export interface XAccount {
	id: string;
	name: string;
	/** Without the @. */
	username: string;
	/** `None`, `Basic`, `Premium`, `PremiumPlus`; undefined where X does not say. */
	subscription: string | undefined;
	/** X's own words. */
	raw: IDataObject;
}

const USER_FIELDS = [
	'created_at',
	'name',
	'profile_image_url',
	'protected',
	'public_metrics',
	'subscription_type',
	'username',
	'verified_type',
];

const known = createMemory<XAccount>(15 * 60_000);

/**
 * The account of a token, read once in a quarter of an hour: X allows 75 of these calls in that
 * time. A failure is not remembered.
 * @see https://docs.x.com/x-api/users/get-my-user
 */
export async function rememberAccount(
	key: string,
	node: INode,
	client: XClient,
): Promise<XAccount> {
	return await known.of(key, async () => await readAccount(node, client));
}

/** The account of a token, as X has it now. */
export async function readAccount(node: INode, client: XClient): Promise<XAccount> {
	const query = { 'user.fields': USER_FIELDS };
	const answer = await client.call({ method: 'GET', path: '/2/users/me', query });
	const id = createdId(node, answer);
	const raw = answer.data as IDataObject;
	const username = String(raw.username ?? '');
	const subscription = raw.subscription_type ? String(raw.subscription_type) : undefined;
	return { id, name: String(raw.name ?? username), username, subscription, raw };
}
