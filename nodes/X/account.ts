import type { IDataObject, INode } from 'n8n-workflow';
import { asThrown } from '../shared/http/failure';
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

const VALID_MS = 15 * 60_000;
const MAX_ENTRIES = 1_000;
const known = new Map<string, { account: Promise<XAccount>; until: number }>();

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
	const entry = known.get(key);
	if (entry && entry.until > Date.now()) return await entry.account;
	const fresh = { account: readAccount(node, client), until: Date.now() + VALID_MS };
	if (known.size >= MAX_ENTRIES) known.clear();
	known.set(key, fresh);
	try {
		return await fresh.account;
	} catch (error) {
		if (known.get(key) === fresh) known.delete(key);
		throw asThrown(error);
	}
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
