import { hasAll } from '../subscriptionFields';
import { askMember } from './askMember';
import { readCallback } from './callback';
import type { MetaTriggerNeeds } from './definition';
import type { Membership } from './membership';
import { readOwnCallback } from './membership';
import { recall } from './memory';
import { rememberNeeds } from './ownNeeds';
import type { Installation } from './pages';
import { fieldsOnPage, isInstalled, openPages } from './pages';

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
	if (!installation || !(await isInstalled(installation))) return false;
	if (listed[0].address !== membership.self.address) {
		if (!(await askMember(membership.asker, callbackUrl, { kind: 'ping' }))) return false;
	}
	rememberNeeds(membership, needs, { installation, added: {} });
	return true;
}

/** The Pages that are to have the app; undefined when one cannot be opened any more. */
async function installationOf(
	{ connection, app, key, saved, self }: Membership,
	needs: MetaTriggerNeeds,
): Promise<Installation | undefined> {
	// Those that refused at the activation would refuse at every start of n8n.
	const taken = needs.skipRefusingPages ? recall(saved, self.address)?.pages : undefined;
	const { opened, refused } = await openPages(connection, taken ?? needs.pages);
	if (refused.length > 0) return undefined;
	return { appId: app.id, pages: opened, fields: fieldsOnPage(key.object, needs.fields) };
}
