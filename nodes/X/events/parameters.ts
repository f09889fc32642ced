import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { inputError } from '../../shared/http/failure';
import type { XApi } from '../connection';
import type { XEvent } from './event';
import type { Filters } from './filters';
import { chosen } from './index';

type TriggerContext = IHookFunctions | IWebhookFunctions;

export const readTriggerOn = (context: TriggerContext): string[] =>
	context.getNodeParameter('triggerOn', []) as string[];

export const readFilters = (context: TriggerContext): Filters =>
	context.getNodeParameter('filters', {}) as Filters;

/** The chosen events; throws an input error for none, and for those that X would not send. */
export function readEvents(context: TriggerContext, { scopes }: XApi): XEvent[] {
	const events = chosen(readTriggerOn(context));
	const node = context.getNode();
	if (events.length === 0) {
		throw inputError(node, {
			field: 'Trigger On',
			happened: 'No event is chosen',
			fix: "Choose at least one event under 'Trigger On'.",
		});
	}
	const refused = events.find(({ scope }) => scope && scopes && !scopes.includes(scope));
	if (!refused) return events;
	throw inputError(node, {
		field: 'Trigger On',
		happened: `'${refused.name}' needs the scope ${refused.scope}, which the account has not granted`,
		fix: "Add it under 'Scopes' of the credential and connect again, or remove the event.",
	});
}

const MAX_ADDRESS = 200;

/**
 * The address that X is to deliver to. Throws an input error for one that X refuses.
 * @see https://docs.x.com/x-api/webhooks/introduction#webhook-requirements
 */
export function readAddress(hook: IHookFunctions): string {
	const address = hook.getNodeWebhookUrl('default') ?? '';
	const { protocol, port } = new URL(address);
	const isRight = protocol === 'https:' && port === '' && address.length <= MAX_ADDRESS;
	if (isRight) return address;
	throw inputError(hook.getNode(), {
		field: 'Address',
		happened: `X does not deliver to ${address}`,
		fix: `Run n8n at a public https address without a port, of at most ${MAX_ADDRESS} characters in all (WEBHOOK_URL of n8n).`,
	});
}
