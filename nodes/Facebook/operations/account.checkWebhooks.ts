import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { addressOf } from '../../Meta/trigger/callback';
import type { Operation } from '../../shared/contract/operation';
import { json } from '../../shared/contract/output';
import type { WebhookFacts } from '../account/webhooks';
import { readWebhooks } from '../account/webhooks';
import type { WebhookFinding } from '../account/webhooksFinding';
import { findingsOf } from '../account/webhooksFindings';
import type { FacebookApi } from '../connection';
import { pageField } from '../fields';
import { FACEBOOK } from '../platform';

const PAGES_FIELD: INodeProperties = {
	displayName: 'Pages to Check',
	name: 'pagesToCheck',
	type: 'options',
	options: [
		{ name: 'All Pages', value: 'all', description: 'All that the connection can act as' },
		{ name: 'One Page', value: 'one' },
	],
	default: 'all',
	description: 'Of which Pages to look up whether they have installed the app',
};

export const checkWebhooks: Operation<FacebookApi> = {
	resource: 'account',
	operation: 'checkWebhooks',
	name: 'Check Webhooks',
	action: 'Check webhooks',
	description:
		'Find out why events do not arrive: where the app sends them, which triggers share that address and what they have received, and what the Pages have installed',
	effect: 'read',
	repeatable: true,
	fields: [
		PAGES_FIELD,
		{
			...pageField,
			description: 'The Page to check',
			displayOptions: { show: { pagesToCheck: ['one'] } },
		},
	],
	async run(context) {
		const facts = await readWebhooks(context);
		const findings = findingsOf(facts, FACEBOOK.api.version);
		const check = describe(facts, findings);
		if (!check.ok) {
			context.n8n.addExecutionHints({
				message: String(check.message),
				type: 'warning',
				location: 'outputPane',
			});
		}
		return [json(check)];
	},
};

/** What Check Webhooks puts out. Pure. */
export function describe(facts: WebhookFacts, findings: WebhookFinding[]): IDataObject {
	const { app, subscription, isOurs, members, pages } = facts;
	const problems = findings.filter(({ severity }) => severity === 'problem');
	return {
		platform: FACEBOOK.id,
		ok: problems.length === 0,
		app,
		subscription: subscription
			? {
					// The rest of a callback is the list, or the secret of somebody else's.
					callbackUrl: addressOf(subscription.callbackUrl),
					active: subscription.active,
					isOurs,
					fields: subscription.fields.map((name) => ({
						name,
						version: subscription.versions[name] ?? null,
					})),
				}
			: null,
		triggers: members.map((member) => without(member, 'pageFields')),
		pages: pages.map((page) => without(page, 'isChosen')),
		findings: findings.map((finding) => ({ ...finding })),
		message: messageOf(facts, findings),
	};
}

function messageOf({ members }: WebhookFacts, findings: WebhookFinding[]): string {
	const problems = findings.filter(({ severity }) => severity === 'problem');
	if (problems.length > 0) return problems.map(({ what, fix }) => `${what}. ${fix}`).join(' ');
	const count = members.length;
	const all = `The app sends its Page events to ${count} ${count === 1 ? 'trigger' : 'triggers'}, and nothing is missing.`;
	return [all, ...findings.map(({ what }) => `${what}.`)].join(' ');
}

/** The facts that the findings are made from stand in these. */
function without(facts: object, name: string): IDataObject {
	return Object.fromEntries(Object.entries(facts).filter(([key]) => key !== name)) as IDataObject;
}
