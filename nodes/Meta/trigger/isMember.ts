import { hasAll } from '../subscriptionFields';
import { askMember } from './askMember';
import { readCallback } from './callback';
import type { MetaTriggerNeeds } from './definition';
import type { Membership } from './membership';
import { readOwnCallback } from './membership';
import { installationOf, rememberNeeds } from './ownNeeds';
import { isInstalled } from './pages';

/**
 * Whether Meta already sends all that the trigger needs to a list with the trigger in it, whose host
 * answers. Otherwise joining again puts it right.
 */
export async function isMember(membership: Membership, needs: MetaTriggerNeeds): Promise<boolean> {
	const callback = await readOwnCallback(membership);
	if (callback.kind !== 'ours' || !callback.subscription.active) return false;
	const { callbackUrl, fields } = callback.subscription;
	const listed = readCallback(callbackUrl, membership.key);
	if (!listed?.some(({ address }) => address === membership.self.address)) return false;
	if (!hasAll(fields, needs.fields)) return false;
	const installation = await installationOf(membership, needs);
	if (!(await isInstalled(installation))) return false;
	if (listed[0].address !== membership.self.address) {
		if (!(await askMember(membership.asker, callbackUrl, { kind: 'ping' }))) return false;
	}
	rememberNeeds(membership, needs, { installation, added: {} });
	return true;
}
