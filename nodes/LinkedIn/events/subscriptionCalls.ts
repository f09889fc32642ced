import { encodeRestli } from '../restli';
import type { LinkedInApi } from '../connection';
import { asThrown, failureOf } from '../../shared/http/failure';
import { EVENT_TYPE } from './notification';

/** For whom LinkedIn keeps one address: an app, a person and a page. */
export interface SubscriptionKey {
	/** `urn:li:developerApplication:…`. */
	application: string;
	/** `urn:li:person:…`. */
	person: string;
	/** `urn:li:organization:…`. */
	page: string;
}

export interface EventSubscription {
	webhook: string;
	/** Milliseconds since 1970; it ends with the person's consent. */
	expiresAt: number | undefined;
}

const pathOf = ({ application, person, page }: SubscriptionKey): string =>
	`eventSubscriptions/${encodeRestli({
		developerApplication: application,
		user: person,
		entity: page,
		eventType: EVENT_TYPE,
	})}`;

/**
 * The subscription of a key; undefined where there is none.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/organization-social-action-notifications
 */
export async function readSubscription(
	{ client }: LinkedInApi,
	key: SubscriptionKey,
): Promise<EventSubscription | undefined> {
	try {
		const { webhook, expiresAt } = await client.get(pathOf(key));
		return webhook
			? { webhook: String(webhook), expiresAt: Number(expiresAt) || undefined }
			: undefined;
	} catch (error) {
		if (failureOf(error)?.kind !== 'not-found') throw asThrown(error);
		return undefined;
	}
}

/** Makes it or gives it another address, after LinkedIn has verified that. */
export async function writeSubscription(
	{ client }: LinkedInApi,
	key: SubscriptionKey,
	webhook: string,
): Promise<void> {
	await client.call({ method: 'PUT', path: pathOf(key), body: { webhook }, repeatable: true });
}

export async function deleteSubscription(
	{ client }: LinkedInApi,
	key: SubscriptionKey,
): Promise<void> {
	await client.delete(pathOf(key));
}
