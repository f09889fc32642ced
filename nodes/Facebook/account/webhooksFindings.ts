import { addressOf } from '../../Meta/trigger/callback';
import { union, without } from '../../Meta/subscriptionFields';
import type { PageInstallation, WebhookFacts } from './webhooks';
import type { WebhookFinding } from './webhooksFinding';
import { hint, problem } from './webhooksFinding';
import { aboutMember } from './webhooksMember';

const ACTIVATE_AGAIN = 'Deactivate and activate a workflow with a trigger of this app.';

/** Why events of Pages do not arrive, the causes first. Pure. */
export function findingsOf(facts: WebhookFacts, usedVersion: string): WebhookFinding[] {
	if (!facts.app) {
		return [
			problem(
				'The credential does not hold the ID and the secret of the Meta app',
				"Fill in 'App ID' and 'App Secret' in the credential: without them no trigger can subscribe, and nothing can be looked up.",
			),
		];
	}
	return [
		...aboutSubscription(facts, usedVersion),
		...facts.members.flatMap(aboutMember),
		...facts.pages.flatMap((page) => aboutPage(page, facts)),
		...aboutSilence(facts),
	];
}

function aboutSubscription(
	{ subscription, isOurs, members }: WebhookFacts,
	usedVersion: string,
): WebhookFinding[] {
	if (!subscription) {
		return [
			problem(
				'The app sends its Page events nowhere',
				'Activate a workflow with a Facebook trigger that uses this app.',
			),
		];
	}
	const address = addressOf(subscription.callbackUrl);
	if (!isOurs) {
		return [
			problem(
				`The app sends its Page events to ${address}, which is none of the Social Ops triggers of this app`,
				"If that address is no longer used, activate a trigger with the option 'If App Sends Elsewhere' set to 'Take Over'; otherwise use a Meta app of its own. If it is that of a trigger of this package, check 'App Secret' in both credentials and activate it again.",
			),
		];
	}
	const needed = members.reduce<string[]>((all, { fields }) => union(all, fields ?? []), []);
	const missing = without(needed, subscription.fields);
	const old = Object.entries(subscription.versions).filter(
		([, version]) => version !== usedVersion,
	);
	return [
		...(subscription.active
			? []
			: [problem('Meta has switched the subscription of the app off', ACTIVATE_AGAIN)]),
		...(missing.length
			? [problem(`The app is not subscribed to: ${missing.join(', ')}`, ACTIVATE_AGAIN)]
			: []),
		...old.map(([field, version]) =>
			hint(
				`The payload of ${field} has version ${version}, this package uses ${usedVersion}`,
				`Raise the version of ${field} under Webhooks in the app's dashboard, or: ${ACTIVATE_AGAIN}`,
			),
		),
	];
}

function aboutPage(page: PageInstallation, { members }: WebhookFacts): WebhookFinding[] {
	const isNeeded = members.some(({ pages }) => pages?.includes(page.id));
	const name = `Page ${page.name || page.id}`;
	if (page.installed === null) {
		if (!isNeeded && !page.isChosen) return [];
		return [
			hint(
				`Whether the ${name} has installed the app cannot be seen: ${page.problem ?? ''}`,
				"The person of the credential needs the permission 'pages_manage_metadata' and the task Manage or Moderate on the Page.",
			),
		];
	}
	if (!isNeeded && page.isChosen && members.every(({ pages }) => pages)) {
		return [
			problem(
				`No active trigger of this app is set to the ${name}`,
				'Activate a workflow whose trigger is set to this Page, or choose another Page to check.',
			),
		];
	}
	if (!isNeeded || page.missingFields.length === 0) return [];
	return [
		problem(
			page.installed
				? `The ${name} has installed the app without: ${page.missingFields.join(', ')}`
				: `The ${name} has not installed the app`,
			'Deactivate and activate the workflow whose trigger is set to this Page.',
		),
	];
}

/** What Meta's API does not tell, when there is reason to look. */
function aboutSilence({ members }: WebhookFacts): WebhookFinding[] {
	const silent = members.filter(({ answers, lastDeliveryAt }) => answers && !lastDeliveryAt);
	if (silent.length === 0) return [];
	const since = silent[0].countedSince ?? 'its n8n was started';
	return [
		hint(
			`Nothing has arrived at ${silent.map(({ address }) => address).join(', ')} since ${since}`,
			"Meta's API does not tell the mode of an app: look at its dashboard. In Development mode only what people with a role on the app do is sent. In Live mode other people's events need Advanced Access to the permissions. Deliveries before the last start of n8n are not counted.",
		),
	];
}
