import { asThrown } from '../../shared/http/failure';
import { union } from '../subscriptionFields';
import { askMember } from './askMember';
import type { Member } from './callback';
import { conflictWith, tooManyMembers, unreachableFrom } from './conflicts';
import type { MetaTriggerNeeds } from './definition';
import { hostsAfterJoin, hostsAfterLeave, withMember, without } from './members';
import type { Callback, Membership } from './membership';
import { readOwnCallback } from './membership';
import { recall } from './memory';
import { installPages } from './installPages';
import { rememberNeeds } from './ownNeeds';
import { putBack } from './pages';
import { writeMembers } from './writeMembers';

/** Somebody else can write the list between our reading and our writing it. */
const MAX_ROUNDS = 3;

/**
 * Makes Meta send the needed fields to this trigger and to all that are in the list already, and
 * keeps what else app and Pages send. Throws before anything is changed when the callback is
 * somebody else's; when Meta or the host cannot reach the trigger, all is put back as it was.
 */
export async function join(membership: Membership, needs: MetaTriggerNeeds): Promise<void> {
	const before = await readOwnCallback(membership);
	if (before.kind === 'foreign' && !needs.takeOver) {
		throw conflictWith(membership, before.subscription.callbackUrl);
	}
	const limits = tooManyMembers(membership, await membersAfter(membership, before));
	if (limits) throw limits;
	const { installation, added } = await installPages(membership, needs);
	try {
		await enlist(membership, needs, before);
	} catch (error) {
		await putBack(installation, added);
		throw asThrown(error);
	}
	rememberNeeds(membership, needs, { installation, added });
}

async function enlist(membership: Membership, needs: MetaTriggerNeeds, before: Callback) {
	const callbackUrl = await writeUntilListed(membership, needs, before);
	const host = callbackUrl.split('?')[0];
	const { self, asker } = membership;
	if (host === self.address) return;
	const answer = await askMember(asker, callbackUrl, { kind: 'ping', onward: self.address });
	if (answer?.onward === 'reached') return;
	const wasThere = before.kind === 'ours' && isListed(before.members, self);
	if (wasThere) {
		membership.hook.logger.warn('Meta trigger: the host did not reach this trigger', { host });
		return;
	}
	await undo(membership, before).catch(() => {
		membership.hook.logger.warn('Meta trigger: could not leave the list again', { host });
	});
	throw unreachableFrom(membership, host, answer !== undefined);
}

async function writeUntilListed(
	membership: Membership,
	needs: MetaTriggerNeeds,
	before: Callback,
): Promise<string> {
	let current = before;
	for (let round = 1; ; round++) {
		const members = await membersAfter(membership, current);
		const kept = current.kind === 'ours' ? current.subscription.fields : [];
		const known = current.kind === 'ours' ? current.members : [];
		const callbackUrl = await writeMembers(membership, {
			members,
			hosts: hostsAfterJoin(
				known.filter((member) => isListed(members, member)),
				membership.self,
			),
			fields: union(kept, needs.fields),
		});
		current = await readOwnCallback(membership);
		const isThere = current.kind === 'ours' && isListed(current.members, membership.self);
		if (isThere || round === MAX_ROUNDS) return callbackUrl;
	}
}

/** The list with the trigger in it, and without an address that it has left behind. */
async function membersAfter(membership: Membership, callback: Callback): Promise<Member[]> {
	const { self, saved, asker } = membership;
	const members = callback.kind === 'ours' ? callback.members : [];
	const earlier = recall(saved, self.address)?.address;
	const isMoved =
		earlier !== undefined &&
		earlier !== self.address &&
		members.some(({ address }) => address === earlier) &&
		(await askMember(asker, earlier, { kind: 'ping' })) === undefined;
	return withMember(isMoved ? without(members, earlier) : members, self);
}

/** Takes the trigger out again; who has joined meanwhile stays. */
async function undo(membership: Membership, before: Callback): Promise<void> {
	const current = await readOwnCallback(membership);
	if (before.kind !== 'ours' || current.kind !== 'ours') return;
	const members = without(current.members, membership.self.address);
	const fields = current.subscription.fields.filter(
		(field) => before.subscription.fields.includes(field) || members.length > before.members.length,
	);
	await writeMembers(membership, { members, hosts: hostsAfterLeave(members, false), fields });
}

const isListed = (members: readonly Member[], { address }: Member): boolean =>
	members.some((member) => member.address === address);
