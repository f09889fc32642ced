import { failureOf, asThrown } from '../../shared/http/failure';
import { writeAppSubscription } from '../subscriptionCalls';
import { deriveVerifyToken } from '../webhooks';
import type { Member, Members } from './callback';
import { writeCallback } from './callback';
import { withHost } from './members';
import type { Membership } from './membership';

const CALLBACK_NOT_VERIFIED = '2200';

export interface NewMembers {
	members: Members;
	/** Those that may become host, the best one first. */
	hosts: readonly Member[];
	fields: readonly string[];
}

/**
 * Registers the list with the first of the hosts that answers Meta's verification; gives the
 * callback. Throws what Meta says of the last one when none does.
 */
export async function writeMembers(
	{ app, key }: Membership,
	{ members, hosts, fields }: NewMembers,
): Promise<string> {
	for (const [index, host] of hosts.entries()) {
		const callbackUrl = writeCallback(withHost(members, host), key);
		try {
			await writeAppSubscription(app, {
				object: key.object,
				callbackUrl,
				verifyToken: deriveVerifyToken(key.appSecret),
				fields,
			});
			return callbackUrl;
		} catch (error) {
			if (index === hosts.length - 1 || !isNotVerified(error)) throw asThrown(error);
		}
	}
	throw new Error('A list of members has at least one that can be its host');
}

/** Meta has called the address and got no answer, or a wrong one. */
export function isNotVerified(error: unknown): boolean {
	return failureOf(error)?.code?.split('/')[0] === CALLBACK_NOT_VERIFIED;
}
