import type { MemberStatus } from '../../Meta/trigger/inspectMembers';
import type { WebhookFinding } from './webhooksFinding';
import { hint, problem } from './webhooksFinding';

/** What keeps deliveries away from one of the triggers that share the app. Pure. */
export function aboutMember(member: MemberStatus): WebhookFinding[] {
	const who = `The trigger at ${member.address}`;
	if (!member.answers) {
		const isHost = member.role === 'host';
		return [
			problem(
				isHost
					? `${who} receives the events of the app for all its triggers, and does not answer`
					: `${who} does not answer`,
				isHost
					? 'Start its n8n again, or deactivate and activate any other trigger of this app: it then takes its place.'
					: 'Start its n8n again. If its workflow was deleted or is inactive, the address vanishes from the list when another trigger of this app is deactivated.',
			),
		];
	}
	const label = member.node ? `${who} ('${member.node}')` : who;
	return [
		...(member.reachedByHost === false
			? [
					problem(
						`${label} cannot be reached by the trigger that receives the events`,
						'Check WEBHOOK_URL of both n8n instances, and that the servers can reach each other at these addresses.',
					),
				]
			: []),
		...(member.refused ? [aboutRefusals(label, member)] : []),
	];
}

/** Refusals by now count as a problem only while nothing was believed. */
function aboutRefusals(
	who: string,
	{ refused, lastRefusal, received }: MemberStatus,
): WebhookFinding {
	const make = received ? hint : problem;
	const reasons: Record<string, string> = {
		'no-secret': 'its credential has no app secret',
		missing: 'there was no signature',
		wrong: 'the signature was wrong',
	};
	return make(
		`${who} has refused ${refused} ${refused === 1 ? 'delivery' : 'deliveries'}: ${reasons[lastRefusal ?? ''] ?? lastRefusal}`,
		"If they came from Meta, 'App Secret' in the credential of the trigger is not that of the app, or a proxy changes the body on its way. Calls of strangers are refused as well, and need nothing.",
	);
}
