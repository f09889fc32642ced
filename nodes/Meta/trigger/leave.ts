import { asThrown } from '../../shared/http/failure';
import { leaveApp, leaveAsset } from '../subscriptionCalls';
import { without as lessFields } from '../subscriptionFields';
import { askMember, askNeeds } from './askMember';
import type { Member } from './callback';
import { hostsAfterLeave, without } from './members';
import type { MemberNeeds } from './memberMessages';
import type { Callback, Membership } from './membership';
import { readOtherMembers, readOwnCallback } from './membership';
import { forget, recall } from './memory';
import { isNotVerified, writeMembers } from './writeMembers';

/** A member that stays, and what it needs; undefined when it does not say: then it needs all. */
type Remaining = Member & { needs: MemberNeeds | undefined };

/**
 * Takes the trigger out of the list, hands the host's place on, and takes back what it has added and
 * nobody else needs. The last one removes the app's subscription. A callback of somebody else needs
 * the Pages' installation: then nothing is touched.
 */
export async function leave(membership: Membership): Promise<void> {
	const { self, saved } = membership;
	const callback = await readOwnCallback(membership);
	if (callback.kind !== 'foreign') {
		const staying = callback.kind === 'ours' ? without(callback.members, self.address) : [];
		const remaining = await withNeeds(membership, staying);
		if (callback.kind === 'ours') await leaveList(membership, callback, remaining);
		const others = await withNeeds(membership, await readOtherMembers(membership));
		await leavePages(membership, [...remaining, ...others]);
	}
	forget(saved, self.address);
}

/** The members that stay. Whoever is gone for good, and could not say so, leaves the list with us. */
async function withNeeds({ asker }: Membership, members: Member[]): Promise<Remaining[]> {
	const answers = await Promise.all(
		members.map(async (member) => await askNeeds(asker, member.address)),
	);
	return members.flatMap((member, index) => {
		const needs = answers[index];
		return needs === 'gone' ? [] : [{ ...member, needs }];
	});
}

async function leaveList(
	membership: Membership,
	callback: Extract<Callback, { kind: 'ours' }>,
	remaining: readonly Remaining[],
): Promise<void> {
	const { app, key, self, saved, hook } = membership;
	const { members, subscription } = callback;
	if (remaining.length === 0) return await leaveApp(app, key.object);
	if (remaining.length === members.length) return;
	const staying = remaining.map(({ address, isTest }) => ({ address, isTest }));
	const hasHost = staying.some(({ address }) => address === members[0].address);
	try {
		await writeMembers(membership, {
			members: staying,
			hosts: hostsAfterLeave(staying, !hasHost),
			fields: subscription.fields,
		});
	} catch (error) {
		if (!isNotVerified(error)) throw asThrown(error);
		hook.logger.warn('Meta trigger: none of the other triggers of the app can be reached', {
			members: staying.map(({ address }) => address),
		});
		return;
	}
	const own = recall(saved, self.address)?.fields ?? [];
	const leaving = own.filter((field) => !isNeeded(remaining, (needs) => needs.fields, field));
	const unneeded = leaving.filter((field) => subscription.fields.includes(field));
	const left = lessFields(subscription.fields, unneeded);
	if (unneeded.length > 0 && left.length > 0) await leaveApp(app, key.object, unneeded);
}

function isNeeded(
	remaining: readonly Remaining[],
	read: (needs: MemberNeeds) => readonly string[],
	field: string,
): boolean {
	return remaining.some(({ needs }) => !needs || read(needs).includes(field));
}

async function leavePages(membership: Membership, remaining: readonly Remaining[]): Promise<void> {
	const { saved, self, hook } = membership;
	const added = recall(saved, self.address)?.added ?? {};
	for (const [page, fields] of Object.entries(added)) {
		try {
			await leavePage(membership, remaining, { page, fields });
		} catch {
			hook.logger.warn('Meta trigger: could not take the app off a Page', { page, fields });
		}
	}
}

async function leavePage(
	membership: Membership,
	remaining: readonly Remaining[],
	{ page, fields }: { page: string; fields: string[] },
): Promise<void> {
	const { connection, app, hook } = membership;
	const users = remaining.filter(({ needs }) => !needs || needs.pages.includes(page));
	const onPage = ({ pageFields }: MemberNeeds) => pageFields;
	const needed = fields.filter((field) => isNeeded(users, onPage, field));
	const orphans = await handOver(membership, remaining, { page, fields: needed });
	if (orphans.length > 0) {
		hook.logger.warn('Meta trigger: left fields on a Page for a trigger that cannot be reached', {
			page,
			fields: orphans,
		});
	}
	const leaving = lessFields(fields, needed);
	if (leaving.length === 0) return;
	await leaveAsset(await connection.page(page), app.id, leaving);
}

/**
 * Gives the duty to take fields off a Page to a member: one that needs them, or else any one that
 * answers, for another that does not answer now. Gives what nobody took.
 */
async function handOver(
	{ asker }: Membership,
	remaining: readonly Remaining[],
	{ page, fields }: { page: string; fields: string[] },
): Promise<string[]> {
	let left = fields;
	const reachable = remaining.filter(({ needs }) => needs);
	const users = reachable.filter(({ needs }) => needs?.pages.includes(page));
	for (const heir of [...users, ...reachable.filter((member) => !users.includes(member))]) {
		const isUser = users.includes(heir);
		const suited = left.filter((field) => !isUser || heir.needs?.pageFields.includes(field));
		if (suited.length === 0) continue;
		const question = { kind: 'adopt', page, fields: suited } as const;
		const answer = await askMember(asker, heir.address, question);
		left = lessFields(left, Array.isArray(answer?.adopted) ? answer.adopted.map(String) : []);
	}
	return left;
}
